using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

/// <summary>Each lever of the resolutions, as shipped, moves what docs/model.md says it moves, in that direction; against the reference on the same random numbers.</summary>
public class LeverDirectionTests(SouthernRuns runs) : IClassFixture<SouthernRuns>
{
    [Theory]
    [InlineData("conditional-support", "povertyRate", -1)] // QN-01
    [InlineData("conditional-support", "ethnicMinorityIncome", 1)]
    [InlineData("conditional-support", "spentMoney", -1, 2022)] // take-up is slower
    [InlineData("concentrated", "communesCertified", 1)] // QN-02
    [InlineData("concentrated", "meanCriteria", -1)]
    [InlineData("integrated", "meanCriteria", 1)] // QN-03
    [InlineData("fast-disbursement", "spentMoney", 1, 2022)] // QN-04
    [InlineData("fast-disbursement", "povertyRate", -1)]
    [InlineData("accurate-review", "povertyRate", -1)] // QN-05
    [InlineData("livelihoods", "ethnicMinorityIncome", 1)] // QN-06
    [InlineData("livelihoods", "meanCriteria", -1)]
    [InlineData("training-and-jobs", "trainedLabourShare", -1)] // QN-07: fewer are trained, more of them find a job
    [InlineData("training-and-jobs", "povertyRate", -1)]
    [InlineData("remote-roads", "electricityShare", -1)] // QN-L8: roads take from other works
    [InlineData("weakest-first", "electricityShare", -1)] // QN-L9: what is nearly complete waits
    [InlineData("officials-assigned", "povertyRate", -1)] // QN-L10
    [InlineData("all-levers", "povertyRate", -1)]
    [InlineData("all-levers", "communesCertified", 1)]
    public void QuangNgai_Lever_MovesItsWay(string scenario, string metric, int direction, int year = 2025) =>
        Assert.Equal(direction, Math.Sign(Change("quang-ngai", scenario, metric, year)));

    [Theory]
    [InlineData("priority-communes", "communesUnder15", -1)] // KT-L1
    [InlineData("concentrated", "communesCertified", 1)]
    [InlineData("integrated", "meanCriteria", 1)]
    [InlineData("no-overlap", "meanCriteria", 1)]
    public void KonTum_Lever_MovesItsWay(string scenario, string metric, int direction) =>
        Assert.Equal(direction, Math.Sign(Change("kon-tum", scenario, metric, 2025)));

    [Fact]
    public void KonTum_NormsBetweenBudgetLevels_ChangeResults() => Assert.NotEqual(0, Change("kon-tum", "district-norms", "meanCriteria", 2025));

    private double Change(string locality, string scenario, string metric, int year) =>
        runs.Mean(locality, scenario, metric, year) - runs.Mean(locality, "as-planned", metric, year);
}
