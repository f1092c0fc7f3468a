using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Schemas;

/// <summary>Makes documents from a schema: every member that can stand together, another choice of alternatives in each variant.</summary>
internal sealed class SchemaSamples(string schema)
{
    private const int Deepest = 6;

    private readonly JsonElement root = JsonDocument.Parse(schema).RootElement;

    /// <summary>The schema.</summary>
    public JsonElement Root => root;

    /// <summary>A document of a variant.</summary>
    public JsonNode Of(int variant) => Build(root, variant, 0)!;

    /// <summary>What a document does against the schema.</summary>
    public List<string> Faults(JsonNode document) => SchemaValidator.Faults(JsonDocument.Parse(document.ToJsonString()).RootElement, root);

    /// <summary>Every object of a document with the part of the schema it is read by, except objects that take any member.</summary>
    public IEnumerable<(JsonObject Value, JsonElement Schema, string Place)> Closed(JsonNode document) => Closed(document, root, "$");

    private IEnumerable<(JsonObject Value, JsonElement Schema, string Place)> Closed(JsonNode? value, JsonElement node, string place)
    {
        node = Referred(node);
        foreach (string alternatives in (string[])["anyOf", "oneOf"])
        {
            if (node.TryGetProperty(alternatives, out JsonElement all) && all.EnumerateArray().Any(a => Has(a, "type") || Has(a, "$ref")))
            {
                return all.EnumerateArray().Where(a => Fits(value, a)).Take(1).SelectMany(a => Closed(value, a, place));
            }
        }

        return value switch
        {
            JsonArray items when node.TryGetProperty("items", out JsonElement item) => items.SelectMany(i => Closed(i, item, place + "[]")),
            JsonObject members => OfObject(members, node, place),
            _ => [],
        };
    }

    private IEnumerable<(JsonObject Value, JsonElement Schema, string Place)> OfObject(JsonObject members, JsonElement node, string place)
    {
        bool closed = node.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.False;
        if (closed)
        {
            yield return (members, node, place);
        }

        foreach ((string name, JsonNode? value) in members.ToList())
        {
            JsonElement part = default;
            bool known = node.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out part);
            if (!known && others.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            foreach ((JsonObject, JsonElement, string) found in Closed(value, known ? part : others, closed || known ? $"{place}.{name}" : place + ".*"))
            {
                yield return found;
            }
        }
    }

    private JsonNode? Build(JsonElement node, int variant, int depth)
    {
        node = Referred(node);
        if (node.TryGetProperty("enum", out JsonElement values))
        {
            return JsonNode.Parse(values[variant % values.GetArrayLength()].GetRawText());
        }

        if (node.TryGetProperty("const", out JsonElement constant))
        {
            return JsonNode.Parse(constant.GetRawText());
        }

        if (node.TryGetProperty("anyOf", out JsonElement any) && any.EnumerateArray().Any(a => Has(a, "type") || Has(a, "$ref") || Has(a, "enum") || Has(a, "const")))
        {
            JsonElement chosen = any[variant % any.GetArrayLength()];
            return chosen.EnumerateObject().Any() ? Build(chosen, variant, depth) : Scalar(node, "string");
        }

        if (!node.TryGetProperty("type", out JsonElement type))
        {
            return 1;
        }

        string kind = type.ValueKind == JsonValueKind.Array ? type[variant % type.GetArrayLength()].GetString()! : type.GetString()!;
        return kind switch
        {
            "object" => Object(node, variant, depth),
            "array" => List(node, variant, depth),
            _ => Scalar(node, kind),
        };
    }

    private JsonArray List(JsonElement node, int variant, int depth)
    {
        int least = node.TryGetProperty("minItems", out JsonElement min) ? min.GetInt32() : 1;
        return depth > Deepest ? [] : [.. Enumerable.Range(0, least).Select(_ => Build(node.GetProperty("items"), variant, depth + 1))];
    }

