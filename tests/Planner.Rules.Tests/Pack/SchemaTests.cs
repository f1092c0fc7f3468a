using System.Text.Json;
using Planner.Rules.Diagnostics;
using Planner.Rules.Schemas;

namespace Planner.Rules.Tests.Pack;

/// <summary>The published schemas accept every shipped file, and refuse what the loader refuses by form.</summary>
public sealed class SchemaTests
{
    private static readonly Lazy<IReadOnlyList<FileSchema>> Written = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        KnownNames? names = KnownNamesReader.Read(ShippedRules.Folder, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return RuleFileSchemas.All(names!);
    });

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(ShippedRules.Folder, "*.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(ShippedRules.Folder, f).Replace('\\', '/')).Where(f => !f.StartsWith("schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

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
    [InlineData("criteria/indicators.json", "\"assumption\": { \"vi\": \"Chỉ tiêu 1.1", "\"unused\": { \"vi\": \"Chỉ tiêu 1.1")]
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

    public static TheoryData<string> Schemas => [.. RuleFileSchemas.All(KnownNames.None).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Schema_File_IsWhatTheCodeWrites(string name)
    {
        FileSchema schema = Written.Value.Single(s => s.Name == name);

        bool same = schema.Text() == File.ReadAllText(Path.Combine(ShippedRules.Folder, "schema", schema.FileName));

        Assert.True(same, "write it again with: planner schema --rules rules --out rules/schema");
    }

    private static List<string> Faults(JsonElement root, string file)
    {
        string schema = root.TryGetProperty("$schema", out JsonElement named)
            ? Path.Combine(ShippedRules.Folder, Path.GetDirectoryName(file)!, named.GetString()!)
            : Path.Combine(ShippedRules.Folder, "schema", file.StartsWith("targets/", StringComparison.Ordinal) ? "targets.schema.json" : "workflow.schema.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(schema));
        return SchemaValidator.Faults(root, document.RootElement);
    }
}
