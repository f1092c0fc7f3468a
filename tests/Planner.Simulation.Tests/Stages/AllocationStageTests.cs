using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class AllocationStageTests
{
    [Fact]
    public void Run_OutsideEligibility_GetsNothing()
    {
        var small = new SmallModel
        {
            CommuneIds = ["A", "B", "C"],
            Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)], eligible: "!commune.especiallyDifficult")],
        };
        (PreparedModel model, BlockState block, AllocationStage stage) = Started(small);
        block.Column(1, CommuneSlots.EspeciallyDifficult).Fill(1);
        block.Available.AsSpan(0, 2).Fill(100);
        stage.Run(block, 2022);
        Assert.Equal([50, 0, 50], Enumerable.Range(0, 3).Select(c => block.MoneyColumn(0, c)[0]));
    }

    [Fact]
    public void Run_Ranking_FillsTheHighestKeysFirst()
    {
        AllocationRule rule = SmallModel.Weights("rank", "commune.povertyRate", ceiling: 60) with { Kind = AllocationKind.Ranking };
        var small = new SmallModel
        {
            CommuneIds = ["A", "B", "C"],
            Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)], allocation: "rank")],
            Allocations = new Dictionary<string, AllocationRule> { ["rank"] = rule },
        };
        (PreparedModel model, BlockState block, AllocationStage stage) = Started(small);
        block.Column(0, CommuneSlots.PovertyRate).Fill(10);
        block.Column(1, CommuneSlots.PovertyRate).Fill(50);
        block.Column(2, CommuneSlots.PovertyRate).Fill(30);
        block.Available.AsSpan(0, 2).Fill(100);
        stage.Run(block, 2022);
        Assert.Equal([0, 60, 40], Enumerable.Range(0, 3).Select(c => block.MoneyColumn(0, c)[1]));
    }

    [Fact]
    public void Run_Concentration_KeepsItsShareForRegisteredCommunes()
    {
        var small = new SmallModel
        {
            CommuneIds = ["A", "B", "C", "D"],
            Allocations = new Dictionary<string, AllocationRule> { ["even"] = SmallModel.Weights("even", "1.0", concentration: 0.6) },
        };
        (PreparedModel model, BlockState block, AllocationStage stage) = Started(small);
        block.Column(2, CommuneSlots.Registered)[0] = 1;
        block.Available.AsSpan(0, 2).Fill(100);
        stage.Run(block, 2022);
        Assert.Equal([10, 10, 70, 10], Enumerable.Range(0, 4).Select(c => block.MoneyColumn(0, c)[0]));

        // In the other lane nobody is registered: everything is shared.
        Assert.Equal([25, 25, 25, 25], Enumerable.Range(0, 4).Select(c => block.MoneyColumn(0, c)[1]));
    }

    private static (PreparedModel Model, BlockState Block, AllocationStage Stage) Started(SmallModel small)
    {
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        BlockState block = SmallModel.Block(model, 5, 2);
        new StartState(model, scenario).Fill(block, 0);
        return (model, block, new AllocationStage(model, scenario));
    }
}
