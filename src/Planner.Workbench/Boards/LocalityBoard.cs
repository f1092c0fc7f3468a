using Planner.Localities.Units;
using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>A locality as it was read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Notice">The mark of synthetic data; null where the data are real.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Districts">Its districts in administrative order.</param>
/// <param name="Scenarios">Its scenarios; the first is the reference.</param>
internal sealed record LocalityBoard(
    string Id, LocalizedText Title, LocalizedText? Notice, string Folder, IReadOnlyList<District> Districts, IReadOnlyList<ScenarioEntry> Scenarios);
