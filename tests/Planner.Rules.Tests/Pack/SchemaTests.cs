using System.Text.Json;

namespace Planner.Rules.Tests.Pack;

/// <summary>The published schemas accept every shipped file, and refuse what the loader refuses by form.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(ShippedRules.Folder, "*.json", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/schema/", StringComparison.Ordinal) && !f.Contains("\\schema\\", StringComparison.Ordinal))
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
        return SchemaValidator.Faults(root, document.RootElement);
    }
}
