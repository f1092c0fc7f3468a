using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Localities.Import.Layout;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Import;

/// <summary>
/// The record of imports beside a communes table: which file each column came from, by its SHA-256, of which day, and how it was understood. Imports are added at the end, so that a value can be
/// traced to the last one that names its column.
/// </summary>
public static class ImportRecord
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <summary>Name of the record of a communes table: <c>communes.import.json</c>.</summary>
    /// <param name="table">The table's path.</param>
    public static string NameFor(string table) => Path.GetFileNameWithoutExtension(table) + ".import.json";

    /// <summary>The record with one import more.</summary>
    /// <param name="standing">The record as it stands; null for none.</param>
    /// <param name="office">What was imported.</param>
    /// <param name="asOf">The day for which the figures hold.</param>
    /// <param name="communes">Communes of the locality.</param>
    /// <param name="left">Faults that were left, with <c>--partial</c>: their places.</param>
    /// <exception cref="JsonException">The standing record is no record of imports: it would be written over.</exception>
    public static string With(string? standing, OfficeTable office, DateOnly asOf, int communes, IReadOnlyList<ImportFinding> left)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(left);
        JsonArray imports = standing is null ? [] : Standing(standing);
        var columns = new JsonArray();
        ILookup<string, ImportedValue> values = office.Values.ToLookup(v => v.Column, StringComparer.Ordinal);
        foreach (ImportedColumn column in office.Columns.Where(c => c.State == ImportedColumnState.Taken))
        {
            var one = new JsonObject
            {
                ["column"] = column.Column!.Id,
                ["from"] = ImportPlace.Letters(column.Index),
                ["header"] = column.Heading,
                ["values"] = values[column.Column.Id].Count(),
            };
            if (column.Factor != 1)
            {
                one["factor"] = column.Factor;
            }

            columns.Add(one);
        }

        imports.Add(new JsonObject
        {
            ["file"] = Path.GetFileName(office.Book.File),
            ["sha256"] = office.Book.Digest.Sha256,
            ["sheet"] = office.Sheet.Name,
            ["encoding"] = office.Book.Encoding,
            ["asOf"] = asOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["communes"] = office.Units.Select(u => u.Commune).Distinct().Count(),
            ["communesOfLocality"] = communes,
            ["columns"] = columns,
            ["faultsLeft"] = new JsonArray([.. left.Select(f => (JsonNode)$"{f.Place} {f.Code}")]),
        });
        string text = new JsonObject { ["imports"] = imports }.ToJsonString(Options);
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) + "\n";
    }

    private static JsonArray Standing(string text)
    {
        // The strict reader first: the lenient one takes members that stand twice and half characters, and fails when they are touched.
        var faults = new DiagnosticBag();
        byte[] bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        return JsonFile.Parse("", bytes, faults) is null
            ? throw new JsonException(faults.InFileOrder()[0].Message)
            : JsonNode.Parse(bytes) is JsonObject record && record["imports"] is JsonArray imports ? (JsonArray)imports.DeepClone() : throw new JsonException("there is no list of imports");
    }
}
