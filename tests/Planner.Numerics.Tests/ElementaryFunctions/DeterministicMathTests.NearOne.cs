using System.Numerics;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Tests.ElementaryFunctions;

/// <summary>ExpM1 and Log1P.</summary>
public partial class DeterministicMathTests
{
    [Fact]
    public void ExpM1_WholeRange_ErrorBelowStatedBound()
    {
        double worst = 0;
        foreach (double x in Arguments(20_000, 700).Concat(Arguments(20_000, 3)))
        {
            if (Math.Abs(x) < 1e-25)
            {
                continue;
            }

            (BigInteger value, int exponent) = FixedPoint.Exp(FixedPoint.Of(x));
            BigInteger less = exponent > -200 ? value - FixedPoint.Shift(FixedPoint.One, -exponent) : -FixedPoint.One;
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(DeterministicMath.ExpM1(x), less, exponent > -200 ? exponent : 0)));
        }

        Assert.InRange(worst, 0.4, 1.0);
    }

    [Fact]
    public void Log1P_WholeRange_ErrorBelowStatedBound()
    {
        double worst = 0;
        foreach (double x in Arguments(20_000, 0.9999).Concat(PositiveArguments(20_000)))
        {
            if (Math.Abs(x) < 1e-25)
            {
                continue;
            }

            BigInteger sum = FixedPoint.One + FixedPoint.Of(x);
            int length = (int)sum.GetBitLength() - FixedPoint.Bits;
            BigInteger log = length * FixedPoint.Ln2 + FixedPoint.LogOfFixed(FixedPoint.Shift(sum, -length));
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(DeterministicMath.Log1P(x), log)));
        }

        Assert.InRange(worst, 0.4, 1.0);
    }

    [Fact]
    public void ExpM1AndLog1P_TinyArgument_ArgumentItself()
    {
        foreach (double x in new[] { 0.0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, 1e-200, -1e-30, 1e-20 })
        {
            AssertSameBits(x, DeterministicMath.ExpM1(x));
            AssertSameBits(x, DeterministicMath.Log1P(x));
        }
    }

    [Theory]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-50.0, -1.0)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void ExpM1_SpecialArgument_ExactResult(double x, double expected) => AssertSameBits(expected, DeterministicMath.ExpM1(x));

    [Theory]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(-1.0000000000000002, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log1P_SpecialArgument_ExactResult(double x, double expected) => AssertSameBits(expected, DeterministicMath.Log1P(x));

    [Theory]
    [MemberData(nameof(Widths))]
    public void ExpM1AndLog1P_AnyWidth_SameBitsAsScalar(int width)
    {
        double[] x = [.. Arguments(99, 50), .. Arguments(99, 1), double.NaN, -1, double.PositiveInfinity, 0, -0.0];
        double[] exp = new double[x.Length];
        double[] log = new double[x.Length];
        LaneMap.Apply<ExponentialMinusOneKernel>(x, exp, width);
        LaneMap.Apply<LogarithmOfOnePlusKernel>(x, log, width);
        for (int i = 0; i < x.Length; i++)
        {
            AssertSameBits(DeterministicMath.ExpM1(x[i]), exp[i]);
            AssertSameBits(DeterministicMath.Log1P(x[i]), log[i]);
        }
    }
}
