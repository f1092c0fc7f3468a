using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Tests.Language;
using Planner.Rules.Tests.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Workflows;

/// <summary>Rules over many replicates at once against the same rules replicate by replicate.</summary>
public sealed class LaneRuleTests
{
    private const string Criteria = """
        { "WorkflowName": "W",
          "GlobalParams": [ { "Name": "g", "Expression": "p.t + 2" }, { "Name": "h", "Expression": "commune.x - g" }, { "Name": "safe", "Expression": "10 / (year - 2020)" } ],
          "Rules": [
            { "RuleName": "and", "Operator": "And", "Rules": [
              { "RuleName": "a1", "Expression": "h >= 0" },
              { "RuleName": "a2", "Operator": "Or", "LocalParams": [ { "Name": "k", "Expression": "commune.i / commune.j" } ], "Rules": [
                { "RuleName": "a21", "Expression": "k >= 1 && safe == 3" },
                { "RuleName": "a22", "Expression": "commune.c" } ] },
              { "RuleName": "a3", "Expression": "commune.i * 7L > -8" } ] },
            { "RuleName": "or", "Operator": "Or", "Rules": [
              { "RuleName": "b1", "Expression": "commune.y > p.u && commune.b" },
              { "RuleName": "b2", "Expression": "false", "Enabled": false },
              { "RuleName": "b3", "Expression": "commune.i / commune.j > 2" } ] },
            { "RuleName": "alone", "Expression": "commune.i % commune.j == 1" },
            { "RuleName": "long", "Expression": "long(commune.x) / commune.j > 2L" },
            { "RuleName": "empty", "Operator": "And", "Rules": [ { "RuleName": "c1", "Expression": "true", "Enabled": false } ] } ] }
        """;

