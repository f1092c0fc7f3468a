using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Loading;

/// <summary>Looks up the names of cases, puts their inputs into slots, and takes the parameters of their region and year from the tables.</summary>
internal sealed class CaseBinder
{
    private const string RegionName = "region";

    private readonly WorkflowInputs inputs;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, InputField> fields;
    private readonly Dictionary<string, RuleNode?> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> parameters;
    private readonly int lanes;
    private readonly int shared;

    public CaseBinder(WorkflowInputs inputs, IReadOnlyList<RuleNode> nodes, DiagnosticBag diagnostics)
    {
        this.inputs = inputs;
        this.diagnostics = diagnostics;
        fields = inputs.Layout.Fields.ToDictionary(f => f.Path, StringComparer.OrdinalIgnoreCase);
        parameters = inputs.Parameters.Select((p, i) => (p, i)).ToDictionary(x => "p." + x.p.Id, x => x.i, StringComparer.OrdinalIgnoreCase);
        lanes = 1 + inputs.Layout.Fields.Where(f => f.Bank == SlotBank.Lane).Select(f => f.Slot).DefaultIfEmpty(0).Max();
        shared = 1 + inputs.Layout.Fields.Where(f => f.Bank == SlotBank.Shared).Select(f => f.Slot).DefaultIfEmpty(0).Max();
        foreach (RuleNode node in nodes)
        {
            rules[node.Path] = node;

            // A name that two groups use (possible where workflows are injected) must be given with its path.
            rules[node.Rule.Name] = rules.TryGetValue(node.Rule.Name, out RuleNode? other) && !ReferenceEquals(other, node) ? null : node;
        }
    }

    /// <summary>The case; what is wrong with it is reported.</summary>
    public TestCase Bind(WrittenCase written)
    {
        var state = new Values(new double[lanes], new double[shared], new HashSet<InputField>());
        string? region = null;
        foreach (IReadOnlyList<GivenValue> layer in written.Given)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (GivenValue given in layer)
            {
                if (!seen.Add(given.Path))
                {
                    diagnostics.Error(TestCode.Twice, given.PathSpan, $"'{given.Path}' is given twice");
                }
                else if (given.Path == RegionName && inputs.Regions.Count > 0)
                {
                    region = Region(given) ?? region;
                }
                else
                {
                    Put(given, state);
                }
            }
        }

        var rows = new DatedValue?[inputs.Parameters.Count];
        FillParameters(state, region, rows);
        return new TestCase(written.Name, written.Title, written.Span, state.Lanes, state.Shared, rows, Expectations(written, state, region));
    }

    private string? Region(GivenValue given)
    {
        if (given.Value is string name && inputs.Regions.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        string hint = NearestName.Hint(given.Value as string ?? "", inputs.Regions);
        diagnostics.Error(TestCode.Value, given.Span, $"there is no region '{given.Value}'; expected one of {string.Join(", ", inputs.Regions)}{hint}");
        return null;
    }

    private void Put(GivenValue given, Values state)
    {
        if (!fields.TryGetValue(given.Path, out InputField? field))
        {
            IEnumerable<string> known = inputs.Regions.Count > 0 ? fields.Keys.Append(RegionName) : fields.Keys;
            diagnostics.Error(TestCode.UnknownInput, given.PathSpan, $"there is no input '{given.Path}'{NearestName.Hint(given.Path, known)}");
            return;
        }

        double? value = (field.Type, given.Value) switch
        {
            (InputType.Bool, bool truth) => truth ? 1 : 0,
            (InputType.Int, double whole) when whole == Math.Floor(whole) && Math.Abs(whole) <= int.MaxValue => whole,
            (InputType.Double, double number) => number,
            _ => null,
        };
        if (value is not { } fits)
        {
            string expected = field.Type switch { InputType.Bool => "true or false", InputType.Int => "a whole number", _ => "a number" };
            if (given.Value is not null)
            {
                diagnostics.Error(TestCode.Value, given.Span, $"'{field.Path}' must be {expected}");
            }

            return;
        }

        (field.Bank == SlotBank.Lane ? state.Lanes : state.Shared)[field.Slot] = fits;
        state.Given.Add(field);
    }

    private void FillParameters(Values state, string? region, DatedValue?[] rows)
    {
        if (region is null || inputs.Parameters.Count == 0 || !fields.TryGetValue("year", out InputField? year) || !state.Given.Contains(year))
        {
            return;
        }

        foreach ((string name, CompiledExpression when) in inputs.Overrides)
        {
            if (when.Inputs.All(state.Given.Contains) && when.Scalar(state.Lanes, 0, 1, state.Shared, 0) == 1)
            {
                region = name;
                break;
            }
        }

        foreach ((string path, int index) in parameters)
        {
            InputField field = fields[path];
            if (!state.Given.Contains(field) && inputs.Parameters[index].RowAt(region, (int)state.Shared[year.Slot]) is { } row)
            {
                rows[index] = row;
                state.Shared[field.Slot] = row.Value;
                state.Given.Add(field);
            }
        }
    }

    private List<Expectation> Expectations(WrittenCase written, Values state, string? region)
    {
        var expectations = new List<Expectation>();
        foreach (WrittenExpectation expected in written.Expected)
        {
            if (!rules.TryGetValue(expected.Rule, out RuleNode? rule) || rule is null)
            {
                string what = rules.ContainsKey(expected.Rule) ? "names several rules; write it with its group, 'group/rule'" : "is no enabled rule of the workflow";
                diagnostics.Error(TestCode.UnknownRule, expected.RuleSpan, $"'{expected.Rule}' {what}{NearestName.Hint(expected.Rule, rules.Keys)}");
                continue;
            }

            if (expectations.Exists(e => ReferenceEquals(e.Rule, rule)))
            {
                diagnostics.Error(TestCode.Twice, expected.RuleSpan, $"'{expected.Rule}' is expected twice");
            }

            if (expected.Expected.Outcome is null && rule.LeftSide is null)
            {
                diagnostics.Error(TestCode.NoLeftSide, expected.Span, $"'{expected.Rule}' is not one comparison, so it has no left side to be a number; expect true, false or \"error\"");
            }

            List<string> missing = [.. rule.Inputs.Where(i => !state.Given.Contains(i)).Select(i => i.Path).Order(StringComparer.Ordinal)];
            if (missing.Count > 0)
            {
                bool tables = missing.Exists(m => parameters.ContainsKey(m)) && region is null;
                string hint = tables ? "; give 'region' and 'year' to take parameters from their tables" : "";
                string names = string.Join(", ", missing.Take(5)) + (missing.Count > 5 ? ", …" : "");
                diagnostics.Error(TestCode.NotGiven, expected.Span, $"'{expected.Rule}' reads {names}, which nothing gives{hint}");
            }

            expectations.Add(new Expectation(rule, expected.Span, expected.Expected));
        }

        return expectations;
    }

    private sealed record Values(double[] Lanes, double[] Shared, HashSet<InputField> Given);
}
