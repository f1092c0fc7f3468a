using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Rules.Drafts;

/// <summary>The provenance of a changed value: law and clause where it is in force, an assumption that names the draft where it is not.</summary>
internal static class DraftProvenance
{
    private static readonly string[] Kinds = ["source", "assumption"];

    /// <summary>The provenance.</summary>
    /// <param name="draft">Name of the draft.</param>
    /// <param name="change">The change.</param>
    /// <param name="rest">Provenance of what the change leaves as it was; null when nothing is left.</param>
    public static Provenance Of(string draft, DraftChange change, string? rest = null)
    {
        string others = rest is null ? "" : $" ({change.Target}); otherwise: {rest}";
        if (change.Status == DraftStatus.InForce)
        {
            return new Provenance(change.Citation + others, null, null, change.Span);
        }

        string grounds = string.Join("; ", new[] { change.Note, change.Citation }.Where(t => !string.IsNullOrEmpty(t)));
        return new Provenance(null, null, $"draft '{draft}', not in force" + (grounds.Length > 0 ? ": " + grounds : "") + others, change.Span);
    }

    /// <summary>An object with this provenance in place of its own.</summary>
    public static JsonValue Put(JsonValue value, Provenance provenance)
    {
        JsonValue bare = JsonEdit.Without(value, Kinds);
        return provenance.Source is { } source
            ? JsonEdit.Set(bare, "source", provenance.Span, JsonEdit.Object(provenance.Span, ("document", JsonEdit.Text(source, provenance.Span))))
            : JsonEdit.Set(bare, "assumption", provenance.Span, JsonEdit.Text(provenance.Assumption!, provenance.Span));
    }

    /// <summary>The words of an object's own provenance, or null.</summary>
    public static string? WordsOf(JsonValue value) =>
        value["assumption"] is { Kind: JsonKind.Text } assumption ? assumption.Text
        : value["source"] is { Kind: JsonKind.Object } source && source["document"] is { Kind: JsonKind.Text } document ? document.Text : null;

    /// <summary>Whether an object has a provenance of its own.</summary>
    public static bool Has(JsonValue value) => value.Kind == JsonKind.Object && Kinds.Any(k => value[k] is not null);
}
