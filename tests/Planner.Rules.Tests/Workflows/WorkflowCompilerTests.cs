using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Tests.Diagnostics.Wording;
using Planner.Rules.Tests.Language;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Workflows;

public sealed class WorkflowCompilerTests
{
    private const string Criteria = """
        { "WorkflowName": "W",
          "GlobalParams": [ { "Name": "g", "Expression": "p.t + 2" } ],
          "Rules": [
            { "RuleName": "a", "Operator": "And", "Properties": { "unit": "%" }, "Rules": [
              { "RuleName": "a1", "Expression": "commune.x >= g" },
              { "RuleName": "a2", "Expression": "\u0063ommune.y > p.u \u0026\u0026 commune.b" },
              { "RuleName": "a3", "Expression": "false", "Enabled": false } ] },
            { "RuleName": "b", "Operator": "Or", "LocalParams": [ { "Name": "k", "Expression": "commune.i / commune.j" } ], "Rules": [
              { "RuleName": "b1", "Expression": "k == 3" },
              { "RuleName": "b2", "Expression": "commune.c" } ] },
            { "RuleName": "off", "Enabled": false, "Expression": "nonsense(" } ] }
        """;

    [Fact]
    public void Evaluate_GroupsParamsAndDisabledRules_FollowRulesEngine()
    {
        CompiledWorkflow workflow = Compile(Criteria);
        Assert.Equal(["a", "b"], workflow.Rules.Select(r => r.Name));
        Assert.Equal("%", workflow.Rules[0].Properties!["unit"]!.Text);
        Assert.Equal(["a1", "a2"], workflow.Rules[0].Children.Select(c => c.Name));
        Assert.False(Evaluate(workflow.Rules[0]));
        Assert.True(Evaluate(workflow.Rules[1]));
        double[] noDivision = SampleInputs.Lanes;
        noDivision[4] = 0;
        Assert.False(workflow.Rules[1].Evaluate(noDivision, 0, 1, SampleInputs.Shared, 0));
        Assert.Equal(RuleOutcome.Error, workflow.Rules[1].Children[1].Outcome(noDivision, 0, 1, SampleInputs.Shared, 0));
    }

