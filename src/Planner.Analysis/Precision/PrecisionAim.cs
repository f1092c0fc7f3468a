namespace Planner.Analysis.Precision;

/// <summary>How precise an answer is asked to be.</summary>
/// <param name="HalfWidth">Half of the greatest width of an interval, 0..1 exclusive.</param>
/// <param name="Of">Which intervals.</param>
/// <param name="Targets">Indices of the targets, each with a figure; at least one.</param>
/// <param name="Most">Most replicates; ≥ <see cref="LookSchedule.First"/>.</param>
public sealed record PrecisionAim(double HalfWidth, PrecisionMeasure Of, IReadOnlyList<int> Targets, int Most)
{
    /// <summary>When it is looked at.</summary>
    public LookSchedule Schedule { get; } = LookSchedule.Of(HalfWidth, Most);
}
