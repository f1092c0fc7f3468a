using System.Text.Json;
using System.Text.RegularExpressions;

namespace Planner.Rules.Tests.Pack;

/// <summary>The subset of JSON Schema 2020-12 that the schemas use; a keyword it does not know is an exception, so no rule is passed over.</summary>
internal static class SchemaValidator
{
    /// <summary>Path and keyword of everything a document does against a schema.</summary>
    public static List<string> Faults(JsonElement document, JsonElement schema)
    {
        var faults = new List<string>();
        Validate(document, schema, schema, "$", faults);
        return faults;
    }

    private static void Validate(JsonElement value, JsonElement schema, JsonElement root, string path, List<string> faults)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
            {
                faults.Add($"{path}: false");
            }

            return;
        }

        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            JsonElement k = keyword.Value;
            bool isNumber = value.ValueKind == JsonValueKind.Number;
            bool ok = keyword.Name switch
            {
                "$ref" => Valid(value, root.GetProperty("$defs").GetProperty(k.GetString()!["#/$defs/".Length..]), root, path, faults),
                "type" => k.ValueKind == JsonValueKind.Array ? k.EnumerateArray().Any(t => IsOfType(value, t.GetString()!)) : IsOfType(value, k.GetString()!),
                "enum" => k.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
                "const" => JsonElement.DeepEquals(k, value),
                "minimum" => !isNumber || value.GetDouble() >= k.GetDouble(),
                "maximum" => !isNumber || value.GetDouble() <= k.GetDouble(),
                "exclusiveMinimum" => !isNumber || value.GetDouble() > k.GetDouble(),
                "exclusiveMaximum" => !isNumber || value.GetDouble() < k.GetDouble(),
                "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= k.GetInt32(),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= k.GetInt32(),
                "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= k.GetInt32(),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, k.GetString()!),
                "required" => value.ValueKind != JsonValueKind.Object || k.EnumerateArray().All(r => value.TryGetProperty(r.GetString()!, out _)),
                "oneOf" => k.EnumerateArray().Count(s => Valid(value, s, root, path, [])) == 1,
                "anyOf" => k.EnumerateArray().Any(s => Valid(value, s, root, path, [])),
                "propertyNames" => value.ValueKind != JsonValueKind.Object
                    || value.EnumerateObject().All(m => Regex.IsMatch(m.Name, k.GetProperty("pattern").GetString()!)),
                "minProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= k.GetInt32(),
                "dependentSchemas" => value.ValueKind != JsonValueKind.Object
                    || k.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _)).ToList().TrueForAll(d => Valid(value, d.Value, root, path, faults)),
                "if" => !schema.TryGetProperty(Valid(value, k, root, path, []) ? "then" : "else", out JsonElement branch) || Valid(value, branch, root, path, faults),
                "not" => !Valid(value, k, root, path, []),
                "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select((v, i) => Valid(v, k, root, $"{path}[{i}]", faults)).ToList().TrueForAll(x => x),
                "properties" => value.ValueKind != JsonValueKind.Object
                    || k.EnumerateObject().Where(p => value.TryGetProperty(p.Name, out _)).ToList().TrueForAll(p => Valid(value.GetProperty(p.Name), p.Value, root, $"{path}.{p.Name}", faults)),
                "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject()
                    .Where(m => !schema.TryGetProperty("properties", out JsonElement known) || !known.TryGetProperty(m.Name, out _)).ToList()
                    .TrueForAll(m => k.ValueKind == JsonValueKind.False ? false : Valid(m.Value, k, root, $"{path}.{m.Name}", faults)),
                "$schema" or "$defs" or "title" or "description" or "default" or "examples" or "enumDescriptions" or "then" or "else" => true,
                _ => throw new InvalidOperationException($"the validator does not know '{keyword.Name}'"),
            };
            if (!ok)
            {
                faults.Add($"{path}: {keyword.Name}");
            }
        }
    }

    private static bool Valid(JsonElement value, JsonElement schema, JsonElement root, string path, List<string> faults)
    {
        var own = new List<string>();
        Validate(value, schema, root, path, own);
        faults.AddRange(own);
        return own.Count == 0;
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
