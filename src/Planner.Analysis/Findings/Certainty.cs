namespace Planner.Analysis.Findings;

/// <summary>How sure the probabilities of a comparison are, as far as the simulation itself goes.</summary>
/// <param name="Replicates">Number of replicates.</param>
/// <param name="Tables">Number of communes tables they ran on.</param>
/// <param name="Synthetic">Whether these tables are synthetic.</param>
/// <param name="WorstHalfWidth">Greatest half-width of the reference's target probabilities, 0..1.</param>
/// <param name="TableShare">
/// Share (0..1) of the sampling variance of these probabilities that comes from differences between tables, mean over the targets
/// whose replicates do not all agree; null where there is none, or one table.
/// </param>
public sealed record Certainty(int Replicates, int Tables, bool Synthetic, double WorstHalfWidth, double? TableShare);
