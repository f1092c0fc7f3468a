using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Workflows;

namespace Planner.Fuzzing.Targets;

/// <summary>Whole evaluations with RulesEngine's meaning: workflow, inputs and settings, all three changed.</summary>
internal sealed class EvalTarget : FuzzTarget
{
    private readonly JsonChanges changes;
    private readonly JsonSample[] cases;

    public EvalTarget()
    {
        string[] texts = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        JsonElement hostile = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hostile-expressions.json"))).RootElement;
        string inputs = hostile.GetProperty("inputs").GetRawText();
        cases =
        [
            .. texts.Select(t => new JsonSample(t)).Where(s => s.Text.Length < 20_000),
            .. hostile.GetProperty("workflowLevel").EnumerateArray().Select(w => new JsonSample($$"""{ "workflow": {{w.GetProperty("workflow").GetRawText()}}, "inputs": {{inputs}} }""")),
        ];
        changes = new JsonChanges(cases, Repository.Expressions);
    }

    public override string Name => "eval";

    public override string Ending => ".json";

    public override int Weight => 15;

    public override byte[] Make(Random random) => changes.Make(random.Pick(cases), random);

    public override bool Try(byte[] input)
    {
        if (!Utf8.IsValid(input))
        {
            return Run(Encoding.UTF8.GetString(input), "{}", null);
        }

        string workflow = Encoding.UTF8.GetString(input);
        string? inputs = null, settings = null;
        try
        {
            JsonElement root = JsonDocument.Parse(input).RootElement;
            (workflow, inputs, settings) = (Raw(root, "workflow") ?? Raw(root, "workflows") ?? workflow, Raw(root, "inputs"), Raw(root, "settings"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a member whose name is no text: then the whole is the workflow.
        }

        return Run(workflow, inputs ?? "{}", settings);
    }

    private static bool Run(string workflow, string inputs, string? settings)
    {
        EvaluationResult result = WorkflowEvaluation.Run(
            new EvaluationFile("w.json", workflow), new EvaluationFile("i.json", inputs), null, settings is null ? null : new EvaluationFile("s.json", settings));
        foreach (Diagnostic d in result.Diagnostics)
        {
            FuzzFaultException.Unless(d.Span.Line >= 1 && d.Span.Column >= 1 && d.Message.Length > 0 && !d.Message.Any(Checked.Harmful), () => $"a message that no terminal should get: {d}");
        }

        FuzzFaultException.Unless(result.ExitCode is >= 0 and <= 2, () => $"exit {result.ExitCode}");
        using JsonDocument document = JsonDocument.Parse(result.Json);
        return result.ExitCode == 0;
    }

    private static string? Raw(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : null;
}
