using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.Tests.ElementaryFunctions;

public partial class DeterministicMathTests
{
    [Fact]
    public void ExpSingle_WithinTheBound_ErrorBelowStatedBound()
    {
        double[] x = [.. Arguments(200_000, DeterministicMath.ExpSingleBound), .. Arguments(50_000, 1), .. Arguments(50_000, 1e-4)];
        var y = new double[x.Length];
        DeterministicMath.ExpSingle(x, y);
        double worst = x.Zip(y, (a, b) => Math.Abs((b / Math.Exp((float)a)) - 1)).Max();
        Assert.InRange(worst, Math.Pow(2, -25), Math.Pow(2, -23));
    }

    [Fact]
    public void ExpSingle_ArgumentsBelowZero_NeverAboveOne()
    {
        double[] x = [.. Enumerable.Range(0, 20_000).Select(i => -Math.Pow(10, -12 + (i / 1500.0)))];
        var y = new double[x.Length];
        DeterministicMath.ExpSingle(x, y);
        Assert.All(y, v => Assert.InRange(v, 0, 1));
    }

    [Fact]
    public void ExpSingle_BeyondTheBound_IsTheBounds()
    {
        double[] x = [-1e300, double.NegativeInfinity, 1e300, double.PositiveInfinity, 0, -0.0, double.NaN];
        var y = new double[x.Length];
        var ends = new double[2];
        DeterministicMath.ExpSingle([-DeterministicMath.ExpSingleBound, DeterministicMath.ExpSingleBound], ends);
        DeterministicMath.ExpSingle(x, y);
        Assert.Equal([ends[0], ends[0], ends[1], ends[1], 1, 1], y[..6]);
        Assert.True(double.IsNaN(y[6]));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ExpSingle_AnyWidthAndLength_SameBits(int width)
    {
        double[] x = Arguments(400, 50).ToArray();
        var all = new double[x.Length];
        DeterministicMath.ExpSingle(x, all);
        for (int length = 0; length < 70; length++)
        {
            var part = new double[length + 1];
            part[length] = 7;
            DeterministicMath.ExpSingle(x.AsSpan(0, length), part, width);
            Assert.Equal(7, part[length]);
            for (int i = 0; i < length; i++)
            {
                AssertSameBits(all[i], part[i]);
            }
        }
    }

    [Fact]
    public void ExpSingle_ResultTooShort_Refused() =>
        Assert.Throws<ArgumentException>(() => DeterministicMath.ExpSingle(new double[3], new double[2]));
}
