using System.Text.Json;
using System.Text.RegularExpressions;

namespace Planner.Rules.Tests.Pack;

/// <summary>The published schemas accept every shipped file, and refuse what the loader refuses by form.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(ShippedRules.Folder, "*.json", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/schema/", StringComparison.Ordinal) && !f.Contains("\\schema\\", StringComparison.Ordinal) && !f.EndsWith(".tests.json", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(ShippedRules.Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Schema_ShippedFile_IsValid(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(ShippedRules.Folder, file)));
        Assert.Equal([], Faults(document.RootElement, file));
    }

    [Theory]
    [InlineData("criteria/indicators.json", "\"trend\": 0.026", "\"trnd\": 0.026")]
    [InlineData("criteria/indicators.json", "\"trend\": 0.026", "\"trend\": -0.026")]
    [InlineData("criteria/indicators.json", "\"assumption\": \"Indicator 1.1", "\"unused\": \"Indicator 1.1")]
    [InlineData("criteria/indicators.json", "\"id\": \"planningRules\"", "\"id\": \"planning-rules\"")]
    [InlineData("funding/responses.json", "\"unitCost\": 150", "\"unitCost\": 0")]
    [InlineData("poverty/flows.json", "\"value\": 0.3,", "\"value\": 0.3, \"source\": { \"document\": \"x\" },")]
    [InlineData("targets/bac-kan.json", "\"evaluatedAt\": \"2025-06-30\"", "\"evaluatedAt\": \"30/6/2025\"")]
    public void Schema_BrokenFile_IsRefused(string file, string find, string replacement)
    {
        using var rules = new RulesCopy();
        rules.Edit(file, find, replacement);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(rules.Folder, file)));
        Assert.NotEmpty(Faults(document.RootElement, file));
    }

    private static List<string> Faults(JsonElement root, string file)
    {
        string schema = root.TryGetProperty("$schema", out JsonElement named)
            ? Path.Combine(ShippedRules.Folder, Path.GetDirectoryName(file)!, named.GetString()!)
            : Path.Combine(ShippedRules.Folder, "schema", "workflow.schema.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(schema));
        var faults = new List<string>();
        Validate(root, document.RootElement, document.RootElement, "$", faults);
        return faults;
    }

    /// <summary>The subset of JSON Schema 2020-12 that the schemas use.</summary>
    private static void Validate(JsonElement value, JsonElement schema, JsonElement root, string path, List<string> faults)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            JsonElement k = keyword.Value;
            bool isNumber = value.ValueKind == JsonValueKind.Number;
            bool ok = keyword.Name switch
            {
                "$ref" => Valid(value, root.GetProperty("$defs").GetProperty(k.GetString()!["#/$defs/".Length..]), root, path, faults),
                "type" => IsOfType(value, k.GetString()!),
                "enum" => k.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
                "const" => JsonElement.DeepEquals(k, value),
                "minimum" => !isNumber || value.GetDouble() >= k.GetDouble(),
                "maximum" => !isNumber || value.GetDouble() <= k.GetDouble(),
                "exclusiveMinimum" => !isNumber || value.GetDouble() > k.GetDouble(),
                "exclusiveMaximum" => !isNumber || value.GetDouble() < k.GetDouble(),
                "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= k.GetInt32(),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= k.GetInt32(),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, k.GetString()!),
                "required" => value.ValueKind != JsonValueKind.Object || k.EnumerateArray().All(r => value.TryGetProperty(r.GetString()!, out _)),
                "oneOf" => k.EnumerateArray().Count(s => Valid(value, s, root, path, [])) == 1,
                "not" => !Valid(value, k, root, path, []),
                "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select((v, i) => Valid(v, k, root, $"{path}[{i}]", faults)).ToList().TrueForAll(x => x),
                "properties" => value.ValueKind != JsonValueKind.Object
                    || k.EnumerateObject().Where(p => value.TryGetProperty(p.Name, out _)).ToList().TrueForAll(p => Valid(value.GetProperty(p.Name), p.Value, root, $"{path}.{p.Name}", faults)),
                "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject()
                    .Where(m => !schema.TryGetProperty("properties", out JsonElement known) || !known.TryGetProperty(m.Name, out _)).ToList()
                    .TrueForAll(m => k.ValueKind == JsonValueKind.False ? false : Valid(m.Value, k, root, $"{path}.{m.Name}", faults)),
                "$schema" or "$defs" or "title" or "description" => true,
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
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
