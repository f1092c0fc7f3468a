namespace Planner.Analysis.Precision;

/// <summary>How a run of open length went.</summary>
/// <param name="Aim">What was asked.</param>
/// <param name="Looks">Every look, in order; at least one, the last with an <see cref="PrecisionLook.End"/>.</param>
public sealed record PrecisionResult(PrecisionAim Aim, IReadOnlyList<PrecisionLook> Looks)
{
    /// <summary>The look at which it ended.</summary>
    public PrecisionLook Last => Looks[^1];

    /// <summary>Whether every interval asked for is narrow enough.</summary>
    public bool Reached => Last.End == PrecisionEnd.Reached;
}
