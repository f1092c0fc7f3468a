namespace Planner.Analysis.Precision;

/// <summary>One look at a run of open length.</summary>
/// <param name="Number">Which look, from 0.</param>
/// <param name="Replicates">Replicates run by then.</param>
/// <param name="Level">Level of its intervals.</param>
/// <param name="Widths">Every interval asked for: scenario by scenario, each in the order of the targets asked.</param>
/// <param name="Wide">Those wider than asked, the widest first.</param>
/// <param name="End">Why the run ends here; null where it goes on.</param>
public sealed record PrecisionLook(
    int Number, int Replicates, double Level, IReadOnlyList<PrecisionWidth> Widths, IReadOnlyList<PrecisionWidth> Wide, PrecisionEnd? End)
{
    /// <summary>The widest interval; the first of equals.</summary>
    public PrecisionWidth Widest => Widths.MaxBy(w => w.HalfWidth)!;
}
