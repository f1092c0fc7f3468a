using System.Text.Json;
using Planner.Rules.Tests.Pack;

namespace Planner.Localities.Tests.Opening;

/// <summary>The published schemas accept every shipped file of a locality, and refuse what the loaders refuse by form.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(RepositoryFolder.BacKan, "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Schema_ShippedFile_IsValid(string file) => Assert.Equal([], Faults(File.ReadAllText(Path.Combine(RepositoryFolder.BacKan, file))));

    [Theory]
    [InlineData("as-planned.scenario.json", "\"replicates\": 2000", "\"replicates\": 0")]
    [InlineData("as-planned.scenario.json", "\"replicates\": 2000", "\"replikates\": 2000")]
    [InlineData("as-planned.scenario.json", "\"from\": \"central\"", "\"from\": \"centre\"")]
    [InlineData("as-planned.scenario.json", "\"sigma\": 0.15", "\"sigma\": 0")]
    [InlineData("as-planned.scenario.json", "\"exitFactor\"", "\"exitFaktor\"")]
    [InlineData("equal-shares.scenario.json", "\"extends\": \"as-planned\",", "")]
    [InlineData("locality.json", "\"communes\": \"communes.csv\"", "\"communes\": \"../communes.csv\"")]
    [InlineData("locality.json", "\"date\": \"2020-12-31\"", "\"date\": \"31/12/2020\"")]
    [InlineData("locality.json", "\"startYear\": 2020,", "")]
    [InlineData("synthesis.json", "\"tables\": 20", "\"tables\": 0")]
    [InlineData("synthesis.json", "[26.3, 14]", "[26.3, 20, 14]")]
    public void Schema_BrokenFile_IsRefused(string file, string find, string replacement)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFolder.BacKan, file));
        Assert.Contains(find, text, StringComparison.Ordinal);

        Assert.NotEmpty(Faults(text.Replace(find, replacement, StringComparison.Ordinal)));
    }

    private static List<string> Faults(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        string schema = Path.Combine(RepositoryFolder.BacKan, document.RootElement.GetProperty("$schema").GetString()!);
        using JsonDocument rules = JsonDocument.Parse(File.ReadAllText(schema));
        return SchemaValidator.Faults(document.RootElement, rules.RootElement);
    }
}
