using Planner.Analysis.Closing;
using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>What holds communes back under a scenario, and what closing it costs.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Year">Whose thresholds judge the start.</param>
/// <param name="Paths">Communes' paths in the order of the table.</param>
/// <param name="Found">Criteria as obstacles.</param>
/// <param name="Titles">Titles of criteria by rule name.</param>
internal sealed record ClosingBoard(
    string Scenario, int Year, IReadOnlyList<CommunePath> Paths, Bottlenecks Found, IReadOnlyDictionary<string, LocalizedText> Titles);
