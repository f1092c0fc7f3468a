using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Tables;

public class DecisionTextTests
{
    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Vietnamese, "vi")]
    public void Text_SampleComparison_IsTheGoldenOne(Language language, string code)
    {
        EnsembleComparison comparison = SampleComparison.Make();
        var text = new DecisionText(language);
        List<string> lines = [];
        foreach (DecisionObjective objective in new[] { DecisionObjective.TargetsMet, new DecisionObjective(3) })
        {
            ScenarioChoice choice = ScenarioChoice.Of(comparison, objective);
            lines.AddRange(text.Sentences(choice, comparison));
            lines.AddRange(text.Panels(choice, comparison).SelectMany(p => PlainTable.Write(p, 80).Prepend(string.Empty)));
            lines.Add(string.Empty);
        }

        Golden.Check($"decision.{code}.txt", string.Join('\n', lines) + "\n");
        Assert.All(lines.Where(l => l.StartsWith('-')), l => Assert.True(DisplayWidth.Of(l) <= 80, l));
    }

    [Fact]
    public void Sentences_OtherNumbers_SayOtherThings()
    {
        string[] Say(double shift)
        {
            EnsembleComparison comparison = SampleComparison.Make(shift: shift);
            return [.. new DecisionText(Language.English).Sentences(ScenarioChoice.Of(comparison, DecisionObjective.TargetsMet), comparison)];
        }

        string[] some = Say(0), other = Say(0.3);
        Assert.NotEqual(some[0], other[0]);
    }

    [Fact]
    public void Sentences_OneScenario_HasNothingToChoose()
    {
        EnsembleComparison comparison = SampleComparison.Make(scenarios: 1);
        Assert.Single(new DecisionText(Language.Vietnamese).Sentences(ScenarioChoice.Of(comparison, DecisionObjective.TargetsMet), comparison));
    }
}
