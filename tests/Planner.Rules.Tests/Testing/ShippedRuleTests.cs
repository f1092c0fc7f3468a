using System.Text.Json;
using Planner.Rules.Diagnostics;
using Planner.Rules.Testing;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Testing;

/// <summary>The tests that ship beside the rule files: each file with an expression has them; all pass, see every rule both ways, and notice nearly every changed threshold.</summary>
public sealed class ShippedRuleTests
{
    public static TheoryData<string> FilesWithExpressions => [.. Files()];

    [Theory]
    [MemberData(nameof(FilesWithExpressions))]
    public void Run_ShippedTests_PassCoverAndNotice(string ruleFile)
    {
        string file = Assert.Single(RuleTester.Files(ShippedRules.Folder + "/" + ruleFile));
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(file, mutation: true, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        Assert.Equal([], result!.Cases.SelectMany(c => c.Expectations).Where(e => !e.Passed).Select(e => $"{e.Span}: {e.Rule} {e.Expected} {e.Actual}"));
        Assert.Equal([], result.Coverage.Gaps);
        Assert.True(result.Coverage.Rules >= Expressions(ruleFile), "the tests do not know of every expression of the file");
        Assert.True(result.Mutation!.Score > 0.9, $"{result.Mutation.Score}: {string.Join("; ", result.Mutation.Survivors)}");
    }

    [Fact]
    public void FilesWithExpressions_AreWorkflowsAndTheOthers()
    {
        Assert.Superset(
            new HashSet<string>(["criteria/parameters.json", "funding/allocations.json", "funding/eligibility.json", "status/areas.json", "targets/metrics.json", "poverty/lines-2021-2025.json"]),
            Files().ToHashSet());
    }

    [Fact]
    public void Run_ChangedThreshold_FailsWithTheComparisonThatDecided()
    {
        using var rules = new RulesCopy();
        // The first 42 of the file is the income of 2023 in TDMNPB.
        rules.Edit("criteria/parameters.json", "\"value\": 42,", "\"value\": 43,");
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(rules.Folder + "/criteria/commune-2021-2025.tests.json", mutation: false, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        IReadOnlyList<ExpectationResult> failed = [.. result!.Cases.SelectMany(c => c.Expectations).Where(e => !e.Passed && e.Rule == "c10/c10.01")];
        Assert.Equal(["42", "42.01"], failed.Select(f => FormattableString.Invariant($"{f.Decisive[0].Left}")));
        Assert.All(failed, f => Assert.Equal(43.0, f.Decisive[0].Right));
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(ShippedRules.Folder, "*.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(ShippedRules.Folder, f).Replace('\\', '/'))
        .Where(f => !f.StartsWith("schema/", StringComparison.Ordinal) && !f.EndsWith(RuleTester.Ending, StringComparison.Ordinal) && Expressions(f) > 0)
        .Order(StringComparer.Ordinal);

    // How many values of a file its schema calls expressions.
    private static int Expressions(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(ShippedRules.Folder, file)));
        string schema = document.RootElement.TryGetProperty("$schema", out JsonElement named)
            ? Path.Combine(ShippedRules.Folder, Path.GetDirectoryName(file)!, named.GetString()!)
            : Path.Combine(ShippedRules.Folder, "schema", "workflow.schema.json");
        using JsonDocument known = JsonDocument.Parse(File.ReadAllText(schema));
        return Expressions(document.RootElement, known.RootElement, known.RootElement);
    }

    private static int Expressions(JsonElement value, JsonElement schema, JsonElement root)
    {
        int found = 0;
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string name = reference.GetString()!["#/$defs/".Length..];
            found += (name == "rule" || name.EndsWith("xpression", StringComparison.Ordinal)) && value.ValueKind == JsonValueKind.String ? 1 : Expressions(value, root.GetProperty("$defs").GetProperty(name), root);
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            found += value.EnumerateArray().Sum(v => Expressions(v, items, root));
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            bool has = schema.TryGetProperty("properties", out JsonElement properties);
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (has && properties.TryGetProperty(member.Name, out JsonElement of))
                {
                    // In workflows an expression is known by its name.
                    found += member.Name == "Expression" ? 1 : Expressions(member.Value, of, root);
                }
            }
        }

        return found;
    }
}