    private static JsonNode? Scalar(JsonElement node, string kind)
    {
        if (node.TryGetProperty("examples", out JsonElement examples))
        {
            return JsonNode.Parse(examples[0].GetRawText());
        }

        double? min = Number("minimum") ?? Number("exclusiveMinimum"), max = Number("maximum") ?? Number("exclusiveMaximum");
        return kind switch
        {
            "string" => "x",
            "boolean" => true,
            "null" => null,
            "integer" => (long)Math.Min((min ?? 0) + 1, max ?? double.MaxValue),
            _ => min is { } a && max is { } b ? (a + b) / 2 : min + 1 ?? max ?? 1,
        };

        double? Number(string keyword) => node.TryGetProperty(keyword, out JsonElement value) ? value.GetDouble() : null;
    }

    private JsonObject Object(JsonElement node, int variant, int depth)
    {
        var made = new JsonObject();
        List<JsonProperty> properties = node.TryGetProperty("properties", out JsonElement named) ? [.. named.EnumerateObject()] : [];
        if (node.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object)
        {
            if (properties.Count > 0)
            {
                JsonProperty one = properties[variant % properties.Count];
                made[one.Name] = Build(one.Value, variant, depth + 1);
            }
            else
            {
                string key = node.TryGetProperty("propertyNames", out JsonElement keys) ? keys.GetProperty("examples")[0].GetString()! : "name";
                made[key] = Build(others, variant, depth + 1);
            }

            return made;
        }

        foreach (JsonProperty property in properties)
        {
            made[property.Name] = Build(property.Value, variant, depth + 1);
        }

        Choose(made, node, variant, depth);
        return made;
    }

    private void Choose(JsonObject made, JsonElement node, int variant, int depth)
    {
        if (node.TryGetProperty("oneOf", out JsonElement alternatives))
        {
            HashSet<string> kept = Required(alternatives[variant % alternatives.GetArrayLength()]);
            foreach (string name in alternatives.EnumerateArray().SelectMany(Required).Where(n => !kept.Contains(n)).ToList())
            {
                made.Remove(name);
            }
        }

        if (node.TryGetProperty("not", out JsonElement not) && not.TryGetProperty("required", out _))
        {
            made.Remove(Required(not).ElementAt(variant % 2));
        }

        if (node.TryGetProperty("if", out JsonElement condition))
        {
            if (condition.TryGetProperty("required", out _) && !condition.TryGetProperty("properties", out _) && (variant % 2 == 1 || depth >= Deepest))
            {
                made.Remove(Required(condition).Single());
            }

            string branch = Fits(made, condition) ? "then" : "else";
            if (node.TryGetProperty(branch, out JsonElement rest) && rest.TryGetProperty("properties", out JsonElement bounds))
            {
                foreach (JsonProperty bound in bounds.EnumerateObject().Where(b => made[b.Name] is { } value && !Fits(value, b.Value)))
                {
                    made.Remove(bound.Name);
                }
            }
        }

        if (node.TryGetProperty("dependentSchemas", out JsonElement dependent))
        {
            foreach (JsonProperty part in dependent.EnumerateObject().Where(p => !Fits(made, p.Value)))
            {
                made.Remove(part.Name);
            }
        }
    }

    private static HashSet<string> Required(JsonElement node) =>
        node.TryGetProperty("required", out JsonElement names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];

    private static bool Has(JsonElement node, string keyword) => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(keyword, out _);

    private bool Fits(JsonNode? value, JsonElement node)
    {
        using var within = JsonDocument.Parse($$"""{ "$ref": "#/$defs/part", "$defs": {{Definitions(node)}} }""");
        return SchemaValidator.Faults(JsonDocument.Parse(value?.ToJsonString() ?? "null").RootElement, within.RootElement).Count == 0;
    }

    private string Definitions(JsonElement node)
    {
        JsonObject all = root.TryGetProperty("$defs", out JsonElement known) ? (JsonObject)JsonNode.Parse(known.GetRawText())! : [];
        all["part"] = JsonNode.Parse(node.GetRawText());
        return all.ToJsonString();
    }

    private JsonElement Referred(JsonElement node)
    {
        while (node.TryGetProperty("$ref", out JsonElement reference))
        {
            node = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        }

        return node;
    }
}
