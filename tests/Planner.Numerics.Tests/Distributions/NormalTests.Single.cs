using Planner.Numerics.Distributions;

namespace Planner.Numerics.Tests.Distributions;

public partial class NormalTests
{
    [Fact]
    public void QuantileSingle_WholeRange_ErrorBelowStatedBound()
    {
        var u = new List<double>();
        for (double exponent = -53; exponent < -1; exponent += 0.0005)
        {
            double p = Math.Pow(2, exponent);
            u.AddRange([p, 1 - p]);
        }

        u.AddRange(Enumerable.Range(0, 100_000).Select(i => (i + 0.5) / 100_000));
        var z = new double[u.Count];
        Normal.QuantileSingle(u.ToArray(), z);
        double worst = u.Zip(z, (a, b) => Math.Abs(b - Normal.Quantile(a)) / Math.Max(1, Math.Abs(b))).Max();
        Assert.InRange(worst, 1e-8, 1e-6);
    }

    [Fact]
    public void QuantileSingle_Complements_AreAntisymmetric()
    {
        double[] u = [.. Enumerable.Range(1, 4000).Select(i => i / 8192.0), .. Enumerable.Range(2, 50).Select(i => Math.Pow(2, -i))];
        double[] low = new double[u.Length], high = new double[u.Length];
        Normal.QuantileSingle(u, low);
        Normal.QuantileSingle([.. u.Select(x => 1 - x)], high);
        Assert.Equal(low, high.Select(x => -x));
        Assert.All(low, z => Assert.True(z < 0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void QuantileSingle_AnyWidthAndLength_SameBits(int width)
    {
        double[] u = [.. Enumerable.Range(0, 300).Select(i => i % 7 == 0 ? Math.Pow(2, -1 - (i / 7)) : (i + 0.3) / 301)];
        var all = new double[u.Length];
        Normal.QuantileSingle(u, all);
        for (int length = 0; length < 70; length++)
        {
            var part = new double[length + 1];
            part[length] = 7;
            Normal.QuantileSingle(u.AsSpan(0, length), part, width);
            Assert.Equal([.. all[..length], 7], part);
        }
    }

    [Fact]
    public void QuantileSingle_ResultTooShort_Refused() =>
        Assert.Throws<ArgumentException>(() => Normal.QuantileSingle(new double[3], new double[2]));
}
