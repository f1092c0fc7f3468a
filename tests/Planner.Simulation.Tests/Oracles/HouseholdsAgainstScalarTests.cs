using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stages over lanes against the engine as first written, on the shipped locality: the same counts of households from the same uniforms.</summary>
public class HouseholdsAgainstScalarTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    private const int Lanes = 72; // more than one tile of lanes, no multiple of the tables

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(1000)]
    public void StartState_AnyBlock_IsTheSimpleOne(int firstReplicate)
    {
        PreparedScenario scenario = shipped.Prepare(shipped.Scenario("as-planned"));
        BlockState simple = Block(scenario), block = Block(scenario);
        Array.Fill(block.Lanes, double.NaN);
        Array.Fill(block.FirstYear, 7);
        new ScalarStartState(shipped.Model, scenario).Fill(simple, firstReplicate);
        new StartState(shipped.Model, scenario).Fill(block, firstReplicate);
        Assert.Equal(simple.Lanes, block.Lanes);
        Assert.Equal(simple.FirstYear, block.FirstYear);
        Assert.Equal(simple.Districts, block.Districts);
        Assert.Equal(simple.Uncertain, block.Uncertain);
        Assert.Equal(simple.CommuneHazard, block.CommuneHazard);
        Assert.Equal(simple.CommuneIncome, block.CommuneIncome);
    }

    [Fact]
    public void PovertyStage_EveryYear_MovesTheHouseholdsThatTheSimpleOneMoves()
    {
        PreparedScenario scenario = shipped.Prepare(shipped.Scenario("as-planned"));
        BlockState simple = Block(scenario), block = Block(scenario);
        var cycle = new YearCycle(shipped.Model, scenario);
        var oracle = new ScalarPovertyStage(shipped.Model);
        cycle.Start(block, 40);
        simple.Draws.FirstReplicate = 40;
        for (int year = shipped.Model.Locality.StartYear + 1; year <= shipped.Model.Locality.EndYear; year++)
        {
            shipped.Model.FindParameters(block, year);
            foreach (IStage stage in cycle.Stages)
            {
                if (stage is not PovertyStage)
                {
                    stage.Run(block, year);
                    continue;
                }

                foreach ((double[] from, double[] to) in Inputs(block).Zip(Inputs(simple)))
                {
                    from.CopyTo(to, 0);
                }

                stage.Run(block, year);
                oracle.Run(simple, year);
                Assert.Equal(simple.Lanes, block.Lanes);
            }
        }
    }

    private static double[][] Inputs(BlockState block) =>
        [block.Lanes, block.HazardShift, block.IncomeGrowth, block.ExitEffect, block.EntryEffect, block.DisasterSeverity, block.Uncertain];

    private BlockState Block(PreparedScenario scenario) => new(shipped.Model, new LaneDraws(scenario.Scenario.Seed), Lanes);
}
