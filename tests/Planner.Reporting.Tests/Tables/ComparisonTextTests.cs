using System.Text.Json;
using Planner.Analysis.Comparison;
using Planner.Analysis.Tests;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Documents;
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
    public void Write_TargetNotSet_IsSaidNotJudged()
    {
        EnsembleBuilder builder = new EnsembleBuilder()
            .Metric("trained", "percent", "đào tạo", "trained")
            .Target("T1", "", double.NaN, "percent", "trained", "Đào tạo", "Trained");
        EnsembleComparison comparison = EnsembleComparison.Of(
            [.. new[] { "a", "b" }.Select(id => builder.Build(id, new LocalizedText(id, id), (_, _, r) => r, (_, r) => r))]);
        var text = new ComparisonText(Language.English);

        IReadOnlyList<string> matrix = [.. text.Matrix(comparison, 80).SelectMany(p => PlainTable.Write(p, 80))];
        Assert.Contains(matrix, l => l.Contains("not set: fill in", StringComparison.Ordinal));
        Assert.DoesNotContain(matrix, l => l.Contains("<1", StringComparison.Ordinal));
        Assert.NotEmpty(text.Differences(comparison, 80));
        Assert.Contains("to be filled in by the analyst: T1", new ConclusionWriter(Language.English).Write(comparison)[0], StringComparison.Ordinal);
        using var stream = new MemoryStream();
        ComparisonDocument.Write(comparison, stream);
        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        JsonElement target = document.RootElement.GetProperty("scenarios")[0].GetProperty("targets")[0];
        Assert.True(target.GetProperty("notSet").GetBoolean());
        Assert.Equal(JsonValueKind.Null, target.GetProperty("probability").ValueKind);
        Assert.Equal(49.5, target.GetProperty("median").GetDouble());
        Assert.NotEmpty(ProbabilityFigure.Make(comparison, Language.English).Panels);
        Assert.NotEmpty(DifferenceFigure.Make(comparison, Language.English).Panels);
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
