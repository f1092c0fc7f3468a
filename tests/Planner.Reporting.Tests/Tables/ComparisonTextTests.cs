using Planner.Analysis.Comparison;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Tables;

public sealed class ComparisonTextTests
{
    [Theory]
    [InlineData(Language.Vietnamese, "tables.vi.txt")]
    [InlineData(Language.English, "tables.en.txt")]
    public void Write_SampleAtEightyColumns_MatchesTheReviewedText(Language language, string golden) => Golden.Check(golden, Write(language, 80));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(132)]
    public void Write_Width_IsKept(int width)
    {
        foreach (Language language in new[] { Language.Vietnamese, Language.English })
        {
            Assert.All(Write(language, width).Split('\n'), line => Assert.True(DisplayWidth.Of(line) <= width, line));
        }
    }

    [Fact]
    public void Matrix_AnyWidth_ShowsEveryScenarioOnce()
    {
        EnsembleComparison comparison = SampleComparison.Make();
        foreach (int width in new[] { 40, 80, 200 })
        {
            IReadOnlyList<TextPanel> panels = new ComparisonText(Language.English).Matrix(comparison, width);
            Assert.Equal(
                comparison.Scenarios.Select(s => s.Scenario.Title.En),
                panels.SelectMany(p => p.Header.Skip(1)).Select(lines => string.Join(' ', lines)));
        }
    }

    [Fact]
    public void Differences_OneScenario_HasNoPanel() =>
        Assert.Empty(new ComparisonText(Language.English).Differences(SampleComparison.Make(scenarios: 1), 80));

    private static string Write(Language language, int width)
    {
        EnsembleComparison comparison = SampleComparison.Make();
        var text = new ComparisonText(language);
        return string.Join('\n', text.Matrix(comparison, width).Concat(text.Differences(comparison, width)).SelectMany(p => PlainTable.Write(p, width).Append(string.Empty)));
    }
}
