using System.Text.Json;
using System.Text.RegularExpressions;
using Planner.Rules.Diagnostics;
using Planner.Rules.Linting;
using Planner.Rules.Pack;
using Planner.Rules.Tests.Diagnostics.Wording;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Linting;

/// <summary>Cases as files: what is changed in the shipped rules, and every finding that must come of it.</summary>
public sealed partial class LintCasesTests
{
    private const int FirstYear = 2015;
    private const int LastYear = 2025;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Linting", "Cases");

    public static TheoryData<string> Cases => new(Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_ChangedRules_FindsWhatTheCaseExpects(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        using var rules = new RulesCopy();
        foreach (JsonElement edit in document.RootElement.GetProperty("edits").EnumerateArray())
        {
            rules.Edit(Text(edit, "file"), Text(edit, "find"), Text(edit, "replace"));
        }

        var expected = document.RootElement.GetProperty("expect").EnumerateArray().Select(e =>
        {
            (int line, int column) = rules.PlaceOf(Text(e, "file"), Text(e, "at"));
            return FormattableString.Invariant($"{Text(e, "file")}:{line}:{column}: {Text(e, "severity")} {Text(e, "code")}");
        }).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Findings(rules).Select(d => Short(d, rules)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cases_TogetherNameEveryLintCodeAndTheUnits()
    {
        string all = string.Concat(Directory.EnumerateFiles(Folder, "*.json").Select(File.ReadAllText));
        IEnumerable<string> codes = typeof(LintCode).GetFields().Select(f => (string)f.GetRawConstantValue()!).Append("PLN0322");
        Assert.All(codes, code => Assert.Contains(code, all, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_TableBelowEveryValue_IsAlwaysTrueInEveryRegionAndYear()
    {
        using var rules = new RulesCopy();
        rules.Edit("criteria/parameters.json", "\"from\": 2015, \"value\": 88", "\"from\": 2015, \"value\": 0");
        IReadOnlyList<Diagnostic> found = Findings(rules);
        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal(LintCode.AlwaysTrue, d.Code));
        Assert.All(found, d => Assert.Contains("p.readinessAdvanced", d.Message, StringComparison.Ordinal));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Short(Diagnostic diagnostic, RulesCopy rules) =>
        Message().Match(diagnostic.ToString()[(rules.Folder.Length + 1)..]).Value;

    private static IReadOnlyList<Diagnostic> Findings(RulesCopy rules)
    {
        var diagnostics = new DiagnosticBag();
        if (RulePackLoader.Load(rules.Folder, ["bac-kan.json"], FirstYear, LastYear, diagnostics) is { } pack)
        {
            RuleLint.Check(pack, pack.Targets, FirstYear, LastYear, diagnostics);
        }

        ToldInVietnamese.All(diagnostics.InFileOrder());
        return diagnostics.InFileOrder();
    }

    [GeneratedRegex(@"^.*?: (note|warning|error) PLN\d{4}")]
    private static partial Regex Message();
}
