using Planner.Analysis.Funding;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Funding;

public sealed class DistrictFundingTests
{
    // Communes 0, 2, 4 lie in the first district, 1, 3, 5 in the second.
    private static Ensemble Run(Func<int, int, int, double> spending) => new EnsembleBuilder()
        .Component("ntm.roads", "Đường", "Roads").Component("poverty.cows", "Bò", "Cows")
        .Build("plan", new LocalizedText("Kế hoạch", "Plan"), (_, _, _) => 0, (_, _) => 0, [("ntm.roads", 2021, 9), ("ntm.roads", 2022, 4), ("poverty.cows", 2022, 5)], spending);

    [Fact]
    public void Of_SpendingOfAYear_SharesThatYearsMoneyInItsProportion()
    {
        // 2021: a commune of the first district spends twice what one of the second does; 2022: only the second.
        var funding = DistrictFunding.Of(Run((c, k, y) => (k, y) switch { (0, 1) => c % 2 == 0 ? 0.2 : 0.1, (0, 2) => c % 2 == 0 ? 0 : 0.3, (1, 2) => 0.1, _ => 0 }));

        FundingRow roads = funding.Rows.Single(r => r.Programme == "ntm");
        Assert.Equal([6.0, 3 + 4], roads.Districts.Select(d => Math.Round(d, 9)));
        Assert.Equal(0, roads.Nowhere);
        Assert.Equal([2.5, 2.5], funding.Rows.Single(r => r.Programme == "poverty").Districts.Select(d => Math.Round(d, 9)));
        Assert.Equal((2021, 2025), (funding.From, funding.To));
    }

    [Fact]
    public void Of_MoneyThatReachesNoCommune_GoesToNoDistrict()
    {
        var funding = DistrictFunding.Of(Run((_, k, y) => k == 0 && y == 1 ? 0.1 : 0));

        Assert.Equal((4.0, 5.0), (funding.Rows.Single(r => r.Programme == "ntm").Nowhere, funding.Rows.Single(r => r.Programme == "poverty").Nowhere));
        Assert.Equal(18, funding.Total, 9);
    }

    [Fact]
    public void Rounded_AnyShares_AddToWhatWasApproved()
    {
        var funding = DistrictFunding.Of(Run((c, _, y) => y is 1 or 2 ? 0.1 + (0.0137 * c) : 0));

        Assert.Equal(18_000, funding.Rounded.Sum(r => r.Sum()));
        Assert.Equal([13_000L, 5_000], funding.Rounded.Select(r => r.Sum()));
    }
}
