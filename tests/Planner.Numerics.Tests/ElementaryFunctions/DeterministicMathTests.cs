using System.Numerics;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Tests.ElementaryFunctions;

/// <summary>Exp and Log; the other functions stand in the partial files beside this one.</summary>
public partial class DeterministicMathTests
{
    // One per test, so that no test's arguments depend on which others ran.
    private readonly System.Random _chance = new(20211231);

    public static TheoryData<int> Widths => [2, 4, 8];

    [Fact]
    public void Exp_WholeRange_ErrorBelowStatedBound()
    {
        double worst = 0;
        foreach (double x in Arguments(40_000, 700))
        {
            (BigInteger value, int exponent) = FixedPoint.Exp(FixedPoint.Of(x));
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(DeterministicMath.Exp(x), value, exponent)));
        }

        Assert.InRange(worst, 0.4, 0.6);
    }

    [Fact]
    public void Exp_SubnormalResults_ErrorBelowOneUlp()
    {
        for (double x = -745.1; x < -708.4; x += 0.037)
        {
            (BigInteger value, int exponent) = FixedPoint.Exp(FixedPoint.Of(x));
            Assert.InRange(FixedPoint.UlpError(DeterministicMath.Exp(x), value, exponent), -1, 1);
        }
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(5e-324, 1.0)]
    [InlineData(1e-17, 1.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(709.782712893384, 1.7976931348622732E+308)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(-745.1332191019411, double.Epsilon)]
    [InlineData(-745.1332191019412, 0.0)]
    [InlineData(-1e300, 0.0)]
    [InlineData(1e300, double.PositiveInfinity)]
    public void Exp_SpecialArgument_ExactResult(double x, double expected) => AssertSameBits(expected, DeterministicMath.Exp(x));

    [Fact]
    public void Log_WholeRange_ErrorBelowStatedBound()
    {
        double worst = 0;
        foreach (double x in PositiveArguments(20_000))
        {
            if (x != 1)
            {
                worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(DeterministicMath.Log(x), FixedPoint.Log(x))));
            }
        }

        Assert.InRange(worst, 0.4, 1.0);
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(-double.Epsilon, double.NaN)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_SpecialArgument_ExactResult(double x, double expected) => AssertSameBits(expected, DeterministicMath.Log(x));

    [Fact]
    public void ExpAndLog_NegativeZero_AsZero()
    {
        AssertSameBits(1, DeterministicMath.Exp(-0.0));
        AssertSameBits(double.NegativeInfinity, DeterministicMath.Log(-0.0));
    }

    [Fact]
    public void ExpAndLog_AnyNaN_CanonicalNaN()
    {
        foreach (ulong bits in new[] { 0x7FF8000000000000UL, 0xFFF8000000000001UL, 0x7FF0000000000001UL, 0xFFFFFFFFFFFFFFFFUL })
        {
            double nan = BitConverter.UInt64BitsToDouble(bits);
            AssertSameBits(double.NaN, DeterministicMath.Exp(nan));
            AssertSameBits(double.NaN, DeterministicMath.Log(nan));
        }
    }

    [Fact]
    public void ExpAndLog_NeighbouringArguments_NeverDecrease()
    {
        foreach (double start in Arguments(300, 700).Concat(Enumerable.Range(-40, 80).Select(n => (n + 0.5) * 0.6931471805599453)))
        {
            double x = start;
            for (int step = 0; step < 60; step++)
            {
                double next = Math.BitIncrement(x);
                Assert.True(DeterministicMath.Exp(next) >= DeterministicMath.Exp(x), $"exp falls after {x:R}");
                Assert.True(!(x > 0) || DeterministicMath.Log(next) >= DeterministicMath.Log(x), $"log falls after {x:R}");
                x = next;
            }
        }

        double root = Math.BitDecrement(Math.Sqrt(0.5));
        for (int k = -3; k < 4; k++)
        {
            double edge = Math.ScaleB(root, k);
            Assert.True(DeterministicMath.Log(Math.BitIncrement(edge)) >= DeterministicMath.Log(edge));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ExpAndLog_AnyWidthAndLength_SameBitsAsScalar(int width)
    {
        double[] x = [.. Arguments(203, 800), double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.Epsilon, 1e-310, -1e-310, 1];
        for (int length = 0; length <= x.Length; length += length < 20 ? 1 : 13)
        {
            double[] exp = new double[length];
            double[] log = x[^length..];
            LaneMap.Apply<ExponentialKernel>(x.AsSpan(0, length), exp, width);
            LaneMap.Apply<LogarithmKernel>(log, log, width); // in place
            for (int i = 0; i < length; i++)
            {
                AssertSameBits(DeterministicMath.Exp(x[i]), exp[i]);
                AssertSameBits(DeterministicMath.Log(x[x.Length - length + i]), log[i]);
            }
        }
    }

    [Fact]
    public void Exp_ResultTooShort_Refused() =>
        Assert.Throws<ArgumentException>(() => DeterministicMath.Exp(new double[3], new double[2]));

    private IEnumerable<double> Arguments(int count, double size)
    {
        for (int i = 0; i < count; i++)
        {
            double x = (2 * _chance.NextDouble() - 1) * size;
            yield return (i & 3) switch { 0 => x, 1 => x / 100, 2 => x / 1e4, _ => Math.ScaleB(x, -_chance.Next(60)) };
        }
    }

    private IEnumerable<double> PositiveArguments(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return (i & 3) switch
            {
                0 => BitConverter.Int64BitsToDouble(_chance.NextInt64(1, 0x7FF0000000000000)),
                1 => 0.5 + _chance.NextDouble() * 1.5,
                2 => 1 + (_chance.NextDouble() - 0.5) * Math.ScaleB(1, -_chance.Next(50)),
                _ => _chance.NextDouble() * 1000,
            };
        }
    }

    private static void AssertSameBits(double expected, double actual) =>
        Assert.True(
            BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"expected {expected:R}, actual {actual:R}");
}
