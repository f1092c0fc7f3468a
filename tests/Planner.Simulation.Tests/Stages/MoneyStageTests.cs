using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class MoneyStageTests
{
    [Fact]
    public void Run_ApprovedMoney_SpendsTheBetaShare()
    {
        var small = new SmallModel { Budget = [SmallModel.Line("works", 2022, 0.5)] };
        (PreparedModel model, BlockState block, MoneyStage stage) = Started(small, 4000);
        stage.Run(block, 2022);
        double[] spent = block.Available.AsSpan(0, 4000).ToArray();

        // 500 million VND; δ ~ Beta(16, 4).
        double deviation = 500 * Math.Sqrt(0.8 * 0.2 / 21);
        Assert.InRange(spent.Average(), 400 - (4 * deviation / Math.Sqrt(4000)), 400 + (4 * deviation / Math.Sqrt(4000)));
        Assert.InRange(MathNet.Numerics.Statistics.Statistics.StandardDeviation(spent), 0.93 * deviation, 1.07 * deviation);
        Assert.All(block.LocalityColumn(LocalitySlots.ApprovedMoney).ToArray(), x => Assert.Equal(0.5, x));
    }

    [Fact]
    public void Run_UnspentMoney_IsCarriedOrLapses()
    {
        var small = new SmallModel
        {
            Budget = [SmallModel.Line("works", 2022, 0.5)],
            Disbursement = new SmallModel().Disbursement.Select(d => d with { CarryOver = 0.25 }).ToArray(),
        };
        (PreparedModel model, BlockState block, MoneyStage stage) = Started(small, 2);
        stage.Run(block, 2022);
        double unspent = 500 - block.Available[0];
        Assert.Equal(0.25 * unspent, block.Carry[0], 9);
        Assert.Equal(0.75 * unspent / 1000, block.LocalityColumn(LocalitySlots.LapsedMoney)[0], 12);
        double carried = block.Carry[0];
        stage.Run(block, 2023);
        Assert.Equal(carried / 1000, block.LocalityColumn(LocalitySlots.ApprovedMoney)[0], 12);
    }

    [Fact]
    public void Run_CounterpartUnderItsCeiling_FindsTheSameShareForAll()
    {
        SmallModel With(double ceiling) => new()
        {
            Components =
            [
                SmallModel.Component("a", MoneyKind.Capital, [SmallModel.Work("roads", 2)]),
                SmallModel.Component("b", MoneyKind.Capital, [SmallModel.Work("water", 2)]),
                SmallModel.Component("c", MoneyKind.Recurrent, [SmallModel.Work("water", 2)]),
            ],
            Budget = [SmallModel.Line("a", 2022, 1), SmallModel.Line("b", 2022, 2), SmallModel.Line("c", 2022, 1)],
            CounterpartRatio = 0.25,
            Levers = new Levers(false, 0, 0, new Dictionary<int, double> { [2021] = ceiling }),
        };
        (_, BlockState free, MoneyStage stage) = Started(With(100), 2);
        stage.Run(free, 2022);
        (_, BlockState tight, stage) = Started(With(0.2), 2);
        stage.Run(tight, 2022);
        double centralA = free.Available[0] / 1.25;
        double centralB = free.Available[free.Width] / 1.25;
        double share = 200 / (0.25 * (centralA + centralB));
        Assert.Equal(centralA * (1 + (0.25 * share)), tight.Available[0], 9);
        Assert.Equal(centralB * (1 + (0.25 * share)), tight.Available[tight.Width], 9);
        Assert.Equal(free.Available[2 * free.Width], tight.Available[2 * tight.Width], 9);
        Assert.Equal(((0.25 * (centralA + centralB)) - 200) / 1000, tight.LocalityColumn(LocalitySlots.CounterpartShortfall)[0], 9);
    }

    [Theory]
    [InlineData(0.6, 0.0, 0.6)]
    [InlineData(0.5, 1.0, 0.7310585786300049)]
    [InlineData(0.9, -2.0, 0.5491469396207163)]
    public void Shifted_OnTheLogitScale_MatchesTheLogistic(double mean, double shift, double expected) =>
        Assert.Equal(expected, MoneyStage.Shifted(mean, shift), 12);

    [Fact]
    public void Run_MidYearMove_GivesWhatSlowMoneyLeavesToFastMoneyOfTheSameKind()
    {
        SmallModel small = new()
        {
            Components =
            [
                SmallModel.Component("slow", MoneyKind.Capital, [SmallModel.Work("roads", 2)]),
                SmallModel.Component("fast", MoneyKind.Capital, [SmallModel.Work("water", 2)]),
                SmallModel.Component("other", MoneyKind.Recurrent, [SmallModel.Work("water", 2)]),
            ],
            Budget = [SmallModel.Line("slow", 2022, 1), SmallModel.Line("fast", 2022, 3), SmallModel.Line("other", 2022, 1)],
        };
        PreparedModel model = small.Prepare();
        PreparedScenario plain = small.Prepare(model);
        var move = new MoneyMove(2022, "06-30", 0.5, 0.4, 0.4, 0.5, plain.Scenario.Disbursement[0].Provenance);
        var diagnostics = new Planner.Rules.Diagnostics.DiagnosticBag();
        PreparedScenario moving = PreparedScenario.Prepare(model, plain.Scenario with { Moves = [move] }, diagnostics)!;
        const int Lanes = 400;
        (double[] Spent, double[] Approved) Run(PreparedScenario scenario)
        {
            BlockState block = SmallModel.Block(model, 5, Lanes);
            new StartState(model, scenario).Fill(block, 0);
            new MoneyStage(model, scenario).Run(block, 2022);
            return (block.Available.ToArray(), block.LocalityColumn(LocalitySlots.ApprovedMoney).ToArray());
        }

        (double[] without, double[] approved) = Run(plain);
        (double[] with, double[] approvedWith) = Run(moving);

        int width = with.Length / 3, moved = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            // δ follows from what is spent without a move; by the date half of it is done.
            double[] share = [without[lane] / 1000, without[width + lane] / 3000];
            double[] total = [1000, 3000];
            bool[] gives = [share[0] * 0.5 < 0.4, share[1] * 0.5 < 0.4];
            double[] gift = [.. Enumerable.Range(0, 2).Select(k => gives[k] && !gives[1 - k] ? 0.5 * total[k] * (1 - (0.5 * share[k])) : 0)];
            moved += gift.Sum() > 0 ? 1 : 0;
            for (int k = 0; k < 2; k++)
            {
                Assert.Equal(share[k] * (total[k] - gift[k] + gift[1 - k]), with[(k * width) + lane], 6);
            }

            Assert.Equal(without[(2 * width) + lane], with[(2 * width) + lane]);
            Assert.Equal(approved[lane], approvedWith[lane], 9);
        }

        Assert.InRange(moved, 10, Lanes - 10);
    }

    private static (PreparedModel Model, BlockState Block, MoneyStage Stage) Started(SmallModel small, int width)
    {
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        BlockState block = SmallModel.Block(model, 5, width);
        new StartState(model, scenario).Fill(block, 0);
        return (model, block, new MoneyStage(model, scenario));
    }
}
