using System.Text;
using System.Text.Json;
using Planner.Rules.Diagnostics;
using Planner.Rules.Tests.Diagnostics.Wording;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Workflows;

/// <summary>Expressions and workflows that were written to do harm. Each is refused with place and reason.</summary>
public sealed class HostileExpressionsTests
{
    /// <summary>What the language accepts in safety, with the answer it gives: <c>=</c> is an alias of <c>==</c>.</summary>
    private static readonly Dictionary<string, string> Accepted = new() { ["h88"] = "false" };

    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "hostile-expressions.json"))).RootElement;

    public static TheoryData<string> Expressions => [.. Root.GetProperty("expressions").EnumerateArray().Select(e => e.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Run_HostileExpression_IsRefusedWithPlaceAndReason(string id)
    {
        EvaluationResult result = Evaluate($$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "Expression": {{Json(id)}} } ] }""");
        if (Accepted.TryGetValue(id, out string? answer))
        {
            Assert.Equal(answer, Rule(result).GetProperty("status").GetString());
            return;
        }

        ToldInVietnamese.All(result.Diagnostics);
        Diagnostic fault = result.Diagnostics[0];
        Assert.Equal("w.json", fault.Span.File);
        Assert.NotEqual("", fault.Message);
        if (result.ExitCode == 0)
        {
            Assert.Equal("error", Rule(result).GetProperty("status").GetString());
            Assert.True(fault.Span.Column > 50, $"{fault}: the place is inside the expression");
        }
        else
        {
            // Not even a workflow: a blank expression, or text that no file can hold.
            Assert.Contains(id, (string[])["h79", "h87"]);
        }
    }

    [Fact]
    public void Run_LongestHostileExpressions_TakeMemoryInProportionToTheirText()
    {
        string json = Json("h59");
        var file = $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "Expression": {{json}} } ] }""";
        Evaluate(file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Evaluate(file);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20L * json.Length);
    }

    [Fact]
    public void Run_EvaluateRuleOfItself_Throws() => Assert.Equal(1, Evaluate(Workflow("w01")).ExitCode);

    [Fact]
    public void Run_InjectionOfItself_Throws() => Assert.Equal(1, Evaluate(Workflow("w03")).ExitCode);

    [Fact]
    public void Run_DoublingTexts_IsAnErrorOfTheRule()
    {
        EvaluationResult result = Evaluate(Workflow("w05"));
        Assert.Equal("error", Rule(result).GetProperty("status").GetString());
        Assert.Contains("grow beyond", Rule(result).GetProperty("exceptionMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnclosedPlaceholders_StayAsWritten()
    {
        string message = string.Concat(Enumerable.Repeat("$(x", 200_000));
        EvaluationResult result = Evaluate(Workflow("w07").Replace("BUILD:$(x200000", message, StringComparison.Ordinal));
        Assert.Equal(message, Rule(result).GetProperty("exceptionMessage").GetString());
    }

    [Fact]
    public void Run_HostileOutputExpression_HasNoOutputAndSaysWhere()
    {
        EvaluationResult result = Evaluate(Workflow("w10"));
        Assert.Equal(JsonValueKind.Null, Rule(result).GetProperty("output").ValueKind);
        Assert.Equal("PLN0310", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void Run_MarkupInNames_IsKeptAsText()
    {
        JsonElement rule = Rule(Evaluate(Workflow("w12")));
        Assert.Equal("=1+1", rule.GetProperty("rule").GetString());
    }

    private static EvaluationResult Evaluate(string workflow) =>
        WorkflowEvaluation.Run(new EvaluationFile("w.json", workflow), new EvaluationFile("i.json", Root.GetProperty("inputs").GetRawText()));

    private static JsonElement Rule(EvaluationResult result) => JsonDocument.Parse(result.Json).RootElement.GetProperty("rules")[0];

    private static string Workflow(string id) =>
        Root.GetProperty("workflowLevel").EnumerateArray().First(w => w.GetProperty("id").GetString() == id).GetProperty("workflow").GetRawText();

    /// <summary>The expression as a JSON string, as it stands in the file: some are not even valid text.</summary>
    private static string Json(string id)
    {
        JsonElement entry = Root.GetProperty("expressions").EnumerateArray().First(e => e.GetProperty("id").GetString() == id);
        if (entry.TryGetProperty("expression", out JsonElement expression))
        {
            return expression.GetRawText();
        }

        var text = new StringBuilder();
        foreach (JsonElement part in entry.GetProperty("build").EnumerateArray())
        {
            text.Insert(text.Length, part[0].GetString()!, part[1].GetInt32());
        }

        return JsonSerializer.Serialize(text.ToString());
    }
}
