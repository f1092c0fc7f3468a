using Planner.Rules.Pack;

namespace Planner.Rules.Tests.Pack;

public class AggregateSumTests
{
    [Theory]
    [InlineData(Aggregate.Sum, 9)]
    [InlineData(Aggregate.Mean, 3)]
    [InlineData(Aggregate.WeightedMean, 3.5)] // (1·2 + 3·2 + 5·4) / 8
    [InlineData(Aggregate.Ratio, 112.5)] // 100 · 9 / 8
    [InlineData(Aggregate.Min, 1)]
    [InlineData(Aggregate.Max, 5)]
    public void Result_ThreeUnits_IsTheFormulas(Aggregate aggregate, double expected)
    {
        var sum = new AggregateSum(aggregate);
        sum.Add(1, 2);
        sum.Add(3, 2);
        sum.Add(5, 4);
        Assert.Equal(expected, sum.Result, 12);
    }

    [Theory]
    [InlineData(Aggregate.Count, 2)]
    [InlineData(Aggregate.Share, 75)] // weights 2 + 4 of 8
    public void Result_Truths_AreCountedAndWeighed(Aggregate aggregate, double expected)
    {
        var sum = new AggregateSum(aggregate);
        sum.Add(1, 2);
        sum.Add(0, 2);
        sum.Add(1, 4);
        Assert.Equal(expected, sum.Result, 12);
    }

    [Theory]
    [InlineData(Aggregate.Sum, 0.0)]
    [InlineData(Aggregate.Count, 0.0)]
    [InlineData(Aggregate.Mean, double.NaN)]
    [InlineData(Aggregate.Share, double.NaN)]
    [InlineData(Aggregate.Min, double.NaN)]
    public void Result_NoUnit_IsZeroOrNotDefined(Aggregate aggregate, double expected) => Assert.Equal(expected, new AggregateSum(aggregate).Result);
}
