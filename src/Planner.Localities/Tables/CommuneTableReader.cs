using Planner.Localities.Units;
using Planner.Numerics.Random;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Tables;

/// <summary>Reads <c>communes.csv</c> against a locality's districts and a rule pack's indicators.</summary>
public static class CommuneTableReader
{
    /// <summary>Reads the tables of a text.</summary>
    /// <param name="text">The table as text.</param>
    /// <param name="locality">The locality without its tables: districts, region, whether it is synthetic.</param>
    /// <param name="pack">The rule pack, for indicators and regions.</param>
    /// <param name="diagnostics">Receives PLN0511 to PLN0523.</param>
    /// <returns>The tables, by number; of use only if no error was added.</returns>
    public static IReadOnlyList<CommuneTable> Read(TableText text, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        IReadOnlyList<IndicatorDefinition> indicators = CommuneColumns.Indicators(pack);
        Dictionary<string, int>? columns = Columns(text, indicators, pack, diagnostics);
        if (text.Rows.Count == 0)
        {
            diagnostics.Error("PLN0511", SourceSpan.StartOf(text.File), "the table has a header and no commune");
        }

        if (columns is null)
        {
            return [];
        }

        var reader = new TableRowReader(columns, diagnostics);
        var districts = locality.Districts.Select((d, i) => (d.Id, i)).DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => d.i, StringComparer.Ordinal);
        var tables = new SortedDictionary<int, List<CommuneStart>>();
        var seen = new Dictionary<(int Table, string Id), SourceSpan>();
        foreach (IReadOnlyList<TableField> row in text.Rows)
        {
            reader.Row = row;
            int table = reader.Has(CommuneColumns.Table) ? reader.Integer(CommuneColumns.Table, 1, InputLimits.Tables) : 1;
            CommuneStart commune = Commune(reader, locality, pack, districts, indicators, diagnostics);
            SourceSpan span = reader.Field("id").Span;
            if (!seen.TryAdd((table, commune.Id), span))
            {
                diagnostics.Error("PLN0518", span, FormattableString.Invariant(
                    $"the commune '{commune.Id}' stands twice in table {table}; it stands first in line {seen[(table, commune.Id)].Line}"));
                continue;
            }

            Notice(reader, locality, diagnostics);
            if (!tables.TryGetValue(table, out List<CommuneStart>? communes))
            {
                tables[table] = communes = [];
            }

            if (communes.Count == InputLimits.Communes)
            {
                diagnostics.Error("PLN0005", span, $"table {table} has more than {InputLimits.Communes} communes; at most so many are taken");
                return [];
            }

            communes.Add(commune);
        }

