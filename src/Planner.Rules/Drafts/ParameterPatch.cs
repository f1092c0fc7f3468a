using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Rules.Drafts;

/// <summary>
/// Puts changed values into parameter tables. A change holds from its first year to its last in its region column; without a last year as long as the
/// official value it stands in for. What the table says of other years and regions stays.
/// </summary>
internal static class ParameterPatch
{
    /// <summary>The item of the parameter, or -1 and a fault.</summary>
    public static int Find(JsonValue root, DraftChange change, DiagnosticBag diagnostics)
    {
        IReadOnlyList<JsonValue> items = root["parameters"] is { Kind: JsonKind.Array } array ? array.Items : [];
        List<string> ids = [.. items.Select(i => TextOf(i, "id") ?? "")];
        int index = ids.IndexOf(change.Parameter!);
        if (index < 0)
        {
            diagnostics.Error(DraftCode.UnknownTarget, change.TargetSpan, $"there is no parameter '{change.Parameter}'{NearestName.Hint(change.Parameter!, ids)}");
        }

        List<string> regions = [.. (root["regions"] is { Kind: JsonKind.Array } named ? named.Items : []).Select(r => TextOf(r, "id") ?? "")];
        if (change.Region != DatedValue.AnyRegion && !regions.Contains(change.Region!, StringComparer.Ordinal))
        {
            diagnostics.Error("PLN0806", change.Span, $"there is no region '{change.Region}'{NearestName.Hint(change.Region!, regions)}");
            return -1;
        }

        return index;
    }

    /// <summary>The parameter with the value changed, and what the official table said in the change's first year.</summary>
    public static (JsonValue Parameter, string? Official) Apply(JsonValue parameter, DraftChange change, Provenance provenance)
    {
        if (parameter["values"] is not { Kind: JsonKind.Array } values)
        {
            return (parameter, null);
        }

        int from = change.From!.Value;
        List<Row> rows = [.. values.Items.Select(Row.Of)];
        Row? standing = InForce(rows, change.Region!, from) ?? InForce(rows, DatedValue.AnyRegion, from);
        int last = change.To ?? ImpliedEnd(rows, standing, change.Region!, from);
        var items = new List<JsonValue>();
        foreach (Row row in rows)
        {
            items.AddRange(row.Region == change.Region ? row.Outside(from, last, change.Span) : [row.Item]);
        }

        var members = new List<(string, JsonValue)>
        {
            ("region", JsonEdit.Text(change.Region!, change.Span)),
            ("from", JsonEdit.Number(from, change.Span)),
        };
        if (last < int.MaxValue)
        {
            members.Add(("to", JsonEdit.Number(last, change.Span)));
        }

        members.Add(("value", change.Value));
        items.Add(DraftProvenance.Put(JsonEdit.Object(change.Span, members), provenance));
        return (JsonEdit.Set(parameter, "values", values.Span, JsonEdit.WithItems(values, items)), standing?.Item["value"]?.Raw);
    }

    private static Row? InForce(List<Row> rows, string region, int year) =>
        rows.Where(r => r.Region == region && r.From <= year && r.To >= year).MaxBy(r => r.From);

    private static int ImpliedEnd(List<Row> rows, Row? standing, string region, int from)
    {
        // The next row of the column, or of the column that stood in for it, takes over.
        IEnumerable<Row> later = rows.Where(r => r.From > from && (r.Region == region || r.Region == standing?.Region));
        int next = later.Select(r => r.From).DefaultIfEmpty(int.MaxValue).Min();
        return Math.Min(standing?.To ?? int.MaxValue, next == int.MaxValue ? next : next - 1);
    }

    private static string? TextOf(JsonValue value, string name) => value[name] is { Kind: JsonKind.Text } text ? text.Text : null;

    private sealed record Row(JsonValue Item, string? Region, int From, int To)
    {
        public static Row Of(JsonValue item) => new(item, TextOf(item, "region"), YearOf(item, "from", int.MaxValue), YearOf(item, "to", int.MaxValue));

        /// <summary>What is left of the row outside the years.</summary>
        public IEnumerable<JsonValue> Outside(int first, int last, SourceSpan span)
        {
            if (From > last || To < first)
            {
                yield return Item;
                yield break;
            }

            if (From < first)
            {
                yield return JsonEdit.Set(Item, "to", span, JsonEdit.Number(first - 1, span));
            }

            if (To > last)
            {
                yield return JsonEdit.Set(Item, "from", span, JsonEdit.Number(last + 1, span));
            }
        }

        private static int YearOf(JsonValue item, string name, int fallback) =>
            item[name] is { Kind: JsonKind.Number } number && number.Number is >= 1990 and <= 2100 ? (int)number.Number : fallback;
    }
}
