using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Needs;

namespace Planner.Rules.Tests.Pack.Needs;

public sealed class NeededRulesTests
{
    private const string Indicator =
        """
            { "id": "forestEdge", "title": { "vi": "Rừng", "en": "Forest" }, "unit": "percent", "group": "forest", "best": 100, "worst": 0, "trend": 0, "noise": 0, "assumption": "test" },
        """;

    private const string Metric =
        """
            { "id": "forestEdge", "title": { "vi": "Rừng", "en": "Forest" }, "unit": "percent", "scope": "commune", "aggregate": "mean", "value": "commune.FOREST", "recorded": "whenNeeded", "assumption": "test" },
        """;

    private const string Target =
        """
            { "RuleName": "T-1", "Expression": "y2024.forestEdge + y2025.forestEdge >= 90", "Properties": { "title": { "vi": "Rừng", "en": "Forest" }, "unit": "percent", "year": 2025, "evaluatedAt": "2025-12-31", "assumption": "test" } },
        """;

    [Fact]
    public void Of_ShippedRulesAndTargets_KeepsEveryIndicatorOfBacKan()
    {
        RulePack pack = ShippedRules.Load();

        string[] listed = ["roadToDistrictShare", "roadToDistrictHardenedShare", "tvRadioShare", "upperSecondaryGraduationShare"];
        RulePack needed = NeededRules.Of(pack, 2020, 2025, listed, [], [], []);

        // The columns of its communes table, which must not change when other localities add indicators.
        Assert.Equal(87, needed.Indicators.Count(i => i.Scope == IndicatorScope.Commune));
        Assert.Equal(39, needed.Metrics.Count);
        Assert.All(needed.Metrics, m => Assert.True(!m.WhenNeeded || listed.Contains(m.Id) || pack.Targets.Any(t => t.Metric == m.Id)));
        Assert.All(needed.Indicators, i => Assert.Contains(i.Id, needed.NeededFor.Keys));
    }

    [Fact]
    public void Of_MetricOnlyATargetNeeds_IsRecordedWithItsIndicatorAndWorkOnlyThere()
    {
        using RulesCopy rules = Copy();

        RulePack without = Needed(rules);
        Assert.DoesNotContain(without.Metrics, m => m.Id == "forestEdge");
        Assert.DoesNotContain(without.Indicators, i => i.Id == "forestEdge");
        Assert.Contains("forestEdge", without.Unneeded.Keys);
        Assert.DoesNotContain(without.Funding.Components.SelectMany(c => c.Works), w => w.Indicator == "forestEdge");

        rules.Edit("targets/bac-kan.json", "\"Rules\": [", "\"Rules\": [" + Target);
        RulePack with = Needed(rules);
        Assert.Contains(with.Metrics, m => m.Id == "forestEdge");
        Assert.Equal("the metric 'forestEdge' of the target 'T-1'", with.NeededFor["forestEdge"]);
        Assert.Contains(with.Funding.Components.SelectMany(c => c.Works), w => w.Indicator == "forestEdge");
        Assert.Equal(without.Metrics.Count + 1, with.Metrics.Count);
    }

    [Fact]
    public void Of_HistoryFigureOrListNamesIt_KeepsIt()
    {
        using RulesCopy rules = Copy();
        RulePack pack = Load(rules);

        Assert.Contains("forestEdge", NeededRules.Of(pack, 2020, 2025, ["forestEdge"], [], [], []).NeededFor.Keys);
        Assert.Contains("forestEdge", NeededRules.Of(pack, 2020, 2025, [], ["forestEdge"], [], []).NeededFor.Keys);
        RuleText figure = pack.Metrics.Single(m => m.Id == "forestEdge").Value;
        Assert.Contains("forestEdge", NeededRules.Of(pack, 2020, 2025, [], [], [], [figure]).NeededFor.Keys);
    }

    [Fact]
    public void Of_SetOutsideTheYears_AsksForNothing()
    {
        RulePack pack = ShippedRules.Load();

        RulePack early = NeededRules.Of(pack, 2016, 2020, [], [], [], []);

        Assert.All(early.CriteriaSets, s => Assert.True(s.From <= 2020));
        Assert.True(early.Indicators.Count < pack.Indicators.Count);
    }

    [Fact]
    public void Load_TargetNotSet_HasNoRuleAndNoRequirement()
    {
        using var rules = new RulesCopy();
        rules.Edit("targets/bac-kan.json", "\"Rules\": [", "\"Rules\": [" + Target
            .Replace("\"Expression\": \"y2024.forestEdge + y2025.forestEdge >= 90\"", "\"Enabled\": false, \"Expression\": \"false\"", StringComparison.Ordinal)
            .Replace("\"unit\"", "\"notSet\": true, \"unit\"", StringComparison.Ordinal));

        TargetDefinition target = Load(rules).Targets[0];

        Assert.Equal("T-1", target.Id);
        Assert.Null(target.Rule);
        Assert.False(target.IsSet);
        Assert.True(double.IsNaN(target.Required));
    }

    [Fact]
    public void Load_YearsBeyondTheSets_CarriesThemOnAndSaysSo()
    {
        using var rules = new RulesCopy();
        var diagnostics = new DiagnosticBag();

        RulePack? later = RulePackLoader.Load(rules.Folder, ["bac-kan.json"], 2020, 2030, diagnostics);

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal(2026, later!.CarriedOnFrom);
        Assert.Contains(later.CriteriaSets, s => s.Id == "commune-2021-2025" && s.To is null);
        Assert.Contains(later.CriteriaSets, s => s.Id == "district-2021-2025" && s.To == 2025);
        Assert.Null(Load(rules).CarriedOnFrom);
        foreach (ParameterDefinition parameter in later.Parameters)
        {
            Assert.All(later.Regions, r => Assert.Equal(parameter.At(r, 2025), parameter.At(r, 2030)));
        }
    }

    private static RulesCopy Copy()
    {
        var rules = new RulesCopy();
        rules.Edit("criteria/indicators.json", "\"indicators\": [", "\"indicators\": [" + Indicator);
        rules.Edit("targets/metrics.json", "\"metrics\": [", "\"metrics\": [" + Metric.Replace("FOREST", "forestEdge", StringComparison.Ordinal));
        rules.Edit("funding/responses.json", "\"prices\": [", "\"prices\": [{ \"indicator\": \"forestEdge\", \"unitCost\": 1, \"assumption\": \"test\" },");
        rules.Edit("funding/responses.json", "\"works\": [", "\"works\": [{ \"indicator\": \"forestEdge\" },");
        return rules;
    }

    private static RulePack Load(RulesCopy rules)
    {
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(rules.Folder, ["bac-kan.json"], 2020, 2025, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return pack!;
    }

    private static RulePack Needed(RulesCopy rules) => NeededRules.Of(Load(rules), 2020, 2025, [], [], [], []);
}