    [Theory]
    [InlineData(2023)]
    [InlineData(2020)]
    public void Evaluate_OverLanes_AgreesWithOutcome(int year)
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<Workflow>? workflows = WorkflowLoader.Load(JsonFile.Parse("w.json", Encoding.UTF8.GetBytes(Criteria), diagnostics)!, WorkflowStrictness.Planner, diagnostics);
        CompiledWorkflow? workflow = WorkflowCompiler.Compile(workflows![0], workflows, SampleInputs.Layout, diagnostics);
        Assert.True(workflow is not null, string.Join('\n', diagnostics.InFileOrder()));
        var random = new Random(year);
        const int Count = 1_043;
        const int Stride = Count + 6;
        double[] lanes = new double[SampleInputs.LaneSlots * Stride];
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = i / Stride is 0 or 1 ? random.Next(0, 100) : random.Next(-2, 4);
        }

        foreach (CompiledRule rule in workflow.Rules)
        {
            AssertAgrees(rule, lanes, Stride, Count, [year, 10, 50]);
        }

        CompiledRule outside = workflow.Find("and")!;
        var refused = new DiagnosticBag();
        Assert.False(outside.CheckLanes(refused));
        Assert.All(refused.InFileOrder(), d => Assert.Equal(("PLN0331", 9), (d.Code, d.Span.Line)));
        Assert.True(workflow.Find("or")!.CheckLanes(new DiagnosticBag()));
    }

    [Fact]
    public void Evaluate_NestedGroupsThatCannotFail_AgreeWithOutcome()
    {
        const string text = """
            { "WorkflowName": "W", "Rules": [
              { "RuleName": "and", "Operator": "And", "Rules": [
                { "RuleName": "a1", "Expression": "commune.x >= p.t" },
                { "RuleName": "a2", "Operator": "OrElse", "Rules": [ { "RuleName": "a21", "Expression": "commune.c" }, { "RuleName": "a22", "Expression": "commune.i < 2 && commune.y > 20" } ] },
                { "RuleName": "a3", "Expression": "true" } ] },
              { "RuleName": "or", "Operator": "Or", "Rules": [
                { "RuleName": "b1", "Operator": "AndAlso", "Rules": [ { "RuleName": "b11", "Expression": "commune.b" }, { "RuleName": "b12", "Expression": "commune.x < p.u" } ] },
                { "RuleName": "b2", "Expression": "commune.j == 3" } ] },
              { "RuleName": "shared", "Operator": "And", "Rules": [ { "RuleName": "d1", "Expression": "year > 2020" }, { "RuleName": "d2", "Expression": "p.t > 5" } ] } ] }
            """;
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<Workflow>? workflows = WorkflowLoader.Load(JsonFile.Parse("w.json", Encoding.UTF8.GetBytes(text), diagnostics)!, WorkflowStrictness.Planner, diagnostics);
        CompiledWorkflow? workflow = WorkflowCompiler.Compile(workflows![0], workflows, SampleInputs.Layout, diagnostics);
        Assert.True(workflow is not null, string.Join('\n', diagnostics.InFileOrder()));
        var random = new Random(11);
        const int Count = 533;
        double[] lanes = new double[SampleInputs.LaneSlots * Count];
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = i / Count is 0 or 1 ? random.Next(0, 100) : random.Next(-2, 4);
        }

        foreach (CompiledRule rule in workflow.Rules)
        {
            AssertAgrees(rule, lanes, Count, Count, [2023, 10, 50]);
        }
    }

    [Fact]
    public void Evaluate_ShippedCriteria_AreInsideTheLanesAndAgreeWithOutcome()
    {
        RulePack pack = ShippedRules.Load();
        const int Count = 83;
        var random = new Random(7);
        int rules = 0;
        var layouts = new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, 2020, 2025);
        foreach (CompiledRule rule in pack.CriteriaSets.SelectMany(s =>
            WorkflowCompiler.Compile(s.Workflow, [], s.Scope == IndicatorScope.Commune ? layouts.Commune : layouts.District, new())!.Rules))
        {
            var diagnostics = new DiagnosticBag();
            Assert.True(rule.CheckLanes(diagnostics), string.Join('\n', diagnostics.InFileOrder()));
            List<InputField> inputs = [.. InputsOf(rule)];
            double[] lanes = new double[(inputs.Select(f => f.Slot).DefaultIfEmpty(0).Max() + 1) * Count];
            double[] shared = new double[inputs.Select(f => f.Slot).DefaultIfEmpty(0).Max() + 1];
            Fill(lanes, random);
            Fill(shared, random);
            AssertAgrees(rule, lanes, Count, Count, shared);
            rules++;
        }

        Assert.True(rules > 19);
    }

    [Fact]
    public void CompileLanes_SeveralAtATime_TheSameAnswers()
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<Workflow>? workflows = WorkflowLoader.Load(JsonFile.Parse("w.json", Encoding.UTF8.GetBytes(Criteria), diagnostics)!, WorkflowStrictness.Planner, diagnostics);
        CompiledWorkflow ahead = WorkflowCompiler.Compile(workflows![0], workflows, SampleInputs.Layout, diagnostics)!;
        CompiledWorkflow late = WorkflowCompiler.Compile(workflows[0], workflows, SampleInputs.Layout, diagnostics)!;
        CompiledRule.CompileLanes(ahead.Rules, 4, CancellationToken.None);
        const int Count = 64;
        double[] lanes = new double[SampleInputs.LaneSlots * Count];
        Fill(lanes, new Random(5));
        for (int r = 0; r < ahead.Rules.Count; r++)
        {
            byte[] first = new byte[Count];
            byte[] second = new byte[Count];
            ahead.Rules[r].Evaluate(lanes, 0, Count, [2023, 10, 50], 0, first, []);
            late.Rules[r].Evaluate(lanes, 0, Count, [2023, 10, 50], 0, second, []);
            Assert.Equal(second, first);
        }

        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => CompiledRule.CompileLanes(late.Rules, 2, cancelled.Token));
    }

    private static void Fill(double[] bank, Random random)
    {
        for (int i = 0; i < bank.Length; i++)
        {
            bank[i] = random.Next(0, 12) * 10;
        }
    }

    private static IEnumerable<InputField> InputsOf(CompiledRule rule) => (rule.Expression?.Inputs ?? []).Concat(rule.Children.SelectMany(InputsOf));

    private static void AssertAgrees(CompiledRule rule, double[] lanes, int stride, int count, double[] shared)
    {
        byte[] truths = new byte[count];
        byte[] errors = new byte[count];
        byte[] alone = new byte[count];
        rule.Evaluate(lanes, 0, stride, shared, 0, truths, errors);
        rule.Evaluate(lanes, 0, stride, shared, 0, alone, []);
        Assert.Equal(truths, alone);
        for (int i = 0; i < count; i++)
        {
            RuleOutcome expected = rule.Outcome(lanes, i, stride, shared, 0);
            Assert.Equal(expected, errors[i] == 1 ? RuleOutcome.Error : truths[i] == 1 ? RuleOutcome.True : RuleOutcome.False);
            Assert.True(errors[i] == 0 || truths[i] == 0);
        }
    }
}
