namespace Planner.Analysis.Discovery;

/// <summary>A box's restriction of one input, in normal scores.</summary>
/// <param name="Input">Index of the input.</param>
/// <param name="Low">Values lie above it; −∞ for no lower limit.</param>
/// <param name="High">Values lie below it; ∞ for no upper limit.</param>
public readonly record struct BoxLimit(int Input, double Low, double High)
{
    /// <summary>Whether a score lies within.</summary>
    /// <param name="score">The score.</param>
    public bool Holds(double score) => score > Low && score < High;
}
