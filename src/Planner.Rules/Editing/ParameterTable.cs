using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Editing;

/// <summary>The table of one parameter as its file has it, drafts aside: values by period and region.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Id">Id of the parameter.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Regions">The columns: <see cref="DatedValue.AnyRegion"/>, then the regions of the file in its order.</param>
/// <param name="Values">Its rows in file order.</param>
/// <param name="Provenance">Where its values come from; null where every row says so itself.</param>
/// <param name="Span">Where it stands.</param>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record ParameterTable(
    string File, string Id, LocalizedText Title, string Unit, IReadOnlyList<string> Regions, IReadOnlyList<TableValue> Values, Provenance? Provenance, SourceSpan Span)
{
    /// <summary>Where the parameters of a rules folder stand below it.</summary>
    public const string Place = "criteria/parameters.json";

    /// <summary>The periods that have a row, in the order of their first years.</summary>
    public IReadOnlyList<(int From, int? To)> Periods => [.. Values.Select(v => (v.From, v.To)).Distinct().OrderBy(p => p.From).ThenBy(p => p.To ?? int.MaxValue)];

    /// <summary>Reads the table of a parameter.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="parameter">Id of the parameter.</param>
    /// <returns>The table, or null where the file is no JSON, lacks the parameter or has rows without region, year or value.</returns>
    public static ParameterTable? Read(string file, ReadOnlySpan<byte> content, string parameter)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(parameter);
        JsonValue? root = JsonFile.Parse(file, content, new DiagnosticBag());
        JsonValue? item = root?["parameters"]?.Items.FirstOrDefault(i => TextOf(i, "id") == parameter);
        if (root is null || item?["values"] is not { Kind: JsonKind.Array } values)
        {
            return null;
        }

        TableValue?[] rows = [.. values.Items.Select(Row)];
        return rows.Contains(null) ? null : new ParameterTable(
            file,
            parameter,
            new LocalizedText(item["title"] is { } vi ? TextOf(vi, "vi") ?? parameter : parameter, item["title"] is { } en ? TextOf(en, "en") ?? parameter : parameter),
            TextOf(item, "unit") ?? "",
            [DatedValue.AnyRegion, .. (root["regions"]?.Items ?? []).Select(r => TextOf(r, "id")).OfType<string>()],
            [.. rows.OfType<TableValue>()],
            ProvenanceOf(item),
            item.Span);
    }

    /// <summary>The row of a region from a year on; null where the file has none.</summary>
    /// <param name="region">The region column.</param>
    /// <param name="from">First year of the row.</param>
    public TableValue? Own(string region, int from) => Values.FirstOrDefault(v => v.Region == region && v.From == from);

    /// <summary>The row that holds for a region in a year, as <see cref="ParameterDefinition.RowAt"/> finds it; null for a gap.</summary>
    /// <param name="region">The region column.</param>
    /// <param name="year">The year.</param>
    public TableValue? InForce(string region, int year) => Values
        .Where(v => v.From <= year && (v.To is not { } to || to >= year) && (v.Region == region || v.Region == DatedValue.AnyRegion))
        .OrderByDescending(v => v.Region == region).ThenByDescending(v => v.From).FirstOrDefault();

    private static TableValue? Row(JsonValue item) =>
        TextOf(item, "region") is { } region && Year(item["from"]) is { } from && item["value"] is { } value
            ? new TableValue(region, from, Year(item["to"]), value.Raw, ProvenanceOf(item), item.Span, value.Span)
            : null;

    private static int? Year(JsonValue? value) => value is { Kind: JsonKind.Number } && value.Number is >= 1 and <= 9999 and var year && year == Math.Floor(year) ? (int)year : null;

    private static Provenance? ProvenanceOf(JsonValue item) =>
        item["assumption"] is { } words && Members.WordsOf(words) is { } reason ? new Provenance(null, null, reason, words.Span)
        : item["source"] is { Kind: JsonKind.Object } source && TextOf(source, "document") is { } document ? new Provenance(document, TextOf(source, "url"), null, source.Span) : null;

    private static string? TextOf(JsonValue value, string name) => value[name] is { Kind: JsonKind.Text } text ? text.Text : null;
}
