using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Language;
using Planner.Rules.Testing.Loading;
using Planner.Rules.Testing.Proposing;
using Planner.Rules.Testing.Running;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing;

/// <summary>
/// Drafts a tests file for a rule file of a rules folder: a boundary for every rule that compares one input with a limit. The limits are those of
/// the rule file and its parameter tables, so the draft is worth nothing until an analyst has replaced them by the law's.
/// </summary>
public static class TestProposer
{
    private const string Schema = "../schema/tests.schema.json";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Drafts the tests of a rule file.</summary>
    /// <param name="workflowFile">The rule file; it must hold one workflow and lie in a rules folder.</param>
    /// <param name="diagnostics">Receives the faults of the rule file and its parameters.</param>
    /// <returns>The draft, or null when a file has errors.</returns>
    public static TestProposal? Propose(string workflowFile, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(workflowFile);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();
        TestProposal? proposal = null;
        if (JsonFile.Read(workflowFile, faults) is { } root)
        {
            IReadOnlyList<Workflow> workflows = WorkflowLoader.Load(root, WorkflowStrictness.Planner, faults);
            WorkflowInputs? inputs = faults.HasErrors ? null : WorkflowInputsReader.Of(workflowFile, SourceSpan.StartOf(workflowFile), DraftSelection.None, faults);
            if (inputs is not null && WorkflowCompiler.Compile(workflows[0], workflows, inputs.Layout, faults) is { } compiled)
            {
                proposal = Draft(Path.GetFileName(workflowFile), compiled, inputs);
            }
        }

        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : proposal;
    }

    private static TestProposal Draft(string file, CompiledWorkflow workflow, WorkflowInputs inputs)
    {
        var finder = new LimitFinder(inputs);
        var limits = new Dictionary<RuleNode, ProposedLimit>();
        var byHand = new List<string>();
        foreach (RuleNode rule in RuleNode.AllOf(workflow).Where(r => r.Rule.Expression is not null))
        {
            if (finder.Of(rule) is { } limit)
            {
                limits.Add(rule, limit);
            }
            else
            {
                byHand.Add(rule.Path);
            }
        }

        // Where two rules set different limits to one input, the value that passes one may fail the other; groups are then left to the analyst.
        var passing = new Dictionary<InputField, double>();
        var clashing = new HashSet<InputField>();
        foreach (ProposedLimit limit in limits.Values)
        {
            if (!passing.TryAdd(limit.Input, limit.Passing) && passing[limit.Input] != limit.Passing)
            {
                clashing.Add(limit.Input);
            }
        }

        var json = new StringBuilder();
        json.Append("{\n").Append(CultureInfo.InvariantCulture, $"  \"$schema\": {Text(Schema)},\n  \"workflow\": {Text(file)},\n");
        json.Append("  \"assumption\": \"Draft: the limits were read from the rule file and its parameters. Replace each by the law's own number, then name the document in 'source'.\",\n");
        AppendGiven(json, inputs, passing);
        json.Append("  \"boundaries\": [\n");
        json.AppendJoin(",\n", limits.Values.Select(l => Boundary(l, limits, clashing)));
        json.Append("\n  ]\n}\n");
        return new TestProposal(json.ToString(), limits.Count, byHand);
    }

    private static void AppendGiven(StringBuilder json, WorkflowInputs inputs, Dictionary<InputField, double> passing)
    {
        var members = new List<string>();
        if (inputs.Regions.Count > 0 && inputs.Years.Count > 0)
        {
            members.Add(string.Create(CultureInfo.InvariantCulture, $"    \"year\": {inputs.Years[^1]}"));
            members.Add($"    \"region\": {Text(inputs.Regions[0])}");
        }

        foreach (IGrouping<string, KeyValuePair<InputField, double>> record in passing.GroupBy(p => p.Key.Record))
        {
            string fields = string.Join(",\n      ", record.Select(f => $"{Text(f.Key.Name)}: {Number(f.Value)}"));
            members.Add($"    {Text(record.Key)}: {{\n      {fields}\n    }}");
        }

        json.Append("  \"given\": {\n").AppendJoin(",\n", members).Append("\n  },\n");
    }

    private static string Boundary(ProposedLimit limit, Dictionary<RuleNode, ProposedLimit> limits, HashSet<InputField> clashing)
    {
        var rules = new List<string> { limit.Rule.Path };
        for (RuleNode? group = limit.Rule.Parent; group is not null && !group.Rule.IsAny; group = group.Parent)
        {
            // The group turns with this rule only if all its other rules are known to hold.
            IEnumerable<RuleNode> below = group.WithDescendants().Where(r => r.Rule.Expression is not null);
            bool others = below.All(r => limits.TryGetValue(r, out ProposedLimit? l) && !clashing.Contains(l.Input) && (r == limit.Rule || l.Input != limit.Input));
            if (!others || group.WithDescendants().Any(r => r.Rule.IsAny && r.Children.Count > 1))
            {
                break;
            }

            rules.Add(group.Path);
        }

        string head = $"    {{ \"rules\": [{string.Join(", ", rules.Select(Text))}], \"input\": {Text(limit.Input.Path)}, \"step\": {Number(limit.Step)}, \"holds\": {Text(limit.Holds)}, ";
        if (limit.Limits is [(null, null, { } only)])
        {
            return head + $"\"limit\": {Number(only)} }}";
        }

        bool years = limit.Limits[0].Year is not null;
        string columns = years ? "\"year\", \"region\"" : "\"region\"";
        IEnumerable<string> rows = limit.Limits.Select(l =>
            $"[{(years ? string.Create(CultureInfo.InvariantCulture, $"{l.Year}, ") : "")}{Text(l.Region!)}, {Number(l.Limit)}]");
        return head + $"\"columns\": [{columns}],\n      \"rows\": [\n        {string.Join(",\n        ", rows)}\n      ] }}";
    }

    private static string Text(string text) => JsonSerializer.Serialize(text, Plain);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
