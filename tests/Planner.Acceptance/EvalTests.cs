using System.Text.Json;

namespace Planner.Acceptance;

public sealed class EvalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner-eval-").FullName;

    [Fact]
    public void Workflow_IsRunOnInputs()
    {
        string workflow = Write("workflow.json", """
            [
              { "WorkflowName": "other", "Rules": [{ "RuleName": "x", "Expression": "false" }] },
              {
                "WorkflowName": "w",
                "Rules": [
                  { "RuleName": "rich", "Expression": "commune.income >= 48 && commune.poor < 10" },
                  { "RuleName": "any", "Operator": "Or", "Rules": [
                    { "RuleName": "a", "Expression": "commune.income > 100" },
                    { "RuleName": "b", "Expression": "commune.poor <= 5" }] }
                ]
              }
            ]
            """);
        string inputs = Write("inputs.json", """{ "commune": { "income": 50.5, "poor": 4 } }""");
        CommandRun run = CommandRun.Of("eval", workflow, inputs, "--run", "w");
        JsonElement document = run.Json();
        Assert.Equal(["status", "error", "rules"], document.EnumerateObject().Select(m => m.Name));
        Assert.Equal("ok", document.GetProperty("status").GetString());
        Dictionary<string, string?> rules = document.GetProperty("rules").EnumerateArray()
            .ToDictionary(r => r.GetProperty("rule").GetString()!, r => r.GetProperty("status").GetString());
        Assert.Equal("true", rules["rich"]);
        Assert.Equal("true", rules["any"]);
        Assert.Equal("false", rules["any/a"]);
        Assert.Equal("true", rules["any/b"]);
    }

    [Fact]
    public void UnknownWorkflow_Throws_WithExitCode1AndADocument()
    {
        string workflow = Write("workflow.json", """{ "WorkflowName": "w", "Rules": [{ "RuleName": "r", "Expression": "true" }] }""");
        CommandRun run = CommandRun.Of("eval", workflow, Write("inputs.json", "{}"), "--run", "no such");
        Assert.Equal(1, run.Code);
        using JsonDocument document = JsonDocument.Parse(run.Out);
        Assert.Equal("throws", document.RootElement.GetProperty("status").GetString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
