using Planner.Localities.Units;

namespace Planner.Localities.Actuals;

/// <summary>A year whose end is known: what is recorded of it, and the communes as they stood then.</summary>
/// <param name="Year">The year.</param>
/// <param name="Tables">Communes at its end, one table for each of the locality's, in the same order.</param>
/// <param name="PoorByOldLine">Poor households by the line before a change of that year, by table and commune; as in the tables where nothing else is recorded.</param>
/// <param name="Facts">Recorded metrics: metric id → value.</param>
/// <param name="Approved">Recorded money approved, billion VND, by component.</param>
/// <param name="Disbursed">Recorded money disbursed by the year's end, billion VND, by component.</param>
public sealed record RecordedYear(
    int Year,
    IReadOnlyList<CommuneTable> Tables,
    IReadOnlyList<IReadOnlyList<int>> PoorByOldLine,
    IReadOnlyDictionary<string, double> Facts,
    IReadOnlyDictionary<string, double> Approved,
    IReadOnlyDictionary<string, double> Disbursed);
