using Planner.Analysis.Validation;

namespace Planner.Analysis.Tests.Validation;

public sealed class ForecastReviewTests
{
    private static readonly double[] Draws = [.. Enumerable.Range(0, 101).Select(i => (double)i)];

    [Fact]
    public void Of_PersistenceAsUnit_MakesItsPooledScoreOne()
    {
        ForecastReview review = Review((50, 40, 45), (60, 80, 55));

        Assert.Equal(1, review.PooledPersistence, 12);
        Assert.Equal((5 + 5) / 2.0 / 15, review.PooledStraightLine, 12);
        Assert.Equal((EnsembleScore.Crps(Draws, 50) + EnsembleScore.Crps(Draws, 60)) / 2 / 15, review.PooledCrps, 12);
        Assert.Equal((0 + 10) / 2.0 / 15, review.PooledMedianError, 12);
    }

    [Fact]
    public void Of_ValuesInsideAndOutside_CountsCoverageAndPit()
    {
        ForecastReview review = Review((50, 1, 1), (2, 1, 1), (99, 1, 1), (30, 1, 1));

        Assert.Equal(2, review.Inside);
        Assert.Equal(2, review.InsideHalf);
        Assert.Equal(BinomialTest.PValue(2, 4, 0.9), review.CoverageP);
        Assert.Equal([1, 0, 0, 1, 0, 1, 0, 0, 0, 1], review.PitHistogram);
        Assert.Equal(90, review.Metrics[0].Width, 9);
    }

    [Fact]
    public void Of_PointsWithoutAnEarlierValue_AreScoredButNotCompared()
    {
        ForecastScore[] scores = [Score(50, 40, 45), ForecastScore.Of("a", "m", 2020, Draws, 10, null, null)];

        ForecastReview review = ForecastReview.Of(scores, [Draws, Draws]);

        Assert.Equal(2, review.Scores.Count);
        Assert.Single(review.Compared);
    }

    [Fact]
    public void EffectivePoints_OfIndependentAndOfEqualForecasts_AreTheirNumberAndOne()
    {
        double[] a = [1, -1, 1, -1], b = [1, 1, -1, -1];

        Assert.Equal(2, EffectivePoints.Of([a, b]), 12);
        Assert.Equal(1, EffectivePoints.Of([a, a, a]), 12);
        Assert.Equal(9.0 / 5, EffectivePoints.Of([a, a, b]), 12);
    }

    [Fact]
    public void NaiveForecasts_OfALine_AreItsLastValueAndItsContinuation()
    {
        var known = new Dictionary<int, double> { [2016] = 30, [2017] = 28, [2018] = 26 };

        Assert.Equal(26, NaiveForecast.Persistence(known));
        Assert.Equal(20, NaiveForecast.StraightLine(known, 2021), 9);
        Assert.Equal(30, NaiveForecast.StraightLine(new Dictionary<int, double> { [2016] = 30 }, 2021));
    }

    private static ForecastReview Review(params (double Observed, double Persistence, double Line)[] points) =>
        ForecastReview.Of([.. points.Select(p => Score(p.Observed, p.Persistence, p.Line))], [.. points.Select(_ => Draws)]);

    private static ForecastScore Score(double observed, double persistence, double line) => ForecastScore.Of("a", "m", 2020, Draws, observed, persistence, line);
}