        SameUnits(text, tables, diagnostics);
        DistinctHashes(text, locality, tables, diagnostics);
        return [.. tables.Select(t => new CommuneTable(t.Key, t.Value))];
    }

    private static Dictionary<string, int>? Columns(TableText text, IReadOnlyList<IndicatorDefinition> indicators, RulePack pack, DiagnosticBag diagnostics)
    {
        List<string> needed = [.. CommuneColumns.Fixed, .. indicators.Select(i => i.Id)];
        List<string> valid = [.. needed, .. CommuneColumns.Optional];
        var known = valid.ToHashSet(StringComparer.Ordinal);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < text.Header.Count; i++)
        {
            TableField field = text.Header[i];
            if (pack.Unneeded.ContainsKey(field.Text))
            {
                continue;
            }

            if (!known.Contains(field.Text))
            {
                string semicolon = text.Header.Count == 1 && field.Text.Contains(';') ? "; columns are separated by commas, not semicolons" : "";
                diagnostics.Error("PLN0512", field.Span, $"there is no column '{Shortened(field.Text)}'{NearestName.Hint(field.Text, valid)}{semicolon}");
            }
            else if (!columns.TryAdd(field.Text, i))
            {
                diagnostics.Error("PLN0514", field.Span, $"the column '{field.Text}' stands twice");
            }
        }

        List<string> missing = [.. needed.Where(n => !columns.ContainsKey(n))];
        if (missing.Count > 0)
        {
            diagnostics.Error("PLN0513", SourceSpan.StartOf(text.File), $"columns are missing: {string.Join(", ", missing.Select(m => pack.NeededFor.TryGetValue(m, out string? by) ? $"{m} (for {by})" : m))}");
            return null;
        }

        return columns;
    }

    private static CommuneStart Commune(
        TableRowReader reader,
        Locality locality,
        RulePack pack,
        Dictionary<string, int> districts,
        IReadOnlyList<IndicatorDefinition> indicators,
        DiagnosticBag diagnostics)
    {
        string district = reader.Text("district");
        if (!districts.TryGetValue(district, out int districtIndex) && district.Length > 0)
        {
            diagnostics.Error("PLN0519", reader.Field("district").Span, $"there is no district '{district}' in the locality{NearestName.Hint(district, districts.Keys)}");
        }

        int before = diagnostics.Count;
        int households = reader.Integer("households", 1, InputLimits.Households);
        int villages = reader.Integer("villages", 1, InputLimits.Villages);
        int poor = reader.Integer("poorHouseholds", 0);
        int nearPoor = reader.Integer("nearPoorHouseholds", 0);
        int difficultVillages = reader.Integer("especiallyDifficultVillages", 0);
        bool readable = diagnostics.Count == before; // what could not be read contradicts nothing
        if (readable && (long)poor + nearPoor > households)
        {
            diagnostics.Error("PLN0520", reader.Field("poorHouseholds").Span, FormattableString.Invariant(
                $"{poor} poor and {nearPoor} near-poor households are more than the commune's {households}"));
        }

        if (readable && difficultVillages > villages)
        {
            diagnostics.Error("PLN0520", reader.Field("especiallyDifficultVillages").Span, FormattableString.Invariant(
                $"{difficultVillages} especially difficult villages are more than the commune's {villages}"));
        }

        bool difficult = reader.Boolean("especiallyDifficult");
        int level = reader.Integer("level", 0, 3);
        int yearsHeld = reader.Integer("yearsHeld", 0, 100);
        if (level == 0 && yearsHeld > 0)
        {
            diagnostics.Error("PLN0520", reader.Field("yearsHeld").Span, "a commune of level 0 has held no level; yearsHeld must be 0");
        }

        return new CommuneStart(
            reader.Text("id"),
            reader.Text("name"),
            districtIndex,
            Region(reader, locality, pack, diagnostics),
            households,
            reader.Integer("population", 1, InputLimits.Population),
            reader.Number("ethnicMinorityShare", 0, 100),
            villages,
            poor,
            nearPoor,
            reader.Number("income", 0.001, 100_000),
            reader.Number("incomeEthnicMinority", 0.001, 100_000),
            difficult,
            difficultVillages,
            reader.Boolean("safeZone"),
            level,
            yearsHeld,
            reader.Number("debt", 0, 1e9),
            [.. indicators.Select(i => reader.Number(i.Id, Math.Min(i.Best, i.Worst), Math.Max(i.Best, i.Worst)))])
        {
            Urban = Township(reader, level, diagnostics),
        };
    }

    private static bool Township(TableRowReader reader, int level, DiagnosticBag diagnostics)
    {
        bool urban = reader.Has(CommuneColumns.Urban) && reader.Boolean(CommuneColumns.Urban);
        if (urban && level > 0)
        {
            diagnostics.Error("PLN0520", reader.Field(CommuneColumns.Urban).Span, "a township is no candidate of new-rural certification; its level must be 0");
        }

        return urban;
    }

    private static string Region(TableRowReader reader, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        TableField field = reader.Field(CommuneColumns.Region);
        if (string.IsNullOrEmpty(field.Text))
        {
            return locality.Region;
        }

        if (!pack.Regions.Contains(field.Text, StringComparer.Ordinal))
        {
            diagnostics.Error("PLN0507", field.Span, $"there is no region '{field.Text}' in the rule files{NearestName.Hint(field.Text, pack.Regions)}");
        }

        return field.Text;
    }

    private static void Notice(TableRowReader reader, Locality locality, DiagnosticBag diagnostics)
    {
        if (locality.Synthetic && reader.Field(CommuneColumns.Note).Text != locality.SyntheticNotice.Vi)
        {
            SourceSpan span = reader.Has(CommuneColumns.Note) ? reader.Field(CommuneColumns.Note).Span : reader.Field("id").Span;
            diagnostics.Error("PLN0522", span, $"a row of a synthetic table must say so in 'note': \"{locality.SyntheticNotice.Vi}\"");
        }
    }

    private static void SameUnits(TableText text, SortedDictionary<int, List<CommuneStart>> tables, DiagnosticBag diagnostics)
    {
        int expected = 1;
        List<CommuneStart>? first = null;
        foreach ((int number, List<CommuneStart> communes) in tables)
        {
            if (number != expected++)
            {
                diagnostics.Error("PLN0521", SourceSpan.StartOf(text.File), FormattableString.Invariant($"tables are numbered 1, 2, 3 …; table {number - 1} is missing"));
                return;
            }

            first ??= communes;
            if (!communes.Select(c => (c.Id, c.District, c.Urban)).SequenceEqual(first.Select(c => (c.Id, c.District, c.Urban))))
            {
                diagnostics.Error("PLN0521", SourceSpan.StartOf(text.File), FormattableString.Invariant(
                    $"table {number} has other communes, or another order, than table 1; every table needs the same units"));
            }
        }
    }

    /// <summary>Random numbers are addressed by a 64-bit hash of ids; two units of one hash would share their fate.</summary>
    private static void DistinctHashes(TableText text, Locality locality, SortedDictionary<int, List<CommuneStart>> tables, DiagnosticBag diagnostics)
    {
        IEnumerable<string> ids = tables.Values.Take(1).SelectMany(t => t).Select(c => c.Id).Concat(locality.Districts.Select(d => d.Id)).Distinct(StringComparer.Ordinal);
        foreach (IGrouping<ulong, string> same in ids.GroupBy(UnitHash.Of).Where(g => g.Count() > 1))
        {
            diagnostics.Error("PLN0523", SourceSpan.StartOf(text.File), $"the ids {string.Join(" and ", same.Select(i => $"'{i}'"))} have the same 64-bit hash; change one of them");
        }
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
