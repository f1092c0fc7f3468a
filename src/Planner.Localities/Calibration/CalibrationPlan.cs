namespace Planner.Localities.Calibration;

/// <summary>What is fitted to what: <c>calibration.json</c>.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record CalibrationPlan
{
    /// <summary>Most parameters of a plan: history holds too few points for more.</summary>
    public const int MostParameters = 6;

    /// <summary>The file, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Path of the observations table.</summary>
    public required string Observations { get; init; }

    /// <summary>Localities, in file order.</summary>
    public required IReadOnlyList<HistoryLocality> Localities { get; init; }

    /// <summary>Metrics, in file order.</summary>
    public required IReadOnlyList<CalibratedMetric> Metrics { get; init; }

    /// <summary>Parameters, in file order; at most <see cref="MostParameters"/>.</summary>
    public required IReadOnlyList<CalibratedParameter> Parameters { get; init; }

    /// <summary>Last year whose observations are fitted.</summary>
    public required int LastYear { get; init; }

    /// <summary>Last year that the backtest fits; it forecasts the years after it, up to <see cref="LastYear"/>.</summary>
    public required int BacktestYear { get; init; }

    /// <summary>Replicates of each simulated history.</summary>
    public required int Replicates { get; init; }

    /// <summary>Draws from the posterior.</summary>
    public required int Draws { get; init; }

    /// <summary>Seed of the simulations and of the draws.</summary>
    public required long Seed { get; init; }
}
