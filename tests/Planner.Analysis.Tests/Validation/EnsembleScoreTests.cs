using Planner.Analysis.Validation;
using Planner.Numerics.Distributions;

namespace Planner.Analysis.Tests.Validation;

public sealed class EnsembleScoreTests
{
    private static readonly double[] StandardNormal = [.. Enumerable.Range(0, 4000).Select(i => Normal.Quantile((i + 0.5) / 4000))];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    [InlineData(-2.5)]
    public void Crps_OfANormal_IsItsClosedForm(double y)
    {
        // Gneiting and Raftery 2007: y·(2Φ(y) − 1) + 2φ(y) − 1/√π.
        double density = Math.Exp(-y * y / 2) / Math.Sqrt(2 * Math.PI);
        double expected = (y * ((2 * Normal.Cdf(y)) - 1)) + (2 * density) - (1 / Math.Sqrt(Math.PI));

        Assert.InRange(EnsembleScore.Crps(StandardNormal, y), expected - 5e-4, expected + 5e-4);
    }

    [Fact]
    public void Crps_OfOneDraw_IsTheAbsoluteError() => Assert.Equal(2.5, EnsembleScore.Crps([4.0], 1.5), 12);

    [Fact]
    public void Crps_OfTwoDraws_TakesOnlyPairsOfDifferentDraws() => Assert.Equal(((1 + 2) / 2.0) - (3 / 2.0), EnsembleScore.Crps([0.0, 3.0], 1), 12);

    [Fact]
    public void Pit_CountsDrawsBelowAndHalfOfTies() => Assert.Equal(0.5, EnsembleScore.Pit([1, 2, 2, 3], 2), 12);
}
