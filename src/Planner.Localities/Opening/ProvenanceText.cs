using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Opening;

/// <summary>Reads titles and provenance the way every Planner file writes them.</summary>
internal static class ProvenanceText
{
    /// <summary>The members that say where a figure comes from; an object has one of them.</summary>
    public static IReadOnlySet<string> Members { get; } = new HashSet<string>(StringComparer.Ordinal) { "source", "assumption" };

    /// <summary>Reads <c>"source": {"document", "url"}</c> or <c>"assumption": "…"</c>; exactly one must be there (PLN0530).</summary>
    public static Provenance Read(ObjectReader reader, string what)
    {
        JsonValue? source = reader.Any("source");
        string? assumption = reader.OptionalText("assumption");
        if (source is null == assumption is null)
        {
            reader.Diagnostics.Error("PLN0530", reader.Span, source is null
                ? $"{what} needs a 'source' (document and clause) or an 'assumption' (why)"
                : $"{what} has a 'source' and an 'assumption'; a figure is either published or assumed");
        }

        if (assumption is not null && string.IsNullOrWhiteSpace(assumption))
        {
            reader.Diagnostics.Error("PLN0012", reader.Any("assumption")!.Span, $"'assumption' of {what} is blank");
        }

        if (source is null)
        {
            return new Provenance(null, null, assumption ?? "", reader.Any("assumption")?.Span ?? reader.Span);
        }

        if (source.Kind == JsonKind.Text)
        {
            return new Provenance(reader.RequiredText("source"), null, null, source.Span);
        }

        var document = new ObjectReader(source, "the source", reader.Diagnostics);
        var provenance = new Provenance(document.RequiredText("document"), document.OptionalText("url"), null, source.Span);
        document.Finish();
        return provenance;
    }

    /// <summary>Reads a text in both languages that must be there.</summary>
    public static LocalizedText Localized(ObjectReader reader, string name)
    {
        ObjectReader? child = reader.Child(name, $"'{name}'", required: true);
        if (child is null)
        {
            return new LocalizedText("", "");
        }

        var text = new LocalizedText(child.RequiredText("vi"), child.RequiredText("en"));
        child.Finish();
        return text;
    }

    /// <summary>Reads an expression, or null.</summary>
    public static RuleText? Expression(ObjectReader reader, string name)
    {
        string? text = reader.OptionalText(name);
        JsonValue? value = reader.Any(name);
        if (text is null || value is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            reader.Diagnostics.Error("PLN0012", value.Span, $"'{name}' is blank; an expression was expected");
            return null;
        }

        return new RuleText(value);
    }

    /// <summary>Reads a member name as a year within a range; PLN0608 otherwise.</summary>
    public static int? Year(JsonMember member, int from, int to, DiagnosticBag diagnostics)
    {
        if (int.TryParse(member.Name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int year)
            && year >= from && year <= to)
        {
            return year;
        }

        diagnostics.Error("PLN0608", member.NameSpan, FormattableString.Invariant($"'{member.Name}' is no year from {from} to {to}"));
        return null;
    }
}
