using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Rules.Drafts;

/// <summary>Puts changed expressions into workflows, with the provenance of the change.</summary>
internal static class WorkflowPatch
{
    /// <summary>Whether the file holds a rule of that name with an expression; a fault with the nearest name when not.</summary>
    public static bool Find(JsonValue root, DraftChange change, DiagnosticBag diagnostics)
    {
        List<JsonValue> rules = [.. RulesOf(root)];
        JsonValue? found = rules.Find(r => NameOf(r) == change.Rule);
        if (found is null)
        {
            string hint = NearestName.Hint(change.Rule!, rules.Where(r => r["Expression"] is not null).Select(NameOf).OfType<string>());
            diagnostics.Error(DraftCode.UnknownTarget, change.TargetSpan, $"there is no rule '{change.Rule}' in {root.Span.File}{hint}");
        }
        else if (found["Expression"] is not { Kind: JsonKind.Text })
        {
            diagnostics.Error(DraftCode.UnknownTarget, change.TargetSpan, $"the rule '{change.Rule}' is a group; name one of its conditions");
            return false;
        }

        return found is not null;
    }

    /// <summary>The document with the expression changed, and the expression it had.</summary>
    public static (JsonValue Root, string? Official) Apply(JsonValue root, DraftChange change, Provenance provenance)
    {
        string? official = RulesOf(root).FirstOrDefault(r => NameOf(r) == change.Rule)?["Expression"] is { Kind: JsonKind.Text } text ? text.Text : null;
        return (Changed(root, change, provenance), official);
    }

    private static JsonValue Changed(JsonValue value, DraftChange change, Provenance provenance)
    {
        if (value.Kind == JsonKind.Array)
        {
            return JsonEdit.WithItems(value, [.. value.Items.Select(i => Changed(i, change, provenance))]);
        }

        if (NameOf(value) == change.Rule)
        {
            JsonValue properties = value["Properties"] is { Kind: JsonKind.Object } tags ? tags : JsonEdit.Object(change.Span);
            JsonValue changed = JsonEdit.Set(value, "Expression", change.Span, change.Value);
            return JsonEdit.Set(changed, "Properties", change.Span, DraftProvenance.Put(properties, provenance));
        }

        return value["Rules"] is { Kind: JsonKind.Array } rules ? JsonEdit.Set(value, "Rules", rules.Span, Changed(rules, change, provenance)) : value;
    }

    private static IEnumerable<JsonValue> RulesOf(JsonValue value)
    {
        IEnumerable<JsonValue> own = value.Kind == JsonKind.Array ? value.Items : value["Rules"]?.Items ?? [];
        foreach (JsonValue rule in own)
        {
            if (NameOf(rule) is not null)
            {
                yield return rule;
            }

            foreach (JsonValue inner in RulesOf(rule))
            {
                yield return inner;
            }
        }
    }

    private static string? NameOf(JsonValue value) => value["RuleName"] is { Kind: JsonKind.Text } name ? name.Text : null;
}
