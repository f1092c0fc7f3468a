using Planner.Analysis.Comparison;
using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>A finished comparison as the screens show it: targets × scenarios, with texts in both languages.</summary>
/// <param name="Locality">Name of the locality.</param>
/// <param name="SyntheticNotice">The mark of synthetic data; null where the data are real.</param>
/// <param name="Replicates">Number of replicates.</param>
/// <param name="Conclusion">The conclusion, line by line.</param>
/// <param name="Targets">Rows.</param>
/// <param name="Scenarios">Columns; the first is the reference.</param>
/// <param name="Cells"><c>[target][scenario]</c>.</param>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed record ComparisonBoard(
    LocalizedText Locality,
    LocalizedText? SyntheticNotice,
    int Replicates,
    IReadOnlyList<LocalizedText> Conclusion,
    IReadOnlyList<BoardTarget> Targets,
    IReadOnlyList<BoardScenario> Scenarios,
    IReadOnlyList<IReadOnlyList<BoardCell>> Cells)
{
    /// <summary>What it was made from, for charts and communes; null in tests of the screens alone.</summary>
    public EnsembleComparison? Comparison { get; init; }

    /// <summary>Of a first look from few replicates: how many the run that takes its place has; null where this is the run itself.</summary>
    public int? ReplicatesToCome { get; init; }
}
