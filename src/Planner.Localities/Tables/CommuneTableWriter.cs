using System.Globalization;
using CsvHelper;
using Planner.Localities.Units;
using Planner.Rules.Pack;

namespace Planner.Localities.Tables;

/// <summary>Writes <c>communes.csv</c> as <see cref="CommuneTableReader"/> reads it: UTF-8 without mark, LF, invariant numbers, always the same bytes.</summary>
public static class CommuneTableWriter
{
    /// <summary>The file's text.</summary>
    /// <param name="locality">Districts and the synthetic notice.</param>
    /// <param name="pack">The rule pack, for the indicator columns.</param>
    /// <param name="tables">The tables; the column <c>table</c> is written in any case.</param>
    public static string Write(Locality locality, RulePack pack, IReadOnlyList<CommuneTable> tables)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(tables);
        bool regions = tables.SelectMany(t => t.Communes).Any(c => c.Region != locality.Region);
        bool towns = tables.SelectMany(t => t.Communes).Any(c => c.Urban);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using CsvWriter csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" });
        IReadOnlyList<string> head =
        [
            CommuneColumns.Table, .. CommuneColumns.Fixed, .. regions ? [CommuneColumns.Region] : Array.Empty<string>(), .. towns ? [CommuneColumns.Urban] : Array.Empty<string>(),
            .. CommuneColumns.Indicators(pack).Select(i => i.Id), CommuneColumns.Note,
        ];
        Row(csv, head);
        foreach (CommuneTable table in tables)
        {
            foreach (CommuneStart c in table.Communes)
            {
                Row(csv,
                [
                    Text(table.Number), c.Id, c.Name, locality.Districts[c.District].Id, Text(c.Households), Text(c.Population), Text(c.EthnicMinorityShare),
                    Text(c.Villages), Text(c.PoorHouseholds), Text(c.NearPoorHouseholds), Text(c.Income), Text(c.IncomeEthnicMinority),
                    c.EspeciallyDifficult ? "true" : "false", Text(c.EspeciallyDifficultVillages), c.SafeZone ? "true" : "false", Text(c.Level),
                    Text(c.YearsHeld), Text(c.Debt), .. regions ? [c.Region] : Array.Empty<string>(), .. Town(c, towns), .. c.Indicators.Select(Text),
                    locality.Synthetic ? locality.SyntheticNotice.Vi : "",
                ]);
            }
        }

        csv.Flush();
        return text.ToString();
    }

    /// <summary>Rows of fields as the file's text: quotes only where needed, lines ended by LF.</summary>
    /// <param name="rows">The rows, the header first.</param>
    internal static string Text(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using CsvWriter csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" });
        foreach (IReadOnlyList<string> row in rows)
        {
            Row(csv, row);
        }

        csv.Flush();
        return text.ToString();
    }

    private static string[] Town(CommuneStart c, bool towns) => !towns ? [] : c.Urban ? ["true"] : ["false"];

    private static void Row(CsvWriter csv, IReadOnlyList<string> fields)
    {
        foreach (string field in fields)
        {
            csv.WriteField(field);
        }

        csv.EndRecord();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
