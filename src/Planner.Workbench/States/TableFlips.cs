using Planner.Analysis.Closing;

namespace Planner.Workbench.States;

/// <summary>Communes, as they stand at the start, that come out otherwise by the thresholds of one year.</summary>
/// <param name="Year">The year whose thresholds judge.</param>
/// <param name="Tables">Number of synthetic tables; 1 for real data.</param>
/// <param name="Communes">Communes with any flip, over the tables.</param>
/// <param name="Gained">Criteria met only with the changes, over the tables.</param>
/// <param name="Lost">Criteria met only without, over the tables.</param>
/// <param name="Districts">By district in administrative order: communes with a flip, mean over the tables.</param>
/// <param name="Flips">Commune by commune, those that flip in most tables first.</param>
internal sealed record TableFlips(
    int Year, int Tables, TableRange Communes, TableRange Gained, TableRange Lost, IReadOnlyList<double> Districts, IReadOnlyList<TableFlip> Flips);
