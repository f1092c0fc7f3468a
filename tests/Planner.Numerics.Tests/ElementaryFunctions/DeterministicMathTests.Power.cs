using System.Numerics;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.Tests.ElementaryFunctions;

public partial class DeterministicMathTests
{
    [Fact]
    public void Pow_WholeRange_ErrorBelowStatedBound()
    {
        double worst = 0, worstModerate = 0;
        int seen = 0;
        foreach (double x in PositiveArguments(24_000))
        {
            double y = (2 * _chance.NextDouble() - 1) * 708 / Math.Max(1e-3, Math.Abs(Math.Log(x))) * Math.ScaleB(1, -_chance.Next(12));
            BigInteger product = FixedPoint.Of(y) * FixedPoint.Log(x) >> FixedPoint.Bits;
            if (BigInteger.Abs(product) > 708 * FixedPoint.One)
            {
                continue;
            }

            (BigInteger value, int exponent) = FixedPoint.Exp(product);
            double error = Math.Abs(FixedPoint.UlpError(DeterministicMath.Pow(x, y), value, exponent));
            worst = Math.Max(worst, error);
            worstModerate = Math.Max(worstModerate, BigInteger.Abs(product) < 69 * FixedPoint.One ? error : 0);
            seen++;
        }

        Assert.True(seen > 20_000);
        Assert.InRange(worst, 0.4, 1.1);
        Assert.InRange(worstModerate, 0.4, 0.65);
    }

    [Fact]
    public void Pow_PowerIsADouble_Exact()
    {
        for (int b = 1; b <= 60; b++)
        {
            double power = 1;
            for (int n = 0; power < 9007199254740992.0 && n <= 60; n++, power *= b)
            {
                AssertSameBits(power, DeterministicMath.Pow(b, n));
                AssertSameBits((n & 1) == 0 ? power : -power, DeterministicMath.Pow(-b, n));
                if (power < 67108864.0)
                {
                    AssertSameBits(power, DeterministicMath.Pow(power * power, 0.5));
                }
            }
        }
    }

    [Fact]
    public void Pow_SpecialArguments_AsIeee754()
    {
        // Math.Pow follows the same table of special cases; where the result is special or exact the two must agree.
        double[] values =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1e300, -1e300, double.Epsilon, 1e17, -1e17,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        ];
        int special = 0;
        foreach (double x in values)
        {
            foreach (double y in values)
            {
                double expected = Math.Pow(x, y);
                double actual = DeterministicMath.Pow(x, y);
                if (double.IsFinite(expected) && expected != 0 && Math.Abs(expected) != 1)
                {
                    Assert.InRange(actual / expected, 1 - 3e-16, 1 + 3e-16);
                }
                else
                {
                    AssertSameBits(double.IsNaN(expected) ? double.NaN : expected, actual);
                    special++;
                }
            }
        }

        Assert.True(special > 200);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Pow_AnyWidthAndLength_SameBitsAsScalar(int width)
    {
        double[] x = [.. PositiveArguments(90), 0, -0.0, -3, double.NaN, double.PositiveInfinity, 1e-310, 2, 7];
        double[] y = [.. Arguments(90, 30), 3, -3, 5, 2, 0, 1e300, double.NegativeInfinity, double.NaN];
        for (int length = 0; length <= x.Length; length += 7)
        {
            double[] result = x[..length];
            DeterministicMath.Pow(result, y.AsSpan(0, length), result, width);
            for (int i = 0; i < length; i++)
            {
                AssertSameBits(DeterministicMath.Pow(x[i], y[i]), result[i]);
            }
        }
    }

    [Fact]
    public void Pow_UnequalLengths_Refused() =>
        Assert.Throws<ArgumentException>(() => DeterministicMath.Pow(new double[3], new double[2], new double[3]));
}
