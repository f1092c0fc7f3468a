using System.Text;
using Planner.Analysis.Impact;
using Planner.Analysis.Intervals;
using Planner.Analysis.Tests;
using Planner.Analysis.Tracing;
using Planner.Reporting.Tables;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Tables;

public sealed class SplitTextTests
{
    private const int Replicates = 200;

    private static readonly LocalizedText Before = new("Theo kế hoạch", "As planned"), After = new("Tập trung xã điểm", "Concentrated");

    private static readonly InputChange Threshold = new(
        InputGroup.Rules,
        [
            new RuleChange(
                "criteria/parameters.json", "parameters/incomeNewRural/values/TDMNPB 2025/value", RuleChangeKind.Figure,
                Side("48", 12, "QĐ 318/QĐ-TTg"), Side("45", 12, "QĐ 211/QĐ-TTg")),
        ],
        []);

    private static readonly InputChange Money = new(
        InputGroup.Budget,
        [
            .. Enumerable.Range(2022, 4).Select(y => new RuleChange(
                "more.scenario.json", $"budgets/ntm-capital/amounts/{y}", RuleChangeKind.Figure, Side("148.2", y, "plan"), Side("190", y, "plan"))),
        ],
        []);

    private static readonly InputChange Data = new(InputGroup.Data, [], ["communes.csv"]);

    private static readonly InputChange Seed = new(InputGroup.Seed, [], []);

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Vietnamese, "vi")]
    public void SentencesAndTable_SeveralGroups_SayWhatTheGoldenOnesSay(Language language, string code)
    {
        var text = new SplitText(language);
        InputChange[] differences = [Threshold, Data, Money, Seed];
        TargetSplit[] splits = [Split("BK-14", differences, 0.3, 0.05, -0.1, 0), Split("BK-05", differences, 0.2, 0, -0.2, 0.01), Split("BK-11", differences, 0, 0, 0, 0)];
        var said = new StringBuilder();
        foreach (string line in text.Sentences(Before, After, differences, (20211231, 7), splits))
        {
            said.Append(line).Append('\n');
        }

        foreach (int width in (int[])[80, 120])
        {
            said.Append('\n').AppendJoin('\n', PlainTable.Write(text.Table(differences, "SYNTHETIC", splits, Replicates, width), width)).Append('\n');
        }

        Golden.Check($"diff.{code}.txt", said.ToString());
    }

    [Theory]
    [InlineData(Language.English, "The cause: parameters/incomeNewRural/values/TDMNPB 2025/value (rules/criteria/parameters.json:12), from 48 to 45.")]
    [InlineData(Language.Vietnamese, "Nguyên nhân: parameters/incomeNewRural/values/TDMNPB 2025/value (rules/criteria/parameters.json:12), từ 48 thành 45.")]
    public void Sentences_OneThresholdChanged_NameItWithFileLineAndValues(Language language, string cause) =>
        Assert.Contains(cause, new SplitText(language).Sentences(Before, After, [Threshold], (1, 1), [Split("BK-14", [Threshold], 0.3)]));

    [Fact]
    public void Sentences_TheSeedAlone_NameBothSeeds() =>
        Assert.Contains(new SplitText(Language.English).Sentences(Before, Before, [Seed], (1, 2), [Split("BK-14", [Seed], 0.02)]), l => l.Contains("random draw (1 → 2)", StringComparison.Ordinal));

    [Fact]
    public void Sentences_ManyPlaces_NameThreeAndCountTheRest() =>
        Assert.Contains("; and 1 more", string.Join(' ', new SplitText(Language.English).Sentences(Before, After, [Money], (1, 1), [Split("BK-14", [Money], 0.3)])), StringComparison.Ordinal);

    [Fact]
    public void Sentences_NothingDiffers_SaySo() => Assert.Single(new SplitText(Language.Vietnamese).Sentences(Before, Before, [], (1, 1), []));

    private static ChangeSide Side(string value, int line, string provenance) =>
        new(value, new SourceSpan("rules/criteria/parameters.json", line, 5), FigureKind.Source, provenance);

    /// <summary>Effects of the groups on the probability that add up, over mixtures of the groups.</summary>
    private static TargetSplit Split(string id, IReadOnlyList<InputChange> differences, params double[] effects)
    {
        TargetDefinition target = new EnsembleBuilder().Target(id, ">=", 0.5, "percent", null, "Mục tiêu " + id, "Target " + id).Targets[0];
        SplitColumns[] runs =
        [
            .. Enumerable.Range(0, 1 << differences.Count).Select(mask =>
            {
                double share = 0.4 + effects.Where((_, g) => (mask >> g & 1) != 0).Sum();
                bool[] met = [.. Enumerable.Range(0, Replicates).Select(r => ((r * 37) % Replicates) + 0.5 < share * Replicates)];
                return new SplitColumns(met, [.. met.Select(m => m ? 1.0 : 0)]);
            }),
        ];
        return DifferenceSplit.Of(target, [.. differences.Select(d => d.Group)], runs, [Clustering.Of(Enumerable.Range(0, Replicates).Select(r => r % 5))]);
    }
}
