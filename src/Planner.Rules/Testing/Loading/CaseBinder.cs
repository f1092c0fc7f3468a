using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Testing.Running;
using Planner.Rules.Workflows;

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
        var state = new Values(new double[lanes], new double[shared], []);
        var lists = new Dictionary<string, GivenValue>(StringComparer.Ordinal);
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
                else if (given.Units is not null && inputs.Lists.TryGetValue(given.Path, out string? record))
                {
                    lists[record] = given;
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

        // A list is laid over what the case says of all: before the parameters, which follow each unit's own state.
        Dictionary<string, IReadOnlyList<(SourceSpan Span, Values Values, TestUnit Unit)>> units = lists.ToDictionary(
            l => l.Key, l => (IReadOnlyList<(SourceSpan, Values, TestUnit)>)[.. l.Value.Units!.Select(u => Unit(l.Key, u, state, region))], StringComparer.Ordinal);
        DatedValue?[] rows = FillParameters(state, region);
        List<Expectation> expectations = Expectations(written, state, units.ToDictionary(u => u.Key, u => u.Value.Select(v => (v.Span, v.Values)).ToList()), region);
        return new TestCase(
            written.Name,
            written.Title,
            written.Span,
            new TestUnit(state.Lanes, state.Shared, rows),
            units.ToDictionary(u => u.Key, u => (IReadOnlyList<TestUnit>)[.. u.Value.Select(v => v.Unit)], StringComparer.Ordinal),
            expectations);
    }

    private (SourceSpan, Values, TestUnit) Unit(string record, (SourceSpan Span, IReadOnlyList<GivenValue> Fields) written, Values all, string? region)
    {
        var state = new Values([.. all.Lanes], [.. all.Shared], [.. all.Given]);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (GivenValue field in written.Fields)
        {
            if (!seen.Add(field.Path))
            {
                diagnostics.Error(TestCode.Twice, field.PathSpan, $"'{field.Path}' is given twice");
            }
            else
            {
                Put(field with { Path = $"{record}.{field.Path}" }, state);
            }
        }

        DatedValue?[] rows = FillParameters(state, region);
        return (written.Span, state, new TestUnit(state.Lanes, state.Shared, rows));
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
            IEnumerable<string> known = (inputs.Regions.Count > 0 ? fields.Keys.Append(RegionName) : fields.Keys).Concat(inputs.Lists.Keys);
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
            if (given.Value is not null || given.Units is not null)
            {
                diagnostics.Error(TestCode.Value, given.Span, $"'{field.Path}' must be {expected}");
            }

            return;
        }

        (field.Bank == SlotBank.Lane ? state.Lanes : state.Shared)[field.Slot] = fits;
        state.Given.Add(field);
    }

    private DatedValue?[] FillParameters(Values state, string? region)
    {
        var rows = new DatedValue?[inputs.Parameters.Count];
        if (region is null || rows.Length == 0 || !fields.TryGetValue("year", out InputField? year) || !state.Given.Contains(year))
        {
            return rows;
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

        return rows;
    }

    private List<Expectation> Expectations(
        WrittenCase written, Values state, Dictionary<string, List<(SourceSpan Span, Values Values)>> units, string? region)
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

            bool number = rule.Kind is NodeKind.Number or NodeKind.Aggregate;
            if (number && expected.Expected.Outcome is RuleOutcome.True or RuleOutcome.False)
            {
                diagnostics.Error(TestCode.Value, expected.Span, $"'{expected.Rule}' is a number; expect a number, a range {{ \"from\": …, \"to\": … }} or \"error\"");
            }

            if (expected.Expected.Outcome is null && rule.LeftSide is null && !number)
            {
                diagnostics.Error(TestCode.NoLeftSide, expected.Span, $"'{expected.Rule}' is not one comparison, so it has no left side to be a number; expect true, false or \"error\"");
            }

            if (rule.Kind == NodeKind.Aggregate && !units.ContainsKey(rule.Record))
            {
                string list = inputs.Lists.First(l => l.Value == rule.Record).Key;
                diagnostics.Error(TestCode.NotGiven, expected.Span, $"'{expected.Rule}' is a metric over units; give them as '{list}': [{{ … }}, …]");
                continue;
            }

            foreach ((SourceSpan? unit, Values given) in rule.Kind == NodeKind.Aggregate ? units[rule.Record].Select(u => ((SourceSpan?)u.Span, u.Values)) : [(null, state)])
            {
                List<string> missing = [.. rule.Inputs.Where(i => !given.Given.Contains(i)).Select(i => i.Path).Order(StringComparer.Ordinal)];
                if (missing.Count == 0)
                {
                    continue;
                }

                bool tables = missing.Exists(m => parameters.ContainsKey(m)) && region is null;
                string hint = tables ? "; give 'region' and 'year' to take parameters from their tables" : "";
                string names = string.Join(", ", missing.Take(5)) + (missing.Count > 5 ? ", …" : "");
                diagnostics.Error(TestCode.NotGiven, unit ?? expected.Span, $"'{expected.Rule}' reads {names}, which nothing gives{hint}");
            }

            expectations.Add(new Expectation(rule, expected.Span, expected.Expected));
        }

        return expectations;
    }

    private sealed record Values(double[] Lanes, double[] Shared, HashSet<InputField> Given);
}
