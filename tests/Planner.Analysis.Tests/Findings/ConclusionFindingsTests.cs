using Planner.Analysis.Comparison;
using Planner.Analysis.Findings;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Findings;

public sealed class ConclusionFindingsTests
{
    private static EnsembleBuilder Builder()
    {
        EnsembleBuilder builder = new EnsembleBuilder { Replicates = 200, Communes = 6 }
            .Component("ntp.roads", "Đường", "Roads")
            .Component("ntp.water", "Nước", "Water")
            .Target("T1", ">=", 0.2, "percent", null, "a", "a")
            .Target("T2", ">=", 0.55, "percent", null, "b", "b")
            .Target("T3", ">=", 0.95, "percent", null, "c", "c");
        builder.Criteria.AddRange([("TC01", "Quy hoạch", "Planning"), ("TC10", "Thu nhập", "Income")]);
        return builder;
    }

    private static Ensemble Scenario(string id, double shift, double money) => Builder().Build(
        id,
        new LocalizedText(id, id),
        (_, _, _) => 0,
        (_, r) => ((r * 0.6180339887) % 1) + shift,
        [("ntp.roads", 2022, money), ("ntp.water", 2023, 10), ("ntp.roads", 2020, 99)],
        (c, k, y) => k == 0 && y == 2 && c > 0 ? money / 10 : 0,
        (c, k, _) => k == 0 ? 200 : c < 4 ? 50 : 200);

    [Fact]
    public void Of_Reference_CountsSortsAndFindsObstacles()
    {
        ConclusionFindings findings = ConclusionFindings.Of(EnsembleComparison.Of([Scenario("plan", 0, 100)]));

        Assert.Equal((1, 1, 1), (findings.Likely, findings.Uncertain, findings.Unlikely));
        Assert.Equal(["T3", "T2"], findings.Hardest.Select(t => t.Target.Id));
        Assert.Empty(findings.Verdicts);
        Assert.Null(findings.BestAtSameMoney);
        Assert.Equal("TC10", Assert.Single(findings.Bottlenecks).Rule);
        Assert.Equal("Thu nhập", findings.Bottlenecks[0].Title.Vi);
        Assert.Equal(3, findings.Bottlenecks[0].Communes, 12); // 4 communes fail in 3 of 4 replicates
        Assert.Equal(110, findings.Money.Approved, 9); // 2020 is over before the first simulated year
        Assert.Equal(50, findings.Money.Spent, 9);
        Assert.Equal("ntp.water", Assert.Single(findings.Money.Components, c => c.ReachesNobody).Component.Id);
        Assert.Equal([0], findings.Money.Unreached);
    }

    [Fact]
    public void Of_OtherScenarios_JudgesThemAtTheirMoney()
    {
        var comparison = EnsembleComparison.Of(
            [Scenario("plan", 0, 100), Scenario("worse", -0.1, 100), Scenario("better", 0.1, 100), Scenario("rich", 0.3, 133)]);

        ConclusionFindings findings = ConclusionFindings.Of(comparison);

        Assert.Equal("better", findings.BestAtSameMoney!.Scenario.Id);
        Assert.Equal(3, findings.BestAtSameMoney.Better.Count);
        Assert.Empty(findings.BestAtSameMoney.Worse);
        Assert.Equal("rich", findings.BestWithMore!.Scenario.Id);
        Assert.Equal(1.3, findings.BestWithMore.MoneyRatio!.Value, 9);
        Assert.Equal(-findings.Verdicts[0].Worse.Count, findings.Verdicts[0].Balance);
    }

    [Fact]
    public void Of_TargetsThatNoReplicateMeets_PutsTheFarthestFirst()
    {
        EnsembleBuilder builder = new EnsembleBuilder()
            .Target("near", ">=", 98.5, "percent", null, "a", "a")
            .Target("far", ">=", 61, "communes", null, "b", "b");
        Ensemble ensemble = builder.Build("plan", new LocalizedText("a", "a"), (_, _, _) => 0, (t, _) => t == 0 ? 96.8 : 19);

        ConclusionFindings findings = ConclusionFindings.Of(EnsembleComparison.Of([ensemble]));

        Assert.Equal(["far", "near"], findings.Hardest.Select(t => t.Target.Id));
    }
}
