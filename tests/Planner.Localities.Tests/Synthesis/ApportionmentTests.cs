using FsCheck;
using FsCheck.Fluent;
using Planner.Localities.Synthesis;

namespace Planner.Localities.Tests.Synthesis;

public sealed class ApportionmentTests
{
    [Theory]
    [InlineData(10, new[] { 1.0, 1, 1 }, new[] { 4, 3, 3 })]
    [InlineData(7, new[] { 5.0, 3, 1 }, new[] { 4, 2, 1 })]
    [InlineData(5, new[] { 0.0, 0, 0 }, new[] { 2, 2, 1 })]
    [InlineData(0, new[] { 1.0, 2, 3 }, new[] { 0, 0, 0 })]
    [InlineData(6, new[] { 0.0, 1, 2 }, new[] { 0, 2, 4 })]
    public void Share_NoLimits_IsLargestRemainder(int total, double[] weights, int[] expected) =>
        Assert.Equal(expected, Apportionment.Share(total, weights, new int[3], [1000, 1000, 1000]));

    [Fact]
    public void Share_UnitAtItsLimit_LeavesTheRestToTheOthers() =>
        Assert.Equal([2, 4, 4], Apportionment.Share(10, [100.0, 1, 1], new int[3], [2, 1000, 1000]));

    [Fact]
    public void Share_MoreThanTheLimitsHold_FillsThemAndStops() => Assert.Equal([2, 3], Apportionment.Share(10, [1.0, 1], new int[2], [2, 3]));

    [Fact]
    public void Share_AnyWeightsAndLimits_SumsAndStaysWithin()
    {
        Gen<(int Total, double[] Weights, int[] Least, int[] Most)> cases =
            from n in Gen.Choose(1, 30)
            from weights in Gen.Choose(0, 1000).ArrayOf(n)
            from least in Gen.Choose(0, 20).ArrayOf(n)
            from room in Gen.Choose(0, 50).ArrayOf(n)
            from part in Gen.Choose(0, 100)
            let most = least.Zip(room, (a, b) => a + b).ToArray()
            let total = least.Sum() + ((most.Sum() - least.Sum()) * part / 100)
            select (total, weights.Select(w => w / 7.0).ToArray(), least, most);

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            int[] parts = Apportionment.Share(c.Total, c.Weights, c.Least, c.Most);
            return parts.Sum() == c.Total && parts.Zip(c.Least).All(p => p.First >= p.Second) && parts.Zip(c.Most).All(p => p.First <= p.Second);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Share_NoLimits_IsWithinOneOfProportion()
    {
        Gen<(int Total, double[] Weights)> cases =
            from n in Gen.Choose(1, 40) from weights in Gen.Choose(1, 1000).ArrayOf(n) from total in Gen.Choose(0, 100_000) select (total, weights.Select(w => (double)w).ToArray());

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            int[] most = [.. c.Weights.Select(_ => int.MaxValue)];
            int[] parts = Apportionment.Share(c.Total, c.Weights, new int[c.Weights.Length], most);
            return parts.Zip(c.Weights).All(p => Math.Abs(p.First - (c.Total * p.Second / c.Weights.Sum())) < 1 + 1e-6);
        }).QuickCheckThrowOnFailure();
    }
}
