using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Rules.Drafts;

/// <summary>
/// Changes any other member, named by its path: names of members, and in arrays the id of an item (its <c>id</c>, <c>component</c>, <c>indicator</c>,
/// <c>region</c> or <c>year</c>). A last name that is not there is added; the file's own reader says when it has no business there.
/// </summary>
internal static class MemberPatch
{
    private static readonly string[] Ids = ["id", "component", "indicator", "region", "year"];

    /// <summary>Whether the path leads to a member; a fault with the nearest name when not.</summary>
    public static bool Find(JsonValue root, DraftChange change, DiagnosticBag diagnostics)
    {
        if (root.Kind == JsonKind.Array || root["WorkflowName"] is not null)
        {
            diagnostics.Error(DraftCode.Form, change.TargetSpan, $"{root.Span.File} is a workflow: name a 'rule' and its 'expression'");
            return false;
        }

        JsonValue at = root;
        string[] steps = change.Member!.Split('/');
        for (int i = 0; i < steps.Length; i++)
        {
            JsonValue? next = at.Kind == JsonKind.Array ? ItemOf(at, steps[i]) : at[steps[i]];
            if (next is null && (i < steps.Length - 1 || at.Kind != JsonKind.Object))
            {
                IEnumerable<string> names = at.Kind == JsonKind.Array ? at.Items.Select(IdOf).OfType<string>() : at.Members.Select(m => m.Name);
                string place = i == 0 ? root.Span.File : string.Join('/', steps[..i]);
                diagnostics.Error(DraftCode.UnknownTarget, change.TargetSpan, $"there is no '{steps[i]}' in {place}{NearestName.Hint(steps[i], names)}");
                return false;
            }

            at = next ?? at;
        }

        return true;
    }

    /// <summary>The document with the member changed, its token as it was, and the provenance it has now.</summary>
    public static (JsonValue Root, string? Official, Provenance Provenance) Apply(JsonValue root, string draft, DraftChange change)
    {
        (JsonValue changed, string? official, Provenance? provenance) = Changed(root, change.Member!.Split('/'), draft, change);
        return (changed, official, provenance ?? DraftProvenance.Of(draft, change));
    }

    private static (JsonValue Value, string? Official, Provenance? Provenance) Changed(JsonValue value, ReadOnlySpan<string> steps, string draft, DraftChange change)
    {
        string step = steps[0];
        JsonValue? next = value.Kind == JsonKind.Array ? ItemOf(value, step) : value[step];
        (JsonValue inner, string? official, Provenance? provenance) = steps.Length == 1
            ? (change.Value, next?.Raw, null)
            : Changed(next!, steps[1..], draft, change);
        JsonValue result = value.Kind == JsonKind.Array
            ? JsonEdit.WithItem(value, IndexOf(value, step), inner)
            : JsonEdit.Set(value, step, change.TargetSpan, inner);
        if (provenance is null && DraftProvenance.Has(result))
        {
            // The nearest provenance above covers the member: alone when it is the 'value', else among others.
            provenance = DraftProvenance.Of(draft, change, step == "value" ? null : DraftProvenance.WordsOf(result));
            result = DraftProvenance.Put(result, provenance);
        }

        return (result, official, provenance);
    }

    private static JsonValue? ItemOf(JsonValue array, string id) => IndexOf(array, id) is >= 0 and int index ? array.Items[index] : null;

    private static int IndexOf(JsonValue array, string id)
    {
        for (int i = 0; i < array.Items.Count; i++)
        {
            if (IdOf(array.Items[i]) == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static string? IdOf(JsonValue item) =>
        Ids.Select(n => item[n]).FirstOrDefault(v => v is { Kind: JsonKind.Text or JsonKind.Number }) is { } id ? id.Kind == JsonKind.Text ? id.Text : id.Raw : null;
}
