namespace Planner.Analysis.Optimisation;

/// <summary>What a search found.</summary>
/// <param name="Values">The plan: one value a variable, on the grid, within every limit.</param>
/// <param name="Active">Variables that the screening kept.</param>
/// <param name="PlansTried">Plans simulated, over all steps.</param>
/// <param name="Replicates">Replicates simulated, over all plans.</param>
/// <param name="CorrectSelection">Of the race between the finalists: least probability that the best of them was picked; NaN where there was none.</param>
/// <param name="CutShort">Whether the search was interrupted before its end.</param>
public sealed record PlanSearchResult(
    IReadOnlyList<double> Values, IReadOnlyList<int> Active, int PlansTried, long Replicates, double CorrectSelection, bool CutShort);
