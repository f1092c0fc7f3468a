using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>All levers of a scenario as they stand.</summary>
/// <param name="Scenario">Id of the scenario it starts from.</param>
/// <param name="Title">Its title.</param>
/// <param name="Items">The levers.</param>
internal sealed record LeverSheet(string Scenario, LocalizedText Title, ImmutableList<LeverItem> Items)
{
    private const string AssumptionVi = "Đặt trong bàn làm việc để thử (tự ước đoán).";
    private const string AssumptionEn = "Set in the workbench to try it out (own guess).";
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether any lever differs from the scenario.</summary>
    public bool Moved => Items.Any(i => i.Moved);

    /// <summary>The scenario file that these levers make: it extends the scenario and shows only what was moved.</summary>
    /// <param name="title">Its title, in both languages.</param>
    /// <param name="description">What it is about.</param>
    /// <param name="schema">Path of the schema; null for none.</param>
    public byte[] Document(string title, LocalizedText description, string? schema)
    {
        var root = new JsonObject();
        if (schema is not null)
        {
            root["$schema"] = schema;
        }

        root["extends"] = Scenario;
        root["title"] = new JsonObject { ["vi"] = title, ["en"] = title };
        root["description"] = new JsonObject { ["vi"] = description.Vi, ["en"] = description.En };
        foreach (LeverItem item in Items.Where(i => i.Moved))
        {
            foreach (IReadOnlyList<string> path in item.Paths)
            {
                Set(root, path, item);
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, Written);
    }

    private static void Set(JsonObject root, IReadOnlyList<string> path, LeverItem item)
    {
        JsonNode value = item.Kind switch
        {
            LeverKind.Switch => JsonValue.Create(item.Value > 0),
            LeverKind.Choice => JsonValue.Create(item.ChoiceIds[(int)item.Value]),
            _ => JsonValue.Create((decimal)item.Value),
        };
        JsonObject at = root;
        foreach (string name in path.Take(path.Count - 1))
        {
            // An allocation of which a number was moved too names its rule inside.
            at[name] = at[name] switch
            {
                null => new JsonObject(),
                JsonValue rule => new JsonObject { ["rule"] = rule.DeepClone() },
                JsonNode node => node,
            };
            at = at[name]!.AsObject();
        }

        if (at[path[^1]] is JsonObject changed)
        {
            changed["rule"] = value;
        }
        else
        {
            at[path[^1]] = value;
        }

        // A figure of one's own is no longer the plan's: its line says where it comes from.
        JsonObject? sourced = path switch
        {
            ["budgets", var line, ..] => root["budgets"]![line]!.AsObject(),
            ["registration", ..] => root["registration"]!.AsObject(),
            ["disbursement", var kind, ..] => root["disbursement"]![kind]!.AsObject(),
            ["levers", "counterpartCeiling", _] => root["levers"]!.AsObject(),
            ["levers", var lever, _] => root["levers"]![lever]!.AsObject(),
            ["levers", _] => root["levers"]!.AsObject(),
            _ => null,
        };
        if (sourced is not null)
        {
            sourced["assumption"] = new JsonObject { ["vi"] = AssumptionVi, ["en"] = AssumptionEn };
        }
    }
}
