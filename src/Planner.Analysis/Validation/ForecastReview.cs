namespace Planner.Analysis.Validation;

/// <summary>Forecasts of observations that were not fitted, scored against forecasts that need no model.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class ForecastReview
{
    /// <summary>Share of forecasts that the central interval should hold.</summary>
    public const double Nominal = 0.9;

    private const int Bins = 10;

    private ForecastReview(IReadOnlyList<ForecastScore> scores, IReadOnlyList<double[]> draws)
    {
        Scores = scores;
        Metrics = [.. scores.GroupBy(s => s.Metric).Select(g => new MetricScore(
            g.Key, g.Count(), g.Average(s => s.Crps), g.Average(s => Math.Abs(s.Median - s.Observed)), Mean(g.Select(s => s.Persistence)), Mean(g.Select(s => s.StraightLine)),
            g.Average(s => s.High - s.Low)))];
        Compared = [.. scores.Where(s => s.Persistence is not null && s.StraightLine is not null && Unit(s.Metric) > 0)];
        PooledCrps = Pooled(s => s.Crps);
        PooledMedianError = Pooled(s => Math.Abs(s.Median - s.Observed));
        PooledStraightLine = Pooled(s => s.StraightLine!.Value);
        PooledPersistence = Pooled(s => s.Persistence!.Value);
        Inside = scores.Count(s => s.Inside);
        InsideHalf = scores.Count(s => s.InsideHalf);
        CoverageP = BinomialTest.PValue(Inside, scores.Count, Nominal);
        HalfCoverageP = BinomialTest.PValue(InsideHalf, scores.Count, 0.5);
        EffectivePoints = Validation.EffectivePoints.Of(draws);
        var bins = new int[Bins];
        foreach (ForecastScore score in scores)
        {
            bins[Math.Min(Bins - 1, (int)(score.Pit * Bins))]++;
        }

        PitHistogram = bins;
    }

    /// <summary>Scores point by point.</summary>
    public IReadOnlyList<ForecastScore> Scores { get; }

    /// <summary>Scores by metric.</summary>
    public IReadOnlyList<MetricScore> Metrics { get; }

    /// <summary>Points for which both naive forecasts exist: what the pooled scores run over.</summary>
    public IReadOnlyList<ForecastScore> Compared { get; }

    /// <summary>Mean CRPS of the compared points, each metric in units of the mean absolute error of persistence; below 1 and below <see cref="PooledStraightLine"/> is better than both.</summary>
    public double PooledCrps { get; }

    /// <summary>The median forecast's absolute error in the same unit: what a point forecast from the model would score.</summary>
    public double PooledMedianError { get; }

    /// <summary>The straight line in the same unit.</summary>
    public double PooledStraightLine { get; }

    /// <summary>Persistence in the same unit: 1 by definition.</summary>
    public double PooledPersistence { get; }

    /// <summary>Whether the pooled CRPS is below that of both naive forecasts.</summary>
    public bool BeatsBoth => PooledCrps < PooledPersistence && PooledCrps < PooledStraightLine;

    /// <summary>Points inside the central 90 %.</summary>
    public int Inside { get; }

    /// <summary>Points inside the central 50 %.</summary>
    public int InsideHalf { get; }

    /// <summary>Exact two-sided binomial test of <see cref="Inside"/> against 90 %, as if the points were independent.</summary>
    public double CoverageP { get; }

    /// <summary>The same of <see cref="InsideHalf"/> against 50 %.</summary>
    public double HalfCoverageP { get; }

    /// <summary>How many independent points the forecasts are worth.</summary>
    public double EffectivePoints { get; }

    /// <summary>Points by tenths of the probability integral transform.</summary>
    public IReadOnlyList<int> PitHistogram { get; }

    /// <summary>Reviews forecasts.</summary>
    /// <param name="scores">Scores, at least one.</param>
    /// <param name="draws">Joint draws of the same points, <c>[point][draw]</c>.</param>
    /// <exception cref="ArgumentException">There is no score, or not as many draws.</exception>
    public static ForecastReview Of(IReadOnlyList<ForecastScore> scores, IReadOnlyList<double[]> draws)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(draws);
        return scores.Count > 0 && scores.Count == draws.Count
            ? new ForecastReview(scores, draws)
            : throw new ArgumentException("at least one score, and draws of each, are needed", nameof(scores));
    }

    private double Unit(string metric) => Metrics.First(m => m.Metric == metric).Persistence ?? 0;

    private double Pooled(Func<ForecastScore, double> score) => Compared.Count == 0 ? double.NaN : Compared.Average(s => score(s) / Unit(s.Metric));

    private static double? Mean(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        return known.Length == 0 ? null : known.Average();
    }
}
