using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Members that many rule files have: ids, titles, units, provenance, coefficients, expressions.</summary>
public static class Members
{
    private static readonly SourceSpan Nowhere = SourceSpan.StartOf("");

    /// <summary>Member <c>id</c>: a name that can stand in an expression (PLN0804 when not).</summary>
    public static string Identifier(this ObjectReader reader, string name = "id")
    {
        string id = reader.RequiredText(name);
        if (id.Length > 0 && !IsIdentifier(id))
        {
            reader.Diagnostics.Error("PLN0804", SpanOf(reader, name), $"'{id}' cannot be a name: letters a–z, A–Z, digits and '_' only, and no digit first");
        }

        return id;
    }

    /// <summary>Where a member's value stands; the object when it is absent.</summary>
    public static SourceSpan SpanOf(this ObjectReader reader, string name) => reader.Any(name)?.Span ?? reader.Span;

    /// <summary>A text in both languages that must be there: <c>{ "vi": …, "en": … }</c>.</summary>
    public static LocalizedText Title(this ObjectReader reader, string name = "title")
    {
        ObjectReader? child = reader.Child(name, $"'{name}'", required: true);
        if (child is null)
        {
            return new LocalizedText("", "");
        }

        var title = new LocalizedText(child.RequiredText("vi"), child.RequiredText("en"));
        child.Finish();
        return title;
    }

    /// <summary>A text that must be there, plain or in both languages: <c>"…"</c> or <c>{ "vi": …, "en": … }</c>.</summary>
    public static LocalizedText Words(this ObjectReader reader, string name) =>
        reader.Any(name) is { Kind: JsonKind.Object } ? reader.Title(name) : reader.RequiredText(name);

    /// <summary>A text, plain or in both languages; null when absent.</summary>
    public static LocalizedText? OptionalWords(this ObjectReader reader, string name) => reader.Has(name) ? reader.Words(name) : null;

    /// <summary>What a value says, plain or in both languages, without reporting anything; null when it is neither.</summary>
    /// <param name="value">The value; null for an absent one.</param>
    public static LocalizedText? WordsOf(JsonValue? value) => value switch
    {
        { Kind: JsonKind.Text } => value.Text,
        { Kind: JsonKind.Object } when value["vi"] is { Kind: JsonKind.Text } vi && value["en"] is { Kind: JsonKind.Text } en => new LocalizedText(vi.Text, en.Text),
        _ => null,
    };

    /// <summary>The title among the properties of a rule, which stands there in both languages; null when there is none.</summary>
    /// <param name="properties">The properties; null for none.</param>
    public static LocalizedText? TitleOf(JsonValue? properties) => properties?["title"] is { Kind: JsonKind.Object } title ? WordsOf(title) : null;

    /// <summary>Member <c>unit</c>, one of <see cref="Units.All"/>.</summary>
    public static string Unit(this ObjectReader reader) => reader.Choice("unit", Units.All);

    /// <summary>Members <c>source</c> or <c>assumption</c>: exactly one; PLN0801 for none, PLN0802 for both.</summary>
    public static Provenance Provenance(this ObjectReader reader, string what) =>
        reader.OptionalProvenance() ?? Missing(reader, what);

    /// <summary>Members <c>source</c> or <c>assumption</c>; null when the object has neither.</summary>
    public static Provenance? OptionalProvenance(this ObjectReader reader)
    {
        bool sourced = reader.Has("source");
        bool assumed = reader.Has("assumption");
        if (!sourced && !assumed)
        {
            return null;
        }

        if (sourced && assumed)
        {
            reader.Diagnostics.Error("PLN0802", reader.SpanOf("assumption"), "a figure has either a 'source' or an 'assumption', not both");
        }

        if (assumed)
        {
            return new Provenance(null, null, reader.Words("assumption"), reader.SpanOf("assumption"));
        }

        ObjectReader child = reader.Child("source", "'source'")!;
        var provenance = new Provenance(child.RequiredText("document"), child.OptionalText("url"), null, child.Span);
        child.Finish();
        return provenance;
    }

    /// <summary>A body that a document gives a task: <c>{ "title": …, "source": … }</c>; null when the member is absent.</summary>
    public static LeadAgency? LeadAgency(this ObjectReader reader, string name)
    {
        if (reader.Child(name, $"'{name}'") is not { } child)
        {
            return null;
        }

        var agency = new LeadAgency(child.Title(), child.Provenance($"'{name}'"));
        child.Finish();
        return agency;
    }

    /// <summary>A coefficient that must be there: <c>{ "value": 0.2, "assumption": … }</c>.</summary>
    public static Coefficient Coefficient(this ObjectReader reader, string name, double min = double.MinValue, double max = double.MaxValue)
    {
        ObjectReader? child = reader.Child(name, $"'{name}'", required: true);
        if (child is null)
        {
            return new Coefficient(min > double.MinValue ? min : 0, new Provenance(null, null, "", Nowhere));
        }

        double value = child.RequiredNumber("value", min, max);
        var coefficient = new Coefficient(value, child.Provenance($"'{name}'"));
        child.Finish();
        return coefficient;
    }

    /// <summary>An expression that must be there.</summary>
    public static RuleText? Rule(this ObjectReader reader, string name)
    {
        reader.RequiredText(name);
        return reader.Any(name) is { Kind: JsonKind.Text } value ? new RuleText(value) : null;
    }

    /// <summary>An expression, or null when absent.</summary>
    public static RuleText? OptionalRule(this ObjectReader reader, string name) => reader.Has(name) ? reader.Rule(name) : null;

    /// <summary>An array of years that must be there, ascending, each once (PLN0805).</summary>
    public static IReadOnlyList<int> Years(this ObjectReader reader, string name)
    {
        var years = new List<int>();
        foreach (JsonValue item in reader.RequiredArray(name))
        {
            if (item.Kind != JsonKind.Number || item.Number is < 1990 or > 2100 || item.Number != Math.Floor(item.Number))
            {
                reader.Diagnostics.Error("PLN0805", item.Span, $"'{name}' must hold years from 1990 to 2100, not {item.Raw}");
            }
            else if (years.Count > 0 && item.Number <= years[^1])
            {
                reader.Diagnostics.Error("PLN0805", item.Span, $"'{name}' must be in ascending order, each year once; {item.Raw} follows {years[^1]}");
            }
            else
            {
                years.Add((int)item.Number);
            }
        }

        return years;
    }

    /// <summary>Members <c>from</c> and <c>to</c>: years, <c>to</c> absent for open (PLN0805 when it lies before).</summary>
    public static (int From, int? To) Period(this ObjectReader reader)
    {
        int from = reader.RequiredInteger("from", 1990, 2100);
        int? to = reader.Has("to") ? reader.RequiredInteger("to", 1990, 2100) : null;
        if (to < from)
        {
            reader.Diagnostics.Error("PLN0805", reader.SpanOf("to"), $"'to' is {to} and lies before 'from', {from}");
        }

        return (from, to);
    }

    /// <summary>Whether a text is a plain name that can stand in an expression.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= 100 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static Provenance Missing(ObjectReader reader, string what)
    {
        reader.Diagnostics.Error("PLN0801", reader.Span, $"{what} needs a 'source' {{ \"document\", \"url\" }} or an 'assumption' that says why");
        return new Provenance(null, null, "", reader.Span);
    }
}
