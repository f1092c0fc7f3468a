using Planner.Analysis.Attainment;
using Planner.Analysis.Optimisation;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Optimisation;

public sealed class PlanScoreTests
{
    [Fact]
    public void Of_WorstTenth_IsTheMeanOfTheWorstTenth()
    {
        // Conditional value at risk of 0, 1, …, 99 at a tenth: the mean of 0…9.
        Ensemble ensemble = Of(r => r);
        PlanObjective objective = new(ObjectiveKind.Worst, [Condition(">=", 0)], 0.1);
        Assert.Equal(4.5, new PlanScore(objective, ensemble).Of(ensemble).Average(), 1e-9);
        PlanObjective low = new(ObjectiveKind.Worst, [Condition("<=", 0)], 0.1);
        Assert.Equal(-94.5, new PlanScore(low, ensemble).Of(ensemble).Average(), 1e-9);
    }

    [Fact]
    public void Of_ChanceOutOfReach_StillPrefersWhatComesNearer()
    {
        Ensemble present = Of(r => 20 + (r % 7)), nearer = Of(r => 24 + (r % 7)), there = Of(r => 62 + (r % 7));
        var score = new PlanScore(new PlanObjective(ObjectiveKind.Chance, [Condition(">=", 61)]), present);
        double[] means = [score.Of(present).Average(), score.Of(nearer).Average(), score.Of(there).Average()];
        Assert.True(means[0] < means[1] && means[1] < means[2]);
        Assert.All(means, m => Assert.InRange(m, 0, 1));
        Assert.True(means[2] > 0.5 && means[1] < 0.5);
    }

    [Fact]
    public void Met_TwoConditions_AsksForBothInTheSameFuture()
    {
        Ensemble ensemble = Of(r => r);
        PlanObjective both = new(ObjectiveKind.Chance, [Condition(">=", 40), Condition("<", 60)]);
        Assert.Equal(20, both.Met(ensemble).Count(m => m));
        Assert.Equal(2, both.Quantity(ensemble)[50]);
        Assert.Equal(1, both.Quantity(ensemble)[10]);
    }

    private static ObjectiveCondition Condition(string comparison, double required) =>
        new("communesCertified", new LocalizedText("a", "b"), "communes", null, 0, new Requirement(comparison, required, true));

    private static Ensemble Of(Func<int, double> value) => new EnsembleBuilder { Replicates = 100, Tables = 1, Communes = 2, Synthetic = false, Seed = 1 }
        .Metric("communesCertified", "communes", "Xã đạt chuẩn", "Communes certified")
        .Component("ntm.soft", "a", "b")
        .Target("T-1", ">=", 61, "communes", "communesCertified", "a", "b")
        .Build("one", new LocalizedText("a", "b"), (_, _, r) => value(r), (_, r) => value(r));
}
