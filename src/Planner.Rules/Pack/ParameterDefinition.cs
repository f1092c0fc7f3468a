namespace Planner.Rules.Pack;

/// <summary>
/// One parameter of the rule files: a value by year and region. File: <c>rules/criteria/parameters.json</c>; in expressions <c>p.Id</c>.
/// </summary>
/// <param name="Id">Name in expressions.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Unit, one of <see cref="Units"/>.</param>
/// <param name="Values">Rows; of those that fit region and year the latest <see cref="DatedValue.From"/> holds, a named region before <c>*</c>.</param>
/// <param name="Provenance">Where the values come from; a row may have its own.</param>
public sealed record ParameterDefinition(string Id, LocalizedText Title, string Unit, IReadOnlyList<DatedValue> Values, Provenance Provenance)
{
    /// <summary>The value in force.</summary>
    /// <param name="region">The region column.</param>
    /// <param name="year">The year.</param>
    /// <returns>The value, or null where the table has a gap.</returns>
    public double? At(string region, int year) => RowAt(region, year)?.Value;

    /// <summary>The row in force.</summary>
    /// <param name="region">The region column.</param>
    /// <param name="year">The year.</param>
    /// <returns>The row, or null where the table has a gap.</returns>
    public DatedValue? RowAt(string region, int year)
    {
        DatedValue? found = null;
        foreach (DatedValue row in Values)
        {
            if (row.From > year || (row.To is { } to && to < year) || (row.Region != region && row.Region != DatedValue.AnyRegion))
            {
                continue;
            }

            bool named = row.Region == region;
            bool foundNamed = found?.Region == region;
            if (found is null || (named && !foundNamed) || (named == foundNamed && row.From > found.From))
            {
                found = row;
            }
        }

        return found;
    }
}
