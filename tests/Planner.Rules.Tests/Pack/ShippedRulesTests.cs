using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Pack;

public sealed class ShippedRulesTests
{
    private static readonly RulePack Pack = ShippedRules.Load();

    [Fact]
    public void Load_ShippedFolder_HasEveryTable()
    {
        Assert.Equal(7, Pack.Regions.Count);
        Assert.Equal(5, Pack.CriteriaSets.Count);
        Assert.Equal(18, Pack.Targets.Count);
        Assert.Equal(7, Pack.Likelihood.Count);
    }

    [Fact]
    public void CriteriaSets_NewRural2021_HasNineteenCriteriaAndFiftySevenConditions()
    {
        Assert.Equal((19, 57), Count("commune-2021-2025"));
        Assert.Equal([2, 4, 2, 2, 1, 3, 1, 4, 2, 1, 1, 2, 5, 2, 4, 1, 12, 6, 2], Top("commune-2021-2025").Select(r => r.Rules.Count));
    }

    [Fact]
    public void CriteriaSets_NewRural2016_HasNineteenCriteriaAndFortyNineConditions() => Assert.Equal((19, 49), Count("commune-2016-2020"));

    [Fact]
    public void CriteriaSets_Advanced_HasNineteenCriteria() => Assert.Equal(19, Count("commune-advanced-2021-2025").Criteria);

    private static IReadOnlyList<Rule> Top(string set) => Pack.CriteriaSets.Single(s => s.Id == set).Workflow.Rules;

    private static (int Criteria, int Conditions) Count(string set) => (Top(set).Count, Top(set).Sum(r => r.Rules.Count));
}
