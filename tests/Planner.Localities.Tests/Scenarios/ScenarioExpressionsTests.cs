using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Linting;
using Planner.Rules.Testing;

namespace Planner.Localities.Tests.Scenarios;

/// <summary>Expressions that a scenario writes itself can be tested and are linted as those of the rule files.</summary>
public sealed class ScenarioExpressionsTests : IDisposable
{
    private const string Own =
        """
        "seed": 1,
        "allocations": { "ntm": { "rule": "equal", "filter": "commune.criteriaMet >= 10" } },
        "allocationRules": { "mine": { "title": { "vi": "x", "en": "x" }, "kind": "weights",
          "weight": "commune.povertyRate <= 100 ? 2.0 : p.fundingWeightUnder15", "filter": "commune.income < 0", "assumption": "t" } },
        """;

    private readonly LocalityOnDisk folder = new();

    public ScenarioExpressionsTests()
    {
        string rules = Path.GetRelativePath(folder.Folder, Path.Combine(RepositoryFolder.Root, "rules")).Replace('\\', '/');
        folder.Change("locality.json", "\"rules\": \"../../rules\"", $"\"rules\": \"{rules}\"");
        folder.Change("goc.scenario.json", "\"seed\": 1,", Own);
        folder.Change("goc.scenario.json", "\"quota\"", "\"key\": \"commune.criteriaMet + 0.5\", \"quota\"");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_OwnExpressions_AreNamed() =>
        Assert.Equal(["mine/weight", "mine/filter", "ntm/filter", "registration/key"], Expressions().Select(e => e.Name));

    [Fact]
    public void Run_TestsBesideAScenario_PassCoverAndScore()
    {
        folder.Write("goc.scenario.tests.json", """
            { "file": "goc.scenario.json", "given": { "year": 2023, "region": "TDMNPB" },
              "cases": [{ "given": { "commune": { "criteriaMet": 7 } }, "expect": { "registration/key": 7.5 } }],
              "boundaries": [{ "rules": ["ntm/filter"], "input": "commune.criteriaMet", "step": 1, "holds": "from", "limit": 10 }] }
            """);
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(folder["goc.scenario.tests.json"], mutation: true, diagnostics, sources: [new ScenarioExpressions()]);
        Assert.Equal([], diagnostics.InFileOrder());
        Assert.True(result!.Passed);
        Assert.DoesNotContain(result.Coverage.Gaps, g => g.Rule is "ntm/filter" or "registration/key");
        Assert.Contains(result.Coverage.Gaps, g => g.Rule == "mine/weight");
        Assert.DoesNotContain(result.Mutation!.Survivors, s => s.Rule is "ntm/filter" or "registration/key");
    }

    [Fact]
    public void CheckExpressions_WhatCannotBe_IsFoundAndUsesAreTold()
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlySet<string> used = RuleLint.CheckExpressions(ShippedPack.Value, Expressions(), 2020, 2025, diagnostics);
        Assert.Equal([LintCode.AlwaysFalse, LintCode.AlwaysTrue], diagnostics.InFileOrder().Select(d => d.Code).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(["fundingWeightUnder15"], used);
    }

    private IReadOnlyList<NamedExpression> Expressions()
    {
        var diagnostics = new DiagnosticBag();
        ExpressionFile? file = new ScenarioExpressions().Read(folder["goc.scenario.json"], diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        return file!.Expressions;
    }
}
