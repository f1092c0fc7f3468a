using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.Tests.ElementaryFunctions;

public partial class DeterministicMathTests
{
    [Fact]
    public void SinCos_OrdinaryAngles_ErrorBelowStatedBound()
    {
        double worst = 0;
        IEnumerable<double> nearQuarters = Enumerable.Range(-400, 800).Select(n => n * (Math.PI / 4));
        foreach (double x in Arguments(20_000, 1e6).Concat(Arguments(20_000, 8)).Concat(nearQuarters))
        {
            if (Math.Abs(x) < 1e-20)
            {
                continue;
            }

            (double sine, double cosine) = DeterministicMath.SinCos(x);
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(sine, FixedPoint.Sin(FixedPoint.Of(x)))));
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(cosine, FixedPoint.Cos(FixedPoint.Of(x)))));
        }

        Assert.InRange(worst, 0.4, 0.8);
    }

    [Fact]
    public void SinCos_LargeAngles_ErrorBelowStatedBound()
    {
        // The reference has 256 bits after the point, so its π serves angles up to about 2^130.
        double worst = 0;
        for (int i = 0; i < 3000; i++)
        {
            double x = Math.ScaleB(_chance.NextDouble() - 0.5, 21 + i % 110);
            (double sine, double cosine) = DeterministicMath.SinCos(x);
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(sine, FixedPoint.Sin(FixedPoint.Of(x)))));
            worst = Math.Max(worst, Math.Abs(FixedPoint.UlpError(cosine, FixedPoint.Cos(FixedPoint.Of(x)))));
        }

        Assert.InRange(worst, 0.4, 0.8);
    }

    // sin(1e22) and sin(max) are the known hard cases of argument reduction; the digits are those of arbitrary-precision libraries.
    [Theory]
    [InlineData(1e22, -0.8522008497671888, 0.523214785395139)]
    [InlineData(double.MaxValue, 0.004961954789184062, -0.9999876894265599)]
    [InlineData(-double.MaxValue, -0.004961954789184062, -0.9999876894265599)]
    [InlineData(double.PositiveInfinity, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    [InlineData(0.0, 0.0, 1.0)]
    public void SinCos_KnownAngles_Match(double x, double sine, double cosine)
    {
        AssertSameBits(sine, DeterministicMath.Sin(x));
        AssertSameBits(cosine, DeterministicMath.Cos(x));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void SinCos_AnyWidth_SameBitsAsScalar(int width)
    {
        double[] x = [.. Arguments(99, 1e5), .. Arguments(44, 1e9), double.NaN, -0.0, double.PositiveInfinity];
        double[] sine = new double[x.Length];
        double[] cosine = new double[x.Length];
        DeterministicMath.SinCos(x, sine, cosine, width);
        for (int i = 0; i < x.Length; i++)
        {
            AssertSameBits(DeterministicMath.Sin(x[i]), sine[i]);
            AssertSameBits(DeterministicMath.Cos(x[i]), cosine[i]);
        }

        AssertSameBits(-0.0, DeterministicMath.Sin(-0.0));
    }
}
