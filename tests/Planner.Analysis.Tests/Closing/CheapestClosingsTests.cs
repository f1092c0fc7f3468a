using FsCheck;
using FsCheck.Fluent;
using Planner.Analysis.Closing;

namespace Planner.Analysis.Tests.Closing;

public class CheapestClosingsTests
{
    [Fact]
    public void Of_CriteriaThatShareNothing_TakesTheCheapestFirst()
    {
        CheapestClosings found = CheapestClosings.Of([[("a", 5)], [("b", 1)], [("c", 2), ("d", 1)]]);
        Assert.Equal(3, found.Most);
        Assert.Equal([0, 1, 4, 9], Enumerable.Range(0, 4).Select(found.Money));
        Assert.Equal([1, 2], found.Criteria(2));
    }

    [Fact]
    public void Of_CriteriaThatShareAnIndicator_PayOnceForTheDearerChange()
    {
        // Alone the third is cheapest; the first two together cost little more than one of them.
        CheapestClosings found = CheapestClosings.Of([[("road", 10)], [("road", 12)], [("school", 9)]]);
        Assert.Equal([2], found.Criteria(1));
        Assert.Equal(12, found.Money(2));
        Assert.Equal([0, 1], found.Criteria(2));
        Assert.Equal(21, found.Money(3));
    }

    [Fact]
    public void Of_NoCriteria_ClosesNone()
    {
        CheapestClosings found = CheapestClosings.Of([]);
        Assert.Equal((0, 0.0), (found.Most, found.Money(0)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_PriceThatIsNone_Refuses(double money) => Assert.Throws<ArgumentException>(() => CheapestClosings.Of([[("a", money)]]));

    [Fact]
    public void Of_AnyCriteria_IsTheBestOfAllSubsets()
    {
        Gen<(string Indicator, double Money)> change = from i in Gen.Choose(0, 7) from m in Gen.Choose(0, 20) select ($"i{i}", (double)m);
        Gen<(string Indicator, double Money)[]> criterion =
            from n in Gen.Choose(1, 3) from c in change.ArrayOf(n) select c.DistinctBy(x => x.Indicator).ToArray();
        Gen<(string Indicator, double Money)[][]> criteria = from n in Gen.Choose(0, 7) from c in criterion.ArrayOf(n) select c;
        Prop.ForAll(criteria.ToArbitrary(), all =>
        {
            CheapestClosings found = CheapestClosings.Of(all);
            for (int count = 0; count <= all.Length; count++)
            {
                double least = Enumerable.Range(0, 1 << all.Length)
                    .Where(set => int.PopCount(set) == count)
                    .Min(set => Price(all, [.. Enumerable.Range(0, all.Length).Where(i => (set >> i & 1) == 1)]));
                Assert.Equal(least, found.Money(count), 9);
                Assert.Equal(count, found.Criteria(count).Count);
                Assert.Equal(least, Price(all, found.Criteria(count)), 9);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static double Price((string Indicator, double Money)[][] all, IReadOnlyList<int> chosen)
    {
        var most = new Dictionary<string, double>();
        foreach ((string indicator, double money) in chosen.SelectMany(c => all[c]))
        {
            most[indicator] = Math.Max(most.GetValueOrDefault(indicator), money);
        }

        return most.Values.Sum();
    }
}
