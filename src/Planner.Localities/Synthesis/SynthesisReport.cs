namespace Planner.Localities.Synthesis;

/// <summary>Every published figure against every table.</summary>
/// <param name="Checks">By table, then in the order of the figures.</param>
public sealed record SynthesisReport(IReadOnlyList<SynthesisCheck> Checks)
{
    /// <summary>Whether every figure holds in every table.</summary>
    public bool Ok => Checks.All(c => c.Ok);
}
