using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Tests.Language;
using Planner.Rules.Workflows;

namespace Planner.Fuzzing.Targets;

/// <summary>JSON files: the tree with its places, then a workflow read strictly and as RulesEngine does, and checked.</summary>
internal sealed class JsonTarget : FuzzTarget
{
    private const string File = "w.json";

    private readonly JsonChanges changes = new(
        [.. Repository.RuleFiles.Where(f => f.Contains("criteria", StringComparison.Ordinal) || f.Contains("targets", StringComparison.Ordinal)).Select(JsonSample.Of).Where(s => s.Text.Length < 60_000), .. Small()],
        Repository.Expressions);

    public override string Name => "json";

    public override string Ending => ".json";

    public override int Weight => 30;

    public override byte[] Make(Random random) => random.Next(5) == 0 ? changes.Make(random) : changes.Make(Small()[random.Next(Small().Length)], random);

    public override bool Try(byte[] input)
    {
        var diagnostics = new DiagnosticBag();
        JsonValue? root = JsonFile.Parse(File, input, diagnostics);
        FuzzFaultException.Unless(root is null == diagnostics.HasErrors, () => "a tree and faults");
        if (root is null)
        {
            Checked.All(diagnostics, File, input);
            return false;
        }

        CheckPlaces(root, Encoding.UTF8.GetString(input).TrimStart('\uFEFF').Split('\n'));
        var loose = new DiagnosticBag();
        WorkflowLoader.Load(root, WorkflowStrictness.RulesEngine, loose);
        Checked.All(loose, File, input);
        IReadOnlyList<Workflow> workflows = WorkflowLoader.Load(root, WorkflowStrictness.Planner, diagnostics);
        if (!diagnostics.HasErrors)
        {
            foreach (Workflow workflow in workflows)
            {
                WorkflowCompiler.Check(workflow, workflows, SampleInputs.Layout, diagnostics);
            }
        }

        Checked.All(diagnostics, File, input);
        return !diagnostics.HasErrors;
    }

    private static void CheckPlaces(JsonValue root, string[] lines)
    {
        var open = new Stack<JsonValue>();
        open.Push(root);
        while (open.TryPop(out JsonValue? value))
        {
            string line = lines[value.Span.Line - 1];
            string token = value.Kind switch { JsonKind.Object => "{", JsonKind.Array => "[", _ => value.Raw };
            FuzzFaultException.Unless(string.CompareOrdinal(line, value.Span.Column - 1, token, 0, token.Length) == 0, () => $"{value.Span}: '{token}' does not stand there");
            if (value.Kind == JsonKind.Text)
            {
                _ = value.SpanOf(value.Text.Length);
            }

            foreach (JsonMember member in value.Members)
            {
                FuzzFaultException.Unless(lines[member.NameSpan.Line - 1][member.NameSpan.Column - 1] == '"', () => $"{member.NameSpan}: no name stands there");
                open.Push(member.Value);
            }

            foreach (JsonValue item in value.Items)
            {
                open.Push(item);
            }
        }
    }

    private static JsonSample[] Small() => SmallSamples.Value;

    private static readonly Lazy<JsonSample[]> SmallSamples = new(() =>
    [
        new("""
            { "WorkflowName": "W", "GlobalParams": [ { "Name": "g", "Expression": "commune.x * 2" } ], "WorkflowsToInject": [ "V" ],
              "Rules": [
                { "RuleName": "a", "Operator": "And", "Enabled": true, "LocalParams": [ { "Name": "l", "Expression": "g + 1" } ], "Properties": { "title": { "vi": "Thu nhập", "en": "Income" }, "unit": "percent" },
                  "Rules": [ { "RuleName": "a.1", "Expression": "l > p.t" }, { "RuleName": "a.2", "Expression": "commune.i / commune.j > 2", "ErrorMessage": "$(l) of $(commune.x)" } ] },
                { "RuleName": "b", "Expression": "commune.b || year > 2022", "SuccessEvent": "10",
                  "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "commune.y" } }, "OnFailure": { "Name": "EvaluateRule", "Context": { "workflowName": "W", "ruleName": "a" } } } } ] }
            """),
        new("""
            [ { "WorkflowName": "W", "WorkflowsToInject": [ "V", "U" ], "Rules": [ { "RuleName": "a", "Expression": "true" } ] },
              { "WorkflowName": "V", "WorkflowsToInject": [ "U" ], "Rules": [ { "RuleName": "b", "Expression": "commune.x in (1, 2)" } ] },
              { "WorkflowName": "U", "Rules": [ { "RuleName": "c", "Operator": "Or", "Rules": [ { "RuleName": "c1", "Expression": "not commune.b" } ] } ] } ]
            """),
        new("""{ "a": [1, -2.5e3, "x\u00e9\n", null, true, false, [], {}], "đ": { "vi": "Đồng Văn", "en": "x" } }"""),
    ]);
}
