using System.Text;
using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Optimisation;
using Planner.Localities.Decisions;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Tables;

public sealed class AdviceTextTests
{
    private static readonly Lazy<PlanAdvice> Advice = new(SampleAdvice.Make);

    [Theory]
    [InlineData(Language.Vietnamese, "advice.vi.txt")]
    [InlineData(Language.English, "advice.en.txt")]
    public void Sentences_PlanFound_AreTheGoldenOnes(Language language, string golden)
    {
        var text = new AdviceText(language, Advice.Value);
        var all = new StringBuilder();
        foreach (string line in text.Sentences())
        {
            all.Append(line).Append('\n');
        }

        foreach (TextPanel panel in text.Panels(100))
        {
            all.Append('\n').AppendJoin('\n', PlainTable.Write(panel, 100)).Append('\n');
        }

        all.Append('\n').AppendJoin('\n', text.Notes()).Append('\n');
        Golden.Check(golden, all.ToString());
    }

    [Fact]
    public void Make_MoneyFigure_IsTheGoldenOne() => Golden.Check("money.svg", new SvgRenderer().Render(MoneyFigure.Make(Advice.Value, Language.English)!));

    [Fact]
    public void Write_Document_IsTheGoldenOne() => Golden.Check("advice.json", AdviceDocument.Write(Advice.Value));

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Sentences_OtherNumbers_SayOtherThings(Language language)
    {
        PlanAdvice advice = Advice.Value;
        IReadOnlyList<string> Said(PlanAdvice changed) => new AdviceText(language, changed).Sentences();
        IReadOnlyList<string> before = Said(advice);
        PlanAdvice[] others =
        [
            advice with { Chance = Chance(0.4), AgainstPresent = advice.AgainstPresent with { Difference = Difference(0.3) } },
            advice with { AgainstPresent = advice.AgainstPresent with { Gain = Gain(4) } },
            advice with { Mean = 33.3 },
            advice with { AgainstOthers = [advice.AgainstOthers[0] with { Gain = Gain(-1), Difference = Difference(0) }] },
            advice with { Shifts = [] },
            advice with { Steps = [] },
            advice with { Steps = [.. advice.Steps.Take(1)] },
            advice with { Steps = [advice.Steps[0] with { Gain = Gain(1.5) }, .. advice.Steps.Skip(1)] },
            advice with { LeastMoney = advice.LeastMoney! with { Point = advice.Frontier[1] } },
            advice with { LeastMoney = null },
            advice with { Relaxations = [] },
            advice with { Failing = [new FailedCriterion("c02", new LocalizedText("Giao thông", "Roads"), 12, 0.1)] },
            advice with { Works = null },
            advice with { Search = advice.Search with { CutShort = true } },
        ];
        Assert.All(others, o => Assert.NotEqual(before, Said(o)));
        Assert.All(others.Append(advice), o => Assert.DoesNotContain(Said(o), s => s.Contains('{', StringComparison.Ordinal)));
    }

    [Fact]
    public void Caption_WhateverTheLanguage_IsInBothAndNamesCommandObjectiveAndSeed()
    {
        PlanCaption vi = new AdviceText(Language.Vietnamese, Advice.Value).Caption(), en = new AdviceText(Language.English, Advice.Value).Caption();
        Assert.Equal(vi, en);
        Assert.NotEqual(vi.Title.Vi, vi.Title.En);
        Assert.All(["planner optimise", "BK-14", "77", "as-planned"], part => Assert.Contains(part, vi.Assumption.Vi, StringComparison.Ordinal));
        Assert.DoesNotContain('\u00A0', vi.Title.Vi + vi.Description.Vi + vi.Assumption.Vi + vi.Assumption.En);
    }

    private static ProportionInterval Chance(double p) => SampleAdvice.Chance(p);

    private static PairedDifferenceInterval Difference(double d) => SampleAdvice.Difference(d);

    private static MeanInterval Gain(double g) => SampleAdvice.Gain(g);
}