    [Fact]
    public void Explain_FailingGroup_NamesDecidingComparisonMarginUnitAndPlace()
    {
        RuleExplanation explanation = Compile(Criteria).Rules[0].Explain(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
        Assert.Equal(RuleOutcome.False, explanation.Outcome);
        Assert.Equal(3, explanation.Comparisons.Count);
        ComparisonExplanation x = explanation.Comparisons[0];
        Assert.True(x.Passed);
        Assert.False(x.Decisive);
        Assert.Equal(0.5, x.Margin);
        Assert.Equal("%", x.Unit);
        ComparisonExplanation y = explanation.Comparisons[1];
        Assert.Equal(("commune.y > p.u", ">", 45.0, 50.0, -5.0), (y.Expression, y.Operator, (double)y.Left!, (double)y.Right!, y.Margin!.Value));
        Assert.False(y.Passed);
        Assert.True(y.Decisive);
        Assert.Equal("%", y.Unit);

        // Escapes count as they are written: the comparison starts behind the opening quote and is five columns wider for its \u0063.
        Assert.Equal(("w.json", 6, 42, 20), (y.Span.File, y.Span.Line, y.Span.Column, y.Span.Length));
        ComparisonExplanation b = explanation.Comparisons[2];
        Assert.False(b.Reached);
        Assert.True(b.Passed);
    }

    [Theory]
    [InlineData("Or", "commune.x > 100", "commune.y > 100", "!!")]
    [InlineData("Or", "commune.x > 100", "commune.y > 10", ".!")]
    [InlineData("Or", "commune.x > 10", "commune.y > 10", "..")]
    [InlineData("And", "commune.x > 100", "commune.y > 100", "..")]
    [InlineData("And", "commune.x > 10", "commune.y > 100", ".!")]
    [InlineData("AndAlso", "commune.x > 10", "commune.y > 10", "!!")]
    public void Explain_Group_ChildDecidesUnlessASiblingDoes(string op, string first, string second, string decisive)
    {
        string json = $$"""
            { "WorkflowName": "W", "Rules": [ { "RuleName": "g", "Operator": "{{op}}", "Rules": [
              { "RuleName": "a", "Expression": "{{first}}" }, { "RuleName": "b", "Expression": "{{second}}" } ] } ] }
            """;
        RuleExplanation explanation = Compile(json).Rules[0].Explain(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
        Assert.Equal(decisive, string.Concat(explanation.Comparisons.Select(c => c.Decisive ? '!' : '.')));
        Assert.Equal(decisive, string.Concat(explanation.Children.Select(c => c.Decisive ? '!' : '.')));
    }

    [Theory]
    [InlineData("""{ "WorkflowName": "W", "Rules": [ { "RuleName": "a", "Expression": "commune.q > 1" }, { "RuleName": "b", "Expression": "x" } ] }""", "PLN0311 PLN0310")]
    [InlineData("""{ "WorkflowName": "W", "WorkflowsToInject": [ "Z" ], "Rules": [ { "RuleName": "a", "Expression": "true" } ] }""", "PLN0408")]
    [InlineData("""{ "WorkflowName": "W", "WorkflowsToInject": [ "W" ], "Rules": [ { "RuleName": "a", "Expression": "true" } ] }""", "PLN0409")]
    [InlineData("""{ "WorkflowName": "W", "GlobalParams": [ { "Name": "Year", "Expression": "1" } ], "Rules": [ { "RuleName": "a", "Expression": "true" } ] }""", "PLN0318")]
    [InlineData("""{ "WorkflowName": "W", "Rules": [ { "RuleName": "a", "Expression": "true", "Expresion": "true" } ] }""", "PLN0014")]
    [InlineData("""{ "WorkflowName": "W", "Rules": [ { "RuleName": "a", "Expression": "true" }, { "RuleName": "a", "Expression": "true" } ] }""", "PLN0405")]
    [InlineData("""{ "WorkflowName": "W", "Rules": [ { "RuleName": "a", "Operator": "and", "Rules": [ { "RuleName": "b", "Expression": "true" } ] } ] }""", "PLN0404")]
    [InlineData("""{ "WorkflowName": "W", "Rules": [ { "RuleName": "a", "Operator": "And" }, { "RuleName": "b" }, { "Expression": "true" } ] }""", "PLN0403 PLN0403 PLN0401")]
    [InlineData("""{ "WorkflowName": "W", "Rules": [] }""", "PLN0402")]
    [InlineData("""{ "WorkflowName": "W", "Rules": [ { "RuleName": "a", "Expression": "true", "Actions": { "OnSuccess": { "Name": "OutputExpresion" } } } ] }""", "PLN0410")]
    public void Load_FaultyFile_ReportsCodes(string json, string codes)
    {
        var diagnostics = new DiagnosticBag();
        Load(json, diagnostics);
        ToldInVietnamese.All(diagnostics.InFileOrder());
        Assert.Equal(codes, string.Join(' ', diagnostics.InFileOrder().Select(d => d.Code)));
    }

    private static bool Evaluate(CompiledRule rule)
    {
        bool value = rule.Evaluate(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
        Assert.Equal(value, rule.Explain(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0).Passed);
        return value;
    }

    private static CompiledWorkflow Compile(string json)
    {
        var diagnostics = new DiagnosticBag();
        CompiledWorkflow? workflow = Load(json, diagnostics);
        Assert.True(workflow is not null, string.Join('\n', diagnostics.InFileOrder()));
        return workflow;
    }

    private static CompiledWorkflow? Load(string json, DiagnosticBag diagnostics)
    {
        JsonValue root = JsonFile.Parse("w.json", Encoding.UTF8.GetBytes(json), diagnostics)!;
        IReadOnlyList<Workflow> workflows = WorkflowLoader.Load(root, WorkflowStrictness.Planner, diagnostics);
        return diagnostics.HasErrors ? null : WorkflowCompiler.Compile(workflows[0], workflows, SampleInputs.Layout, diagnostics);
    }
}
