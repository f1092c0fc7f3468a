using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;
using Planner.Simulation.Tests.Oracles;

namespace Planner.Simulation.Tests.Stages;

public class AreaStageTests
{
    [Theory]
    [InlineData(20.0, 10, 10, 5)] // half the villages of a commune at the threshold lie above it
    [InlineData(0.0, 10, 10, 0)]
    [InlineData(100.0, 10, 7, 7)]
    [InlineData(20.0, 10, 3, 3)] // only the three poorest were especially difficult, all of them above
    public void Remaining_VillagesAroundTheirCommune_CountsThoseAtOrAboveTheThreshold(double rate, int villages, int difficult, int expected) =>
        Assert.Equal(expected, Remaining(rate, villages, difficult));

    [Fact]
    public void Remaining_AgainstTheNormalDistribution_MatchesTheQuantilesCount()
    {
        // 14 % in the commune: villages above 20 % are those with Φ-quantile ≥ (logit 0.2 − logit 0.14)/0.5.
        double z = (Math.Log(0.2 / 0.8) - Math.Log(0.14 / 0.86)) / 0.5;
        int expected = Enumerable.Range(1, 20).Count(j => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - ((j - 0.5) / 20)) >= z);
        Assert.Equal(expected, Remaining(14, 20, 20));
    }

    [Fact]
    public void Remaining_CommunesNotPreparedFor_AreCountedAlike()
    {
        var prepared = new VillageReview(20, 0.5, Enumerable.Range(1, 30).Select(v => (v, v)));
        var empty = new VillageReview(20, 0.5, []);
        for (int villages = 1; villages <= 30; villages++)
        {
            for (double rate = -1; rate <= 101; rate += 0.75)
            {
                double[] difficult = Enumerable.Range(0, 8).Select(i => (double)Math.Min(i * 4, villages)).ToArray();
                double[] other = [.. difficult];
                double[] expected = [.. difficult.Select(n => (double)ScalarAreaStage.Remaining(rate, villages, (int)n, 20, 0.5))];
                double[] rates = [.. Enumerable.Repeat(rate, 8)];
                double[] counts = [.. Enumerable.Repeat((double)villages, 8)];
                prepared.Run(rates, counts, difficult, new double[8]);
                empty.Run(rates, counts, other, new double[8]);
                Assert.Equal(expected, difficult);
                Assert.Equal(expected, other);
            }
        }
    }

    [Fact]
    public void Run_Certification_EndsTheStatusAndWhatItPaidFor()
    {
        var small = new SmallModel
        {
            Indicators = [SmallModel.Indicator("roads") with { LossOnSwitch = 15 }, SmallModel.Indicator("water")],
        };
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        BlockState block = SmallModel.Block(model, 5, 2);
        new StartState(model, scenario).Fill(block, 0);
        block.Column(0, CommuneSlots.EspeciallyDifficult).Fill(1);
        block.Column(0, CommuneSlots.Certified)[1] = 1;
        new AreaStage(model, scenario).Run(block, 2023);
        Assert.Equal([1, 0], block.Column(0, CommuneSlots.EspeciallyDifficult)[..2].ToArray());
        Assert.Equal([40, 25], block.Column(0, model.Slots.Indicators)[..2].ToArray());
        Assert.Equal([40, 40], block.Column(0, model.Slots.Indicators + 1)[..2].ToArray());
    }

    private static int Remaining(double rate, int villages, int difficult)
    {
        double[] remaining = [.. Enumerable.Repeat((double)difficult, 8)];
        new VillageReview(20, 0.5, [(villages, difficult)]).Run(
            Enumerable.Repeat(rate, 8).ToArray(), Enumerable.Repeat((double)villages, 8).ToArray(), remaining, new double[8]);
        Assert.All(remaining, x => Assert.Equal(remaining[0], x));
        return (int)remaining[0];
    }
}
