using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class IncomeStageTests
{
    // What money does to gaps and households is a factor of single precision (docs/model.md, "Response"); gaps here are up to 100.
    private const double SinglePrecision = 2e-5;

    [Fact]
    public void Run_NoLuck_CompoundsTheTrend()
    {
        var small = new SmallModel { Poverty = p => p with { Income = p.Income with { CatchUp = SmallModel.Value(0.02) } } };
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 1, 2);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        var stage = new IncomeStage(model);
        for (int year = 2021; year <= 2025; year++)
        {
            stage.Run(block, year);
        }

        Assert.Equal(20 * Math.Exp(5 * 0.05), block.Column(0, CommuneSlots.Income)[0], 9);
        Assert.Equal(18 * Math.Exp(5 * 0.07), block.Column(0, CommuneSlots.IncomeEthnicMinority)[0], 9);
    }

    [Fact]
    public void Run_ProgrammeMoney_AddsItsSaturatingEffect()
    {
        var small = new SmallModel
        {
            Components =
            [
                SmallModel.Component("works", MoneyKind.Recurrent, [], [new HouseholdEffect(HouseholdEffectKind.IncomeGrowth, 0.04, 2, SmallModel.Value(0).Provenance)]),
            ],
        };
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 1, 2);
        PreparedScenario scenario = small.Prepare(model);
        new StartState(model, scenario).Fill(block, 0);
        Array.Fill(block.PriceLevel, 1);
        block.MoneyColumn(0, 0).Fill(400);
        new ResponseStage(model, scenario).Run(block, 2022);
        new IncomeStage(model).Run(block, 2022);

        // 400 million VND over 2 · (300 poor + 100 near-poor) households.
        Assert.Equal(20 * Math.Exp(0.05 + (0.04 * (1 - Math.Exp(-0.5)))), block.Column(0, CommuneSlots.Income)[0], SinglePrecision);
        Assert.Equal(20 * Math.Exp(0.05), block.Column(1, CommuneSlots.Income)[0], 9);
    }
}
