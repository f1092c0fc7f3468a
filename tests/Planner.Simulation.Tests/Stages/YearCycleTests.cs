using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

/// <summary>A run goes commune by commune, a replay stage by stage; neither order may change a bit.</summary>
public class YearCycleTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    private const int Lanes = 72; // a tile of households and a rest

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Year_CommuneByCommune_SameBitsAsStageByStage(bool timed)
    {
        PreparedScenario scenario = shipped.Prepare(shipped.Scenario("as-planned"));
        var clock = timed ? new StageClock() : null;
        var byCommune = new YearCycle(shipped.Model, scenario, clock);
        var byStage = new YearCycle(shipped.Model, scenario);
        var one = new BlockState(shipped.Model, new LaneDraws(5), Lanes);
        var other = new BlockState(shipped.Model, new LaneDraws(5), Lanes);
        byCommune.Start(one, 7);
        byStage.Start(other, 7);
        for (int year = shipped.Model.Locality.StartYear + 1; year <= shipped.Model.Locality.EndYear; year++)
        {
            byCommune.Year(one, year);
            foreach (IStage stage in byStage.Stages)
            {
                stage.Run(other, year);
            }

            Assert.True(one.Lanes.AsSpan().SequenceEqual(other.Lanes), $"communes differ in {year}");
            Assert.True(one.Districts.AsSpan().SequenceEqual(other.Districts), $"districts differ in {year}");
            Assert.True(one.LocalityColumns.AsSpan().SequenceEqual(other.LocalityColumns), $"the locality differs in {year}");
            Assert.True(one.Money.AsSpan().SequenceEqual(other.Money), $"money differs in {year}");
            Assert.True(one.FirstYear.AsSpan().SequenceEqual(other.FirstYear), $"first years differ in {year}");
            Assert.True(one.CriterionPassed.AsSpan().SequenceEqual(other.CriterionPassed), $"criteria differ in {year}");
        }

        Assert.True(one.Metrics.AsSpan().SequenceEqual(other.Metrics), "metrics differ");
    }

    [Fact]
    public void Run_Cancelled_StopsBetweenCommunes()
    {
        using var cancel = new CancellationTokenSource();
        var stage = new CancellingStage(cancel, 2);
        var pass = new CommunePass(shipped.Model.Communes.Count, [stage], null, new StateGuard(shipped.Model), shipped.Model.Locality.EndYear);
        var block = new BlockState(shipped.Model, new LaneDraws(5), 8);
        Assert.Throws<OperationCanceledException>(() => pass.Run(block, shipped.Model.Locality.EndYear, cancel.Token));
        Assert.Equal(2, stage.Visited);
    }

    /// <summary>Cancels when it has visited so many communes.</summary>
    private sealed class CancellingStage(CancellationTokenSource cancel, int last) : CommuneStage(last + 1)
    {
        public int Visited { get; private set; }

        public override void Commune(BlockState block, int year, int c)
        {
            if (++Visited == last)
            {
                cancel.Cancel();
            }
        }
    }
}
