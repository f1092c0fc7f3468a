using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Analysis.Tracing;

/// <summary>Finds the figures of a file: every number that is no year or setting of a run, and every rule text.</summary>
internal static class FigureWalker
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    // Names of the calendar and of a run's settings: they say when and how often, not how much.
    private static readonly HashSet<string> Settings = ["year", "years", "startYear", "endYear", "asOf", "replicates", "seed", "tables"];
    private static readonly HashSet<string> Periods = ["from", "to"];
    private static readonly HashSet<string> RuleTexts = ["Expression", "value", "filter", "weight", "districtWeight", "when", "eligible", "remains", "key", "holds", "measure"];
    private static readonly HashSet<string> Decisions = ["budgetFactors", "allocations"];
    private static readonly string[] Names = ["id", "RuleName", "component", "indicator", "kind", "unit", "region"];

    /// <summary>The figures of a document, in file order.</summary>
    /// <param name="root">The document.</param>
    /// <param name="prices">Provenance of works that name an indicator and no price of their own; null for none.</param>
    public static IEnumerable<WrittenFigure> Of(JsonValue root, Func<string, (FigureKind Kind, LocalizedText Text, string? Url)?> prices) =>
        Of(root, [], (FigureKind.Missing, "", null), prices);

    /// <summary>The provenance that an object carries itself.</summary>
    /// <param name="value">The object.</param>
    public static (FigureKind Kind, LocalizedText Text, string? Url)? Own(JsonValue value)
    {
        if (Members.WordsOf(value["assumption"]) is { } assumed)
        {
            return (FigureKind.Assumption, assumed, null);
        }

        return value["source"] is { Kind: JsonKind.Object } source && source["document"] is { Kind: JsonKind.Text } document
            ? (FigureKind.Source, document.Text, source["url"] is { Kind: JsonKind.Text } url ? url.Text : null)
            : null;
    }

    private static IEnumerable<WrittenFigure> Of(
        JsonValue value, IReadOnlyList<string> path, (FigureKind Kind, LocalizedText Text, string? Url) above, Func<string, (FigureKind Kind, LocalizedText Text, string? Url)?> prices)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                (FigureKind Kind, LocalizedText Text, string? Url) own = Own(value)
                    ?? (value["Properties"] is { Kind: JsonKind.Object } properties ? Own(properties) : null)
                    ?? (value["indicator"] is { Kind: JsonKind.Text } indicator && value["unitCost"] is null ? prices(indicator.Text) : null)
                    ?? above;
                return value.Members
                    .Where(m => m.Name is not ("source" or "assumption" or "title" or "description" or "$schema") && !Settings.Contains(m.Name) && !IsPeriod(m))
                    .SelectMany(m => Decisions.Contains(m.Name) && path.Count == 0
                        ? Of(m.Value, [m.Name], (FigureKind.Decision, "", null), prices)
                        : m.Value.Kind == JsonKind.Text
                            ? RuleTexts.Contains(m.Name) && m.Value.Text.Any(char.IsAsciiDigit) ? [Figure(m.Value, [.. path, m.Name], own)] : []
                            : Of(m.Value, [.. path, m.Name], own, prices));
            case JsonKind.Array:
                return value.Items.SelectMany((item, i) => Of(item, [.. path, NameOf(item, i)], above, prices));
            case JsonKind.Number:
                return [Figure(value, path, above)];
            default:
                return [];
        }
    }

    private static WrittenFigure Figure(JsonValue value, IReadOnlyList<string> path, (FigureKind Kind, LocalizedText Text, string? Url) provenance) =>
        new(path, value, provenance.Kind, provenance.Text, provenance.Url);

    private static bool IsPeriod(JsonMember member) =>
        Periods.Contains(member.Name) && member.Value.Kind == JsonKind.Number && member.Value.Number is >= FirstYear and <= LastYear;

    /// <summary>What an item of a list is called in paths: its id with its first year where it has one, else its number.</summary>
    internal static string NameOf(JsonValue item, int index)
    {
        foreach (string name in Names)
        {
            if (item[name] is { Kind: JsonKind.Text } text)
            {
                return item["from"] is { Kind: JsonKind.Number } from ? text.Text + " " + from.Raw : text.Text;
            }
        }

        return (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
