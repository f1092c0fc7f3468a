using Planner.Analysis.Intervals;

namespace Planner.Analysis.Tests.Intervals;

public sealed class PairedDifferenceIntervalTests
{
    [Theory]
    [InlineData(36, 12, 2, 0, 0.0569, 0.3404)] // Newcombe 1998 (paired data), table III, method 10
    [InlineData(14, 5, 0, 22, 0.0115, 0.2265)] // Altman et al. 2000, Statistics with Confidence, table 6.2
    [InlineData(1, 1, 7, 12, -0.507, -0.026)] // Bentur et al. 2009, in Fagerland, Lydersen and Laake 2014
    public void Newcombe_PublishedTables_GivesPublishedLimits(int both, int first, int second, int neither, double low, double high)
    {
        (double l, double h) = PairedDifferenceInterval.Newcombe(both, first, second, neither, 1, CriticalValue.Normal(0.95));

        int decimals = low < 0 ? 3 : 4;
        Assert.Equal(low, l, decimals);
        Assert.Equal(high, h, decimals);
    }

    [Fact]
    public void Of_DesignEffectOne_EqualsNewcombeWithTheDirectionOfBMinusA()
    {
        bool[] a = Columns(14, 5, 0, 22).A, b = Columns(14, 5, 0, 22).B;

        PairedDifferenceInterval interval = PairedDifferenceInterval.Of(b, a, Clustering.Of(new int[41]));

        Assert.Equal(5.0 / 41, interval.Estimate, 12);
        Assert.Equal(0.0115, interval.Low, 4);
        Assert.Equal(0.2265, interval.High, 4);
        Assert.Equal((0, 5), (interval.OnlyA, interval.OnlyB));
        Assert.True(interval.Distinguishable);
    }

    [Fact]
    public void Of_Swapped_IsMirrored()
    {
        (bool[] a, bool[] b) = Columns(30, 12, 7, 51);
        Clustering tables = Clustering.Of(Enumerable.Range(0, 100).Select(r => r % 5));

        PairedDifferenceInterval forward = PairedDifferenceInterval.Of(a, b, tables);
        PairedDifferenceInterval back = PairedDifferenceInterval.Of(b, a, tables);

        Assert.Equal(-forward.Estimate, back.Estimate, 12);
        Assert.Equal(-forward.Low, back.High, 12);
        Assert.Equal(-forward.High, back.Low, 12);
    }

    [Theory]
    [InlineData(0, 0, 0, 100)]
    [InlineData(100, 0, 0, 0)]
    [InlineData(50, 0, 0, 50)]
    [InlineData(0, 100, 0, 0)]
    public void Of_NoDisagreementOrTotal_HasWidth(int both, int onlyA, int onlyB, int neither)
    {
        (bool[] a, bool[] b) = Columns(both, onlyA, onlyB, neither);

        PairedDifferenceInterval interval = PairedDifferenceInterval.Of(a, b, Clustering.Of(Enumerable.Range(0, 100).Select(r => r % 5)));

        Assert.True(interval.High > interval.Low, $"{interval}");
        Assert.InRange(interval.Estimate, interval.Low, interval.High);
        Assert.InRange(interval.Low, -1, 1);
        Assert.InRange(interval.High, -1, 1);
    }

    [Fact]
    public void Of_DifferenceOfOneTableOnly_IsWiderThanPlain()
    {
        bool[] a = new bool[200];
        bool[] b = Enumerable.Range(0, 200).Select(r => r % 10 == 0).ToArray();

        PairedDifferenceInterval clustered = PairedDifferenceInterval.Of(a, b, Clustering.Of(Enumerable.Range(0, 200).Select(r => r % 10)));
        PairedDifferenceInterval plain = PairedDifferenceInterval.Of(a, b, Clustering.Of(new int[200]));

        Assert.True(plain.Distinguishable);
        Assert.False(clustered.Distinguishable); // one table of ten: no evidence beyond that table
        Assert.True(clustered.High - clustered.Low > 2 * (plain.High - plain.Low));
    }

    private static (bool[] A, bool[] B) Columns(int both, int onlyA, int onlyB, int neither)
    {
        IEnumerable<(bool A, bool B)> pairs = Enumerable.Repeat((true, true), both)
            .Concat(Enumerable.Repeat((true, false), onlyA))
            .Concat(Enumerable.Repeat((false, true), onlyB))
            .Concat(Enumerable.Repeat((false, false), neither));
        (bool A, bool B)[] all = pairs.ToArray();
        return (all.Select(p => p.A).ToArray(), all.Select(p => p.B).ToArray());
    }
}
