using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Drafts;

/// <summary>The provenance of a changed value: law and clause where it is in force, an assumption that names the draft where it is not.</summary>
internal static class DraftProvenance
{
    private static readonly string[] Kinds = ["source", "assumption"];

    /// <summary>The provenance.</summary>
    /// <param name="draft">Name of the draft.</param>
    /// <param name="change">The change.</param>
    /// <param name="rest">Provenance of what the change leaves as it was; null when nothing is left.</param>
    public static Provenance Of(string draft, DraftChange change, LocalizedText? rest = null)
    {
        LocalizedText others = rest is null ? "" : new LocalizedText($" ({change.Target}); ngoài ra: {rest.Vi}", $" ({change.Target}); otherwise: {rest.En}");
        if (change.Status == DraftStatus.InForce)
        {
            return new Provenance(change.Citation + others.En, null, null, change.Span);
        }

        string grounds = string.Join("; ", new[] { change.Note, change.Citation }.Where(t => !string.IsNullOrEmpty(t)));
        string said = grounds.Length > 0 ? ": " + grounds : "";
        return new Provenance(null, null, new LocalizedText($"dự thảo '{draft}', chưa có hiệu lực{said}{others.Vi}", $"draft '{draft}', not in force{said}{others.En}"), change.Span);
    }

    /// <summary>An object with this provenance in place of its own.</summary>
    public static JsonValue Put(JsonValue value, Provenance provenance)
    {
        JsonValue bare = JsonEdit.Without(value, Kinds);
        return provenance.Source is { } source
            ? JsonEdit.Set(bare, "source", provenance.Span, JsonEdit.Object(provenance.Span, ("document", JsonEdit.Text(source, provenance.Span))))
            : JsonEdit.Set(bare, "assumption", provenance.Span, Words(provenance.Assumption!, provenance.Span));
    }

    /// <summary>The words of an object's own provenance, or null.</summary>
    public static LocalizedText? WordsOf(JsonValue value) =>
        Members.WordsOf(value["assumption"]) is { } assumption ? assumption
        : value["source"] is { Kind: JsonKind.Object } source && source["document"] is { Kind: JsonKind.Text } document ? document.Text : null;

    private static JsonValue Words(LocalizedText words, SourceSpan span) => words.Vi == words.En
        ? JsonEdit.Text(words.En, span)
        : JsonEdit.Object(span, ("vi", JsonEdit.Text(words.Vi, span)), ("en", JsonEdit.Text(words.En, span)));

    /// <summary>Whether an object has a provenance of its own.</summary>
    public static bool Has(JsonValue value) => value.Kind == JsonKind.Object && Kinds.Any(k => value[k] is not null);
}
