using System.Text.Json;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Workflows;

/// <summary>What the shipped cases leave out: settings, scopes, actions, and inputs that cannot be read.</summary>
public sealed class WorkflowEvaluationTests
{
    private const string One = """{ "input1": { "x": 2, "n": null } }""";

    [Fact]
    public void Run_MemberMissingFromDynamicInput_IsErrorWithNearestName()
    {
        EvaluationResult result = Run(Leaf("input1.xx > 1"));
        Assert.Equal("error", Status(result, "r"));
        Assert.Equal(
            "w.json:1:76: error PLN0311: No property or field 'xx' exists in 'input1'; did you mean 'x'?", Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void Run_RuleWithFault_DocumentHasTheMembersOfTheFormatOnly()
    {
        EvaluationResult result = Run(Leaf("input1.xx > 1"));
        JsonElement document = JsonDocument.Parse(result.Json).RootElement;
        Assert.Equal(["status", "error", "rules"], document.EnumerateObject().Select(m => m.Name));
        Assert.Equal(["rule", "status", "isSuccess", "exceptionMessage", "output"], Rule(result, "r").EnumerateObject().Select(m => m.Name));
    }

    [Theory]
    [InlineData("input1.n == null", "true")]
    [InlineData("input1.n > 1", "error")]
    [InlineData("X == 2 && it.x == 2", "true")]
    public void Run_DynamicInput_Answers(string expression, string status) => Assert.Equal(status, Status(Run(Leaf(expression)), "r"));

    [Theory]
    [InlineData("input1.X == 2", "error")]
    [InlineData("input1.x == 2 AND true", "error")]
    [InlineData("input1.x == 2 and true", "true")]
    public void Run_CaseSensitiveSetting_TellsCasesApart(string expression, string status) =>
        Assert.Equal(status, Status(Run(Leaf(expression), settings: """{ "IsExpressionCaseSensitive": true }"""), "r"));

    [Fact]
    public void Run_ParsingNotAsMessage_UnparsableRuleIsPlainFalse() => Assert.Equal(
        "false", Status(Run(Leaf("input1.x >"), settings: """{ "EnableExceptionAsErrorMessageForRuleExpressionParsing": false }"""), "r"));

    [Fact]
    public void Run_OperatorInWrongCase_LoadsAndFailsWhenRun()
    {
        string workflow = """{ "WorkflowName": "W", "Rules": [ { "RuleName": "g", "Operator": "and", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ] }""";
        Assert.Equal("error", Status(Run(workflow), "g"));
    }

    [Theory]
    [InlineData("[ { \"Name\": \"a\", \"Expression\": \"b\" }, { \"Name\": \"b\", \"Expression\": \"1\" } ]", "a == 1", "error")]
    [InlineData("[ { \"Name\": \"a\", \"Expression\": \"1\" }, { \"Name\": \"A\", \"Expression\": \"1\" } ]", "true", "error")]
    [InlineData("[ { \"Name\": \"a\", \"Expression\": \"input1.x\" }, { \"Name\": \"b\", \"Expression\": \"a * 2\" } ]", "b == 4", "true")]
    [InlineData("[ { \"Name\": \"a\", \"Expression\": \"x\" } ]", "a == input1.x", "true")]
    [InlineData("[ { \"Name\": \"a\", \"Expression\": \"null\" } ]", "a == null", "true")]
    [InlineData("[ { \"Name\": \"a\", \"Expression\": \"new [] { 1, 2 }\" } ]", "2 in a", "true")]
    public void Run_LocalParams_AreSeenInOrder(string locals, string expression, string status)
    {
        string workflow = $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "LocalParams": {{locals}}, "Expression": "{{expression}}" } ] }""";
        Assert.Equal(status, Status(Run(workflow), "r"));
    }

    [Fact]
    public void Run_FailingGlobal_FailsEveryRuleAndSaysWhere()
    {
        string workflow = """{ "WorkflowName": "W", "GlobalParams": [ { "Name": "g", "Expression": "1 / (input1.x - 2)" } ], "Rules": [ { "RuleName": "a", "Expression": "true" }, { "RuleName": "b", "Expression": "true" } ] }""";
        EvaluationResult result = Run(workflow);
        Assert.Equal(("error", "error"), (Status(result, "a"), Status(result, "b")));
        Assert.Contains("Attempted to divide by zero.", Rule(result, "b").GetProperty("exceptionMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutputOfRecordsAndLists_IsJson()
    {
        JsonElement output = Rule(Run(WithOutput("new (input1.x as X, new [] { 1.5, 2 } as L, 1.0 / 0 as I)")), "r").GetProperty("output");
        Assert.Equal("""{"X":2,"L":[1.5,2],"I":null}""", JsonSerializer.Serialize(output));
    }

    [Fact]
    public void Run_FailingOutput_LeavesTheRuleAndSaysWhere()
    {
        EvaluationResult result = Run(WithOutput("input1.y"));
        Assert.Equal("true", Status(result, "r"));
        Assert.Equal(JsonValueKind.Null, Rule(result, "r").GetProperty("output").ValueKind);
        Assert.Equal("PLN0311", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void Run_EvaluateRuleWithInputs_PassesThem()
    {
        string workflow = """
            { "WorkflowName": "W", "Rules": [
              { "RuleName": "p", "Expression": "true", "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": {
                "workflowName": "V", "ruleName": "q", "inputFilter": [], "additionalInputs": [ { "Name": "y", "Expression": "input1.x + 1" } ] } } } } ] }
            """;
        string target = """{ "WorkflowName": "V", "Rules": [ { "RuleName": "q", "Expression": "y == 3", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "y * 2" } } } } ] }""";
        Assert.Equal(6, Rule(Run($"[{workflow}, {target}]"), "p").GetProperty("output").GetInt32());
    }

    [Theory]
    [InlineData("not json", One, null, null, 1)]
    [InlineData("[]", One, null, null, 1)]
    [InlineData("{ \"WorkflowName\": \"W\", \"Rules\": [ { \"RuleName\": \"r\", \"Expression\": \"true\" } ] }", "[]", null, null, 2)]
    [InlineData("{ \"WorkflowName\": \"W\", \"Rules\": [ { \"RuleName\": \"r\", \"Expression\": \"true\" } ] }", "{ \"a\": { \"$dubble\": 1 } }", null, null, 2)]
    [InlineData("{ \"WorkflowName\": \"W\", \"Rules\": [ { \"RuleName\": \"r\", \"Expression\": \"true\" } ] }", One, "V", null, 1)]
    [InlineData("{ \"WorkflowName\": \"W\", \"Rules\": [ { \"RuleName\": \"r\", \"Expression\": \"true\" } ] }", One, null, "{ \"Fast\": true }", 2)]
    [InlineData("{ \"WorkflowName\": \"W\", \"Rules\": [ { \"RuleName\": \"r\", \"Enabled\": \"false\", \"Expression\": \"true\" } ] }", One, null, null, 1)]
    public void Run_WhatCannotBeRead_IsRefused(string workflow, string inputs, string? run, string? settings, int exitCode)
    {
        EvaluationResult result = WorkflowEvaluation.Run(
            new EvaluationFile("w.json", workflow), new EvaluationFile("i.json", inputs), run, settings is null ? null : new EvaluationFile("s.json", settings));
        Assert.Equal(exitCode, result.ExitCode);
        JsonElement root = JsonDocument.Parse(result.Json).RootElement;
        Assert.Equal("throws", root.GetProperty("status").GetString());
        Assert.NotEqual("", root.GetProperty("error").GetString());
    }

    [Fact]
    public void Run_TooDeepNesting_IsRefused()
    {
        string rule = """{ "RuleName": "r", "Expression": "true" }""";
        for (int i = 0; i < 40; i++)
        {
            rule = $$"""{ "RuleName": "g{{i}}", "Operator": "And", "Rules": [ {{rule}} ] }""";
        }

        Assert.Equal(1, Run($$"""{ "WorkflowName": "W", "Rules": [ {{rule}} ] }""").ExitCode);
    }

    private static string Leaf(string expression) => $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "Expression": {{JsonSerializer.Serialize(expression)}} } ] }""";

    private static string WithOutput(string expression) =>
        $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "{{expression}}" } } } } ] }""";

    private static EvaluationResult Run(string workflow, string? settings = null) => WorkflowEvaluation.Run(
        new EvaluationFile("w.json", workflow), new EvaluationFile("i.json", One), null, settings is null ? null : new EvaluationFile("s.json", settings));

    private static JsonElement Rule(EvaluationResult result, string name) =>
        JsonDocument.Parse(result.Json).RootElement.GetProperty("rules").EnumerateArray().First(r => r.GetProperty("rule").GetString() == name);

    private static string Status(EvaluationResult result, string name) => Rule(result, name).GetProperty("status").GetString()!;
}
