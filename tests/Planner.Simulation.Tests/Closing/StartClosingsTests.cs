using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Closing;

public class StartClosingsTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    [Fact]
    public void Of_FirstTable_JudgesAsTheStartJudgementDoes()
    {
        PreparedScenario scenario = shipped.Prepare(shipped.Scenario("as-planned"));
        IReadOnlyList<CommuneClosing> closings = StartClosings.Of(shipped.Model, scenario, 2025, 2, 2, null, CancellationToken.None);
        Assert.Equal(2 * shipped.Model.Communes.Count, closings.Count);
        var judged = StartJudgement.Of(shipped.Model, scenario, 2025).Where(j => j.Set.Level == CommuneLevel.NewRural).ToList();
        var mine = closings.Where(c => c.Table == 0).SelectMany(c => c.Criteria.Select(k => (shipped.Model.Communes[c.Commune].Id, k.Criterion, k.Met)));
        Assert.Equal(judged.Select(j => (j.Commune, j.Criterion.Name, j.Met)), mine);
    }

    [Fact]
    public void Of_AnyThreads_SamePrices()
    {
        PreparedScenario scenario = shipped.Prepare(shipped.Scenario("as-planned"));
        double?[] One(int threads) => [.. StartClosings.Of(shipped.Model, scenario, 2025, 1, threads, null, CancellationToken.None).SelectMany(c => c.Criteria.Select(k => k.Money))];
        Assert.Equal(One(1), One(3));
    }

    [Fact]
    public void Of_OpenCriteria_ArePricedOrLeftToWhatNoWorkBuys()
    {
        PreparedScenario scenario = shipped.Prepare(shipped.Scenario("as-planned"));
        CriterionClosing[] open =
            [.. StartClosings.Of(shipped.Model, scenario, 2025, 1, 2, null, CancellationToken.None).SelectMany(c => c.Criteria).Where(k => !k.Met)];
        Assert.NotEmpty(open);
        Assert.All(open.Where(k => k.Buyable), k => Assert.True(k.Money > 0));
        Assert.Contains(open, k => k.Buyable);

        // Income and poverty are outcomes: no work raises them by itself.
        Assert.All(open.Where(k => k.Changes.Any(c => c.Turning.Input.Name is "income" or "povertyRate" or "nearPoorRate")), k => Assert.False(k.Buyable));
    }
}
