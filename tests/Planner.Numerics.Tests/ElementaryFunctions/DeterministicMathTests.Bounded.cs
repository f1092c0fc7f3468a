using System.Numerics;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.Tests.ElementaryFunctions;

public partial class DeterministicMathTests
{
    [Fact]
    public void ExpBounded_WithinTheBound_ErrorBelowStatedBound()
    {
        double[] x = Arguments(20_000, DeterministicMath.ExpBound).ToArray();
        var y = new double[x.Length];
        DeterministicMath.ExpBounded(x, y);
        double worst = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (BigInteger value, int exponent) = FixedPoint.Exp(FixedPoint.Of(x[i]));
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(y[i], value, exponent)));
        }

        Assert.InRange(worst, 0.5, 1.0);
    }

    [Fact]
    public void ExpBounded_BeyondTheBound_IsTheBounds()
    {
        double[] x = [-1e300, double.NegativeInfinity, 1e300, double.PositiveInfinity, 0, -0.0, double.NaN];
        var y = new double[x.Length];
        var ends = new double[2];
        DeterministicMath.ExpBounded([-DeterministicMath.ExpBound, DeterministicMath.ExpBound], ends);
        DeterministicMath.ExpBounded(x, y);
        Assert.Equal([ends[0], ends[0], ends[1], ends[1], 1, 1], y[..6]);
        Assert.True(double.IsNaN(y[6]));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ExpBounded_AnyWidthAndLength_SameBits(int width)
    {
        double[] x = Arguments(400, 50).ToArray();
        var all = new double[x.Length];
        DeterministicMath.ExpBounded(x, all);
        for (int length = 0; length < 40; length++)
        {
            var part = new double[length + 1];
            part[length] = 7;
            DeterministicMath.ExpBounded(x.AsSpan(0, length), part, width);
            Assert.Equal(7, part[length]);
            for (int i = 0; i < length; i++)
            {
                AssertSameBits(all[i], part[i]);
            }
        }
    }

    [Fact]
    public void ExpBounded_ResultTooShort_Refused() =>
        Assert.Throws<ArgumentException>(() => DeterministicMath.ExpBounded(new double[3], new double[2]));
}
