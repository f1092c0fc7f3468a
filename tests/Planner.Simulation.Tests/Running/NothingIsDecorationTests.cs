using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

/// <summary>Years without any one of their stages record something else: no stage is there for show. The first year has all, so that every column holds numbers.</summary>
public class NothingIsDecorationTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    private const int Lanes = 40; // each of the twenty tables twice

    public static TheoryData<string> Stages()
    {
        var data = new TheoryData<string>();
        foreach (Type stage in typeof(IStage).Assembly.GetTypes().Where(t => typeof(IStage).IsAssignableFrom(t) && t is { IsInterface: false, IsAbstract: false } && t.Namespace == typeof(IStage).Namespace))
        {
            data.Add(stage.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Run_WithoutOneStage_RecordsSomethingElse(string stage)
    {
        PreparedScenario scenario = shipped.Prepare(shipped.Scenario("as-planned"));
        double[] whole = Metrics(scenario, null), without = Metrics(scenario, stage);
        Assert.False(whole.AsSpan().SequenceEqual(without), $"{stage} changes no metric in any year");
    }

    private double[] Metrics(PreparedScenario scenario, string? left)
    {
        var cycle = new YearCycle(shipped.Model, scenario);
        var block = new BlockState(shipped.Model, new LaneDraws(11), Lanes);
        cycle.Start(block, 0);
        int skipped = 0;
        for (int year = shipped.Model.Locality.StartYear + 1; year <= shipped.Model.Locality.EndYear; year++)
        {
            foreach (IStage stage in cycle.Stages)
            {
                if (stage.GetType().Name == left && year > shipped.Model.Locality.StartYear + 1)
                {
                    skipped++;
                    continue;
                }

                stage.Run(block, year);
            }
        }

        Assert.Equal(left is null ? 0 : shipped.Model.Locality.EndYear - shipped.Model.Locality.StartYear - 1, skipped);
        return block.Metrics;
    }
}
