using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Preparation;

public class ResponsePlanTests
{
    // What money does to gaps and households is a factor of single precision (docs/model.md, "Response"); gaps here are up to 100.
    private const double SinglePrecision = 2e-5;

    [Fact]
    public void Of_SharedWorks_PutsEveryIndicatorInOnePlace()
    {
        PreparedModel model = Small().Prepare();
        ResponsePlan plan = model.Response;
        Assert.Equal(model.CommuneIndicators.Count, plan.Motions.Length);
        Assert.Equal([0, 1, 2, 3], plan.Motions.ToArray().Select(m => m.Indicator).Order());

        // Bridge and roads are bought by the same components alike; water at another emphasis; school by nobody.
        Assert.Equal(3, plan.Mixes.Count);
        int MixOf(int indicator) => plan.Classes[plan.Motions.ToArray().Single(m => m.Indicator == indicator).Class].Mix;
        Assert.Equal(MixOf(0), MixOf(1));
        Assert.NotEqual(MixOf(0), MixOf(2));
        Assert.Empty(plan.Mixes[MixOf(3)].Parts);
        Assert.Equal(1.5, plan.Mixes[MixOf(0)].Parts[1].CostRatio);
        Assert.Equal([0, 1, 2], plan.Priced.ToArray().Select(g => g.Indicator));
    }

    [Fact]
    public void Run_SortedWork_IsTheModelsFormulaIndicatorByIndicator()
    {
        // The formula of docs/model.md, "Response", one work at a time; unit costs and emphases differ between the two components.
        SmallModel small = Small();
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 3, 4);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        Array.Fill(block.PriceLevel, 1);
        double[] start = [40, 55, 70, 20];
        for (int i = 0; i < start.Length; i++)
        {
            block.Column(0, model.Slots.Indicators + i).Fill(start[i]);
        }

        block.MoneyColumn(0, 0).Fill(120);
        block.MoneyColumn(1, 0).Fill(45);
        block.Column(0, CommuneSlots.Registered)[1] = 1;
        new ResponseStage(model, small.Prepare(model)).Run(block, 2022);
        double[] gaps = start.Select(x => 100 - x).ToArray();
        double first = 120 / ((2 * gaps[0]) + (4 * gaps[1]) + (0.5 * 3 * gaps[2]));
        double second = 45 / ((3 * gaps[0]) + (6 * gaps[1]) + (2 * 3 * gaps[2]));
        for (int lane = 0; lane < 2; lane++)
        {
            double campaign = 0.4 * lane;
            Assert.Equal(100 - (gaps[0] * Math.Exp(-0.02 - campaign - first - second)), block.Column(0, model.Slots.Indicators)[lane], SinglePrecision);
            Assert.Equal(100 - (gaps[1] * Math.Exp(-first - second)), block.Column(0, model.Slots.Indicators + 1)[lane], SinglePrecision);
            Assert.Equal(100 - (gaps[2] * Math.Exp(-(0.5 * first) - (2 * second))), block.Column(0, model.Slots.Indicators + 2)[lane], SinglePrecision);
            Assert.Equal(20, block.Column(0, model.Slots.Indicators + 3)[lane], 10);
        }
    }

    private static SmallModel Small() => new()
    {
        Indicators =
        [
            SmallModel.Indicator("roads", trend: 0.02, campaign: 0.4), SmallModel.Indicator("bridge"), SmallModel.Indicator("water"), SmallModel.Indicator("school"),
        ],
        Components =
        [
            SmallModel.Component("a", MoneyKind.Recurrent, [SmallModel.Work("roads", 2), SmallModel.Work("bridge", 4), SmallModel.Work("water", 3, 0.5)]),
            SmallModel.Component("b", MoneyKind.Recurrent, [SmallModel.Work("roads", 3), SmallModel.Work("bridge", 6), SmallModel.Work("water", 3, 2)]),
        ],
    };
}
