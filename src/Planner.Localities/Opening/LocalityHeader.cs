using Planner.Localities.Units;
using Planner.Rules.Documents;

namespace Planner.Localities.Opening;

/// <summary>A <c>locality.json</c> as read, before rule files and communes: what says which of them to read.</summary>
/// <param name="Locality">The locality, with no tables and no district indicators yet.</param>
/// <param name="CommunesFile">Name of the communes table in the same folder.</param>
/// <param name="DistrictIndicators">Start values of district indicators as written: indicator id → its values by district.</param>
/// <param name="Indicators">Ids, as written, of indicators that are kept although no rule reads them.</param>
/// <param name="Metrics">Ids, as written, of metrics that are recorded although no target reads them.</param>
/// <param name="Components">Ids, as written, of components that only localities naming them have.</param>
internal sealed record LocalityHeader(
    Locality Locality,
    string CommunesFile,
    IReadOnlyList<JsonMember> DistrictIndicators,
    IReadOnlyList<JsonValue> Indicators,
    IReadOnlyList<JsonValue> Metrics,
    IReadOnlyList<JsonValue> Components);
