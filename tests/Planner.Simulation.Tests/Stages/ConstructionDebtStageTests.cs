using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class ConstructionDebtStageTests
{
    [Fact]
    public void Run_MissingCounterpart_BecomesDebtWithItsChance()
    {
        (PreparedModel model, BlockState block, ConstructionDebtStage stage) = Started(false);
        stage.Run(block, 2022);

        // 110 came of which 100 central and 10 of the 25 required; 15 are missing.
        double[] debt = block.Column(0, CommuneSlots.Debt).ToArray();
        Assert.All(debt, x => Assert.True(x == 0 || Math.Abs(x - 15) < 1e-9));
        Assert.InRange(debt.Count(x => x > 0) / 6000.0, 0.3 - 0.024, 0.3 + 0.024);
        for (int lane = 0; lane < 6000; lane++)
        {
            Assert.Equal(110 + debt[lane], block.MoneyColumn(0, 0)[lane], 9);
        }
    }

    [Fact]
    public void Run_LeverAvoidDebt_ShrinksTheWorkInstead()
    {
        (_, BlockState block, ConstructionDebtStage stage) = Started(true);
        stage.Run(block, 2022);
        Assert.All(block.Column(0, CommuneSlots.Debt).ToArray(), x => Assert.Equal(0, x));
        Assert.All(block.MoneyColumn(0, 0).ToArray(), x => Assert.Equal(110, x));
    }

    [Fact]
    public void Run_Debt_IsPaidInEqualInstalments()
    {
        (PreparedModel model, BlockState block, ConstructionDebtStage stage) = Started(true);
        block.Column(0, CommuneSlots.Debt).Fill(10);
        block.Column(0, model.Slots.DebtInstalment).Fill(4);
        double[] left = new double[4];
        for (int year = 0; year < 4; year++)
        {
            stage.Run(block, 2022 + year);
            left[year] = block.Column(0, CommuneSlots.Debt)[0];
        }

        Assert.Equal([6, 2, 0, 0], left);
    }

    private static (PreparedModel Model, BlockState Block, ConstructionDebtStage Stage) Started(bool avoid)
    {
        var small = new SmallModel
        {
            CommuneIds = ["A"],
            Components = [SmallModel.Component("works", MoneyKind.Capital, [SmallModel.Work("roads", 2)])],
            CounterpartRatio = 0.25,
            DebtShare = 0.3,
            Levers = new Levers(avoid, 0, 0, new Dictionary<int, double>()),
        };
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        BlockState block = SmallModel.Block(model, 29, 6000);
        new StartState(model, scenario).Fill(block, 0);
        block.MoneyColumn(0, 0).Fill(110);
        Array.Fill(block.CounterpartFound, 0.4);
        return (model, block, new ConstructionDebtStage(model, scenario));
    }
}
