using Planner.Numerics.SpecialFunctions;

namespace Planner.Numerics.Tests.SpecialFunctions;

public class LogGammaFunctionTests
{
    [Fact]
    public void At_Factorials_Exact()
    {
        double log = 0;
        for (int n = 1; n <= 150; n++)
        {
            Assert.InRange(LogGammaFunction.At(n) - log, -4e-15 * Math.Max(1, log), 4e-15 * Math.Max(1, log));
            log += Math.Log(n);
        }
    }

    [Fact]
    public void At_Half_HalfTheLogarithmOfPi() => Assert.Equal(0.57236494292470009, LogGammaFunction.At(0.5), 4e-15);

    [Fact]
    public void At_ManyArguments_AgreesWithMathNet()
    {
        for (double x = 1e-8; x < 1e9; x *= 1.07)
        {
            double expected = MathNet.Numerics.SpecialFunctions.GammaLn(x);
            Assert.InRange(LogGammaFunction.At(x) - expected, -2e-14 * Math.Max(1, Math.Abs(expected)), 2e-14 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void At_NotPositive_Refused(double x) => Assert.Throws<ArgumentOutOfRangeException>(() => LogGammaFunction.At(x));
}
