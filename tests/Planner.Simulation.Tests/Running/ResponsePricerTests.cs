using Planner.Localities.Scenarios;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Turning;
using Planner.Simulation.Draws;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

/// <summary>Prices against the response curve's closed form, and against the stage that spends the money.</summary>
public class ResponsePricerTests
{
    // What money does to gaps and households is a factor of single precision (docs/model.md, "Response"); gaps here are up to 100.
    private const double SinglePrecision = 2e-5;

    [Fact]
    public void Price_OneWork_IsTheCurveReadBackwards()
    {
        var small = new SmallModel { Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)])] };
        ChangePrice price = Price(small, "roads", 70);
        Assert.Equal(PriceStatus.Priced, price.Status);
        Assert.Equal(2 * 60 * Math.Log(2), price.Money!.Value, 10);
        Assert.Equal(price.Money.Value, price.ComponentMoney!.Value, 10);
        Assert.Equal("works", price.Component!.Id);
    }

    [Fact]
    public void Price_InALaterYear_IsInThatYearsPrices()
    {
        var small = new SmallModel { Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)])] };
        (PreparedModel model, BlockState block) = Started(small);
        block.PriceLevel.AsSpan().Fill(1.25);
        ChangePrice price = new ResponsePricer(model, block, 0, 0, atStart: false).Price(Input(model, "roads"), 40, 70);
        Assert.Equal(1.25 * 2 * 60 * Math.Log(2), price.Money!.Value, 10);
    }

    /// <summary>What the price says, spent by the response stage, closes the gap exactly so far.</summary>
    [Theory]
    [InlineData(45, 1)]
    [InlineData(70, 1)]
    [InlineData(95, 2.5)]
    public void Price_SpentByTheStage_ReachesTheValue(double wanted, double emphasis)
    {
        var small = new SmallModel
        {
            Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2, emphasis), SmallModel.Work("water", 3)])],
            Budget = [SmallModel.Line("works", 2022, 0.4)],
        };
        (PreparedModel model, BlockState block) = Started(small);
        ChangePrice price = new ResponsePricer(model, block, 0, 0, atStart: true).Price(Input(model, "roads"), 40, wanted);
        Assert.True(price.ComponentMoney > price.Money);
        block.PriceLevel.AsSpan().Fill(1);
        block.MoneyColumn(0, 0).Fill(price.ComponentMoney!.Value);
        new ResponseStage(model, small.Prepare(model)).Run(block, 2022);
        Assert.Equal(wanted, block.Column(0, model.Slots.Indicators)[0], SinglePrecision);
    }

    [Fact]
    public void Price_SeveralComponents_TakesTheCheapestThatMaySpendHere()
    {
        var small = new SmallModel
        {
            Components =
            [
                SmallModel.Component("dear", MoneyKind.Capital, [SmallModel.Work("roads", 5)]),
                SmallModel.Component("closed", MoneyKind.Capital, [SmallModel.Work("roads", 1)], eligible: "commune.especiallyDifficult"),
                SmallModel.Component("fair", MoneyKind.Capital, [SmallModel.Work("roads", 3, lag: 1)]),
            ],
        };
        ChangePrice price = Price(small, "roads", 70);
        Assert.Equal(("fair", 1), (price.Component!.Id, price.Lag));
        Assert.Equal(3 * 60 * Math.Log(2), price.Money!.Value, 10);
    }

    [Theory]
    [InlineData("roads", 30, PriceStatus.Worse)]
    [InlineData("roads", 100, PriceStatus.BeyondReach)]
    [InlineData("roads", 99.7, PriceStatus.BeyondReach)]
    [InlineData("roads", 99.5, PriceStatus.Priced)]
    [InlineData("water", 50, PriceStatus.NoComponent)]
    [InlineData("income", 50, PriceStatus.NoCurve)]
    [InlineData("especiallyDifficult", 1, PriceStatus.NoCurve)]
    public void Price_WhereMoneyDoesNotHelp_SaysWhy(string input, double wanted, PriceStatus status)
    {
        var small = new SmallModel { Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)])] };
        Assert.Equal(status, Price(small, input, wanted).Status);
    }

    [Fact]
    public void Price_NobodyMaySpendHere_SaysSo()
    {
        var small = new SmallModel
        {
            Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)], eligible: "commune.especiallyDifficult")],
        };
        Assert.Equal(PriceStatus.NotEligible, Price(small, "roads", 70).Status);
    }

    private static ChangePrice Price(SmallModel small, string input, double wanted)
    {
        (PreparedModel model, BlockState block) = Started(small);
        return new ResponsePricer(model, block, 0, 0, atStart: true).Price(Input(model, input), 40, wanted);
    }

    private static InputField Input(PreparedModel model, string name) => model.CommuneLayout.Find("commune." + name)!;

    private static (PreparedModel Model, BlockState Block) Started(SmallModel small)
    {
        PreparedModel model = small.Prepare();
        var block = new BlockState(model, new LaneDraws(1), 2);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        model.FindParameters(block, 2022);
        return (model, block);
    }
}
