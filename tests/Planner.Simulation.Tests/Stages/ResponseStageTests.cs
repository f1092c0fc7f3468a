using FsCheck;
using FsCheck.Fluent;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class ResponseStageTests
{
    // What money does to gaps and households is a factor of single precision (docs/model.md, "Response"); gaps here are up to 100.
    private const double SinglePrecision = 2e-5;

    [Fact]
    public void Run_NoNoiseNoShocks_FollowsTheSaturationCurve()
    {
        var small = new SmallModel
        {
            Indicators = [SmallModel.Indicator("roads", trend: 0.03), SmallModel.Indicator("water")],
            Budget = [SmallModel.Line("works", 2022, 0.4)],
        };
        PreparedModel model = small.Prepare();
        var stage = new ResponseStage(model, small.Prepare(model));
        BlockState block = Started(small, model);
        block.MoneyColumn(0, 0).Fill(150);
        stage.Run(block, 2022);

        // Need = 2·60 + 3·60 = 300 million VND; κ = 150/300.
        Assert.Equal(100 - (60 * Math.Exp(-0.03 - 0.5)), block.Column(0, model.Slots.Indicators)[0], SinglePrecision);
        Assert.Equal(100 - (60 * Math.Exp(-0.5)), block.Column(0, model.Slots.Indicators + 1)[1], SinglePrecision);

        // The commune without money only has its trend.
        Assert.Equal(100 - (60 * Math.Exp(-0.03)), block.Column(1, model.Slots.Indicators)[0], 10);
        Assert.Equal(40, block.Column(1, model.Slots.Indicators + 1)[0], 10);
    }

    [Fact]
    public void Run_OneWork_ClosesWhatTheDesignsFormulaSays()
    {
        var small = new SmallModel { Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)])] };
        PreparedModel model = small.Prepare();
        var stage = new ResponseStage(model, small.Prepare(model));
        BlockState block = Started(small, model);
        block.MoneyColumn(0, 0).Fill(90);
        stage.Run(block, 2022);
        double expected = 40 + (60 * (1 - Math.Exp(-90 / (2 * 1 * 60.0))));
        Assert.Equal(expected, block.Column(0, model.Slots.Indicators)[0], SinglePrecision);
    }

    [Fact]
    public void Run_MoreMoneyThanWork_LeavesTheRestUnspent()
    {
        var small = new SmallModel();
        PreparedModel model = small.Prepare();
        var stage = new ResponseStage(model, small.Prepare(model));
        BlockState block = Started(small, model);
        block.MoneyColumn(0, 0).Fill(10_000);
        stage.Run(block, 2022);
        Assert.Equal(5 * 300, block.Column(0, CommuneSlots.Spending)[0], 9);
        Assert.Equal((10_000 - 1500) / 1000.0, block.LocalityColumn(LocalitySlots.LapsedMoney)[0], 9);
    }

    [Fact]
    public void Run_LateMoney_ActsTheYearAfter()
    {
        var late = new SmallModel
        {
            Disbursement = new SmallModel().Disbursement.Select(d => d with { LateShare = 0.25 }).ToArray(),
        };
        PreparedModel model = late.Prepare();
        var stage = new ResponseStage(model, late.Prepare(model));
        BlockState block = Started(late, model);
        block.MoneyColumn(0, 0).Fill(150);
        stage.Run(block, 2022);
        Assert.Equal(100 - (60 * Math.Exp(-0.75 * 0.5)), block.Column(0, model.Slots.Indicators)[0], SinglePrecision);
        block.MoneyColumn(0, 0).Clear();
        stage.Run(block, 2023);
        Assert.Equal(100 - (60 * Math.Exp(-0.5)), block.Column(0, model.Slots.Indicators)[0], SinglePrecision);
        stage.Run(block, 2024);
        Assert.Equal(100 - (60 * Math.Exp(-0.5)), block.Column(0, model.Slots.Indicators)[0], SinglePrecision);
    }

    [Fact]
    public void Run_DepreciationAndDamage_TakeTheirShares()
    {
        var small = new SmallModel { Indicators = [SmallModel.Indicator("roads", depreciation: 0.1, damage: 0.5), SmallModel.Indicator("water")] };
        PreparedModel model = small.Prepare();
        var stage = new ResponseStage(model, small.Prepare(model));
        BlockState block = Started(small, model);
        block.DisasterSeverity.AsSpan(0, block.Width).Fill(0.4);
        stage.Run(block, 2022);
        Assert.Equal(40 * 0.9 * (1 - (0.5 * 0.4)), block.Column(0, model.Slots.Indicators)[0], 10);
    }

    [Fact]
    public void Run_Noise_HasItsStandardDeviation()
    {
        var small = new SmallModel { Indicators = [SmallModel.Indicator("roads", noise: 2), SmallModel.Indicator("water")], StartLevel = 50 };
        PreparedModel model = small.Prepare();
        var stage = new ResponseStage(model, small.Prepare(model));
        BlockState block = SmallModel.Block(model, 7, 4000);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        stage.Run(block, 2022);
        double[] moved = block.Column(0, model.Slots.Indicators).ToArray().Select(x => x - 50).ToArray();
        double deviation = MathNet.Numerics.Statistics.Statistics.StandardDeviation(moved);
        Assert.InRange(moved.Average(), -3 * 2 / Math.Sqrt(4000), 3 * 2 / Math.Sqrt(4000));
        Assert.InRange(deviation, 2 * (1 - (3 / Math.Sqrt(8000))), 2 * (1 + (3 / Math.Sqrt(8000))));
    }

    [Fact]
    public void Run_SecondComponentOnTheSameIndicator_LosesTheOverlap()
    {
        SmallModel With(double loss) => new()
        {
            Components =
            [
                SmallModel.Component("first", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)]),
                SmallModel.Component("second", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)]),
            ],
            Levers = new Levers(false, 0, loss, new Dictionary<int, double>()),
        };
        SmallModel small = With(0.4);
        PreparedModel model = small.Prepare();
        BlockState block = Started(small, model);
        block.MoneyColumn(0, 0).Fill(60);
        block.MoneyColumn(1, 0).Fill(30);
        new ResponseStage(model, small.Prepare(model)).Run(block, 2022);
        Assert.Equal(100 - (60 * Math.Exp(-0.5 - (0.6 * 0.25))), block.Column(0, model.Slots.Indicators)[0], SinglePrecision);
    }

    [Fact]
    public void Run_MoreMoney_NeverLowersAnIndicator()
    {
        // A fixed table, several components on shared indicators, noise, shocks and late money on: per replicate and year no indicator may fall.
        Gen<(double More, int Seed)> cases = Gen.Choose(0, 300).Select(x => x / 100.0).SelectMany(_ => Gen.Choose(1, 1_000_000), (more, seed) => (more, seed));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            (BlockState Less, BlockState More) pair = (Simulated(1, c.Seed), Simulated(1 + c.More, c.Seed));
            PreparedModel model = pair.Less.Model;
            for (int commune = 0; commune < model.Communes.Count; commune++)
            {
                for (int i = 0; i < model.CommuneIndicators.Count; i++)
                {
                    for (int lane = 0; lane < pair.Less.Width; lane++)
                    {
                        double less = pair.Less.Column(commune, model.Slots.Indicators + i)[lane];
                        double more = pair.More.Column(commune, model.Slots.Indicators + i)[lane];
                        Assert.True(more >= less - 1e-9, $"indicator {i} of commune {commune}, lane {lane}: {less} with less money, {more} with more");
                    }
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    private static BlockState Simulated(double factor, long seed)
    {
        var small = new SmallModel
        {
            Indicators =
            [
                SmallModel.Indicator("roads", trend: 0.02, noise: 3, depreciation: 0.02, damage: 0.4),
                SmallModel.Indicator("water", trend: 0.01, noise: 1, depreciation: 0.01),
                SmallModel.Indicator("school", noise: 2, damage: 0.2),
            ],
            Components =
            [
                SmallModel.Component("a", MoneyKind.Recurrent, [SmallModel.Work("roads", 2), SmallModel.Work("water", 5, 2, 1)], allocation: "fixed"),
                SmallModel.Component("b", MoneyKind.Capital, [SmallModel.Work("roads", 4), SmallModel.Work("school", 1, 0.5)], allocation: "fixed"),
            ],
            Allocations = new Dictionary<string, AllocationRule> { ["fixed"] = SmallModel.Table("fixed", ("A", 3), ("B", 1)) },
            Budget = Enumerable.Range(2021, 5).SelectMany(y => new[] { SmallModel.Line("a", y, 0.1 * factor), SmallModel.Line("b", y, 0.2 * factor) }).ToArray(),
            Disbursement = new SmallModel().Disbursement.Select(d => d with { LateShare = 0.3, CarryOver = 0.5 }).ToArray(),
            Shocks = s => s with { DisasterChance = SmallModel.Value(0.3) },
            Levers = new Levers(false, 0, 0.2, new Dictionary<int, double>()),
        };
        PreparedModel model = small.Prepare();
        var cycle = new YearCycle(model, small.Prepare(model));
        BlockState block = SmallModel.Block(model, seed, 8);
        cycle.Start(block, 0);
        for (int year = 2021; year <= 2025; year++)
        {
            cycle.ToCriteria(block, year);
            cycle.FromCriteria(block, year);
        }

        return block;
    }

    private static BlockState Started(SmallModel small, PreparedModel model)
    {
        BlockState block = SmallModel.Block(model, 1, 2);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        Array.Fill(block.PriceLevel, 1);
        return block;
    }
}
