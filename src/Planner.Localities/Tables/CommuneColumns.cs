using Planner.Rules.Pack;

namespace Planner.Localities.Tables;

/// <summary>The columns of <c>communes.csv</c>.</summary>
public static class CommuneColumns
{
    /// <summary>Number of the synthetic table a row belongs to; absent where there is one table.</summary>
    public const string Table = "table";

    /// <summary>The commune's region; absent where the locality's holds for all.</summary>
    public const string Region = "region";

    /// <summary>Free remark; in a synthetic table the notice that it is synthetic, on every row.</summary>
    public const string Note = "note";

    /// <summary>Whether the unit is a township; <c>false</c> where the table does not say.</summary>
    public const string Urban = "urban";

    /// <summary>Columns that every table has, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Fixed { get; } =
    [
        "id", "name", "district", "households", "population", "ethnicMinorityShare", "villages", "poorHouseholds", "nearPoorHouseholds", "income",
        "incomeEthnicMinority", "especiallyDifficult", "especiallyDifficultVillages", "safeZone", "level", "yearsHeld", "debt",
    ];

    /// <summary>Columns that a table may have.</summary>
    public static IReadOnlyList<string> Optional { get; } = [Table, Region, Urban, Note];

    /// <summary>The commune indicators of a pack, one column each, in the order of <c>CommuneStart.Indicators</c>.</summary>
    /// <param name="pack">The rule pack.</param>
    public static IReadOnlyList<IndicatorDefinition> Indicators(RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return [.. pack.Indicators.Where(i => i.Scope == IndicatorScope.Commune)];
    }
}
