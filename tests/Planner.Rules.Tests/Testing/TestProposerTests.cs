using Planner.Rules.Diagnostics;
using Planner.Rules.Testing;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Testing;

/// <summary>A draft runs as it stands, sees every rule it drafted, and notices nearly every change.</summary>
public sealed class TestProposerTests
{
    [Theory]
    [InlineData("criteria/commune-2016-2020.json", "c11/c11.01")]
    [InlineData("criteria/commune-2021-2025.json", "c11/c11.01")]
    [InlineData("criteria/commune-advanced-2021-2025.json", "a11/a11.01")]
    [InlineData("criteria/commune-model-2021-2025.json", "")]
    [InlineData("targets/bac-kan.json", "BK-05, BK-06, BK-09, BK-10")]
    public void Propose_ShippedFile_PassesAndLeavesOnlyWhatIsNoPlainLimit(string file, string byHand)
    {
        using var rules = new RulesCopy();
        var diagnostics = new DiagnosticBag();
        TestProposal? proposal = TestProposer.Propose($"{rules.Folder}/{file}", diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        Assert.Equal(byHand, string.Join(", ", proposal!.ByHand));
        string tests = Path.ChangeExtension(file, null) + RuleTester.Ending;
        rules.Write(tests, proposal.Json);
        SuiteResult? result = RuleTester.Run($"{rules.Folder}/{tests}", mutation: true, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        Assert.Equal([], result!.Cases.Where(c => !c.Passed).Select(c => $"{c.Span} {c.Name}"));
        string[] open = [.. proposal.ByHand, .. proposal.ByHand.Select(p => p.Split('/')[0])];
        Assert.Equal([], result.Coverage.Gaps.Where(g => !open.Contains(g.Rule)));
        Assert.True(result.Mutation!.Survivors.Count(s => !open.Contains(s.Rule) && !s.Change.StartsWith("p.povertyMax", StringComparison.Ordinal)) <= result.Mutation.Mutants / 20);
    }

    [Fact]
    public void Propose_LimitWrittenBeforeTheInput_TurnsTheDirection()
    {
        using var rules = new RulesCopy();
        rules.Write("poverty/small.json", """{ "WorkflowName": "w", "Rules": [{ "RuleName": "r", "Expression": "1500 >= household.incomePerMonth" }, { "RuleName": "s", "Expression": "household.deprivations == 2 + 1" }] }""");
        var diagnostics = new DiagnosticBag();
        TestProposal? proposal = TestProposer.Propose(rules.Folder + "/poverty/small.json", diagnostics);
        Assert.Contains("""{ "rules": ["r"], "input": "household.incomePerMonth", "step": 0.01, "holds": "to", "limit": 1500 }""", proposal!.Json, StringComparison.Ordinal);
        Assert.Contains("""{ "rules": ["s"], "input": "household.deprivations", "step": 1, "holds": "at", "limit": 3 }""", proposal.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_OutsideARulesFolder_SaysSo()
    {
        using var folder = new TestFolder("""{ "WorkflowName": "w", "Rules": [{ "RuleName": "r", "Expression": "x > 1" }] }""", "{}");
        var diagnostics = new DiagnosticBag();
        Assert.Null(TestProposer.Propose(folder.TestsFile.Replace(RuleTester.Ending, ".json", StringComparison.Ordinal), diagnostics));
        Assert.Equal("PLN0901", Assert.Single(diagnostics.InFileOrder()).Code);
    }
}
