using Planner.Rules.Language;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Coverage;

/// <summary>Finds what the cases of a suite came to.</summary>
internal static class CoverageCollector
{
    /// <summary>The coverage.</summary>
    public static CoverageResult Collect(TestSuite suite, CancellationToken cancel)
    {
        var outcomes = new HashSet<(RuleNode, string)>();
        List<ComparisonSite> sites = [.. suite.Rules.Where(r => r.Rule.Expression is not null).SelectMany(r => SiteFinder.Sites(r, suite.GlobalParams))];

        // A global parameter's comparison is one tree node in every rule that uses it, and is counted in each.
        Dictionary<RuleNode, List<ComparisonSite>> byRule = sites.GroupBy(s => s.Rule).ToDictionary(g => g.Key, g => g.ToList());
        var sidesOf = new Dictionary<ComparisonSite, HashSet<string>>(ReferenceEqualityComparer.Instance);
        foreach (ComparisonSite site in sites)
        {
            sidesOf[site] = [];
        }

        foreach (TestCase test in suite.Cases)
        {
            cancel.ThrowIfCancellationRequested();
            foreach ((RuleNode rule, TestUnit unit) in Evaluated(test).Distinct())
            {
                outcomes.Add((rule, Word(rule, rule.Evaluate(unit))));
                if (byRule.TryGetValue(rule, out List<ComparisonSite>? own))
                {
                    See(rule.Rule.Expression!.Explain(unit.Lanes, 0, 1, unit.Shared, 0).Root, own, sidesOf);
                }
            }

            outcomes.UnionWith(test.Expectations.Where(e => e.Rule.Kind == NodeKind.Aggregate).Select(e => (e.Rule, Word(e.Rule, e.Rule.Evaluate(test)))));
        }

        var gaps = new List<CoverageGap>();
        int rulesSeen = 0;
        int sidesSeen = 0;
        foreach (RuleNode rule in suite.Rules)
        {
            foreach (string outcome in rule.Results)
            {
                if (outcomes.Contains((rule, outcome)))
                {
                    rulesSeen++;
                }
                else
                {
                    gaps.Add(new CoverageGap(rule.Path, rule.Rule.Source.Span, null, outcome));
                }
            }

            foreach (ComparisonSite site in byRule.GetValueOrDefault(rule) ?? [])
            {
                foreach (string side in site.Sides)
                {
                    if (sidesOf[site].Contains(side))
                    {
                        sidesSeen++;
                    }
                    else
                    {
                        gaps.Add(new CoverageGap(rule.Path, site.Span, site.Written, side));
                    }
                }
            }
        }

        return new CoverageResult(suite.Rules.Sum(r => r.Results.Count), rulesSeen, sites.Sum(s => s.Sides.Count), sidesSeen, gaps);
    }

    // What an aggregate leaves out by its filter is not evaluated further.
    private static IEnumerable<(RuleNode Rule, TestUnit Unit)> Evaluated(TestCase test) => test.Expectations.SelectMany(e => e.Rule.Kind != NodeKind.Aggregate
        ? e.Rule.WithDescendants().Select(r => (r, test.Own))
        : test.UnitsOf(e.Rule).SelectMany(unit => e.Rule.Children
            .Where(part => part.Rule.Name == RuleNode.Filter || e.Rule.Part(RuleNode.Filter) is not { } filter || filter.Evaluate(unit) == 1)
            .Select(part => (part, unit))));

    private static string Word(RuleNode rule, double value) =>
        double.IsNaN(value) ? "error" : rule.Kind is NodeKind.Number or NodeKind.Aggregate ? RuleNode.Value : value == 1 ? "true" : "false";

    private static void See(ExplanationNode node, List<ComparisonSite> sites, Dictionary<ComparisonSite, HashSet<string>> sidesOf)
    {
        if (node.Reached)
        {
            foreach (ComparisonSite site in sites)
            {
                if (ReferenceEquals(site.Node, node.Expression) && site.Seen(node) is { } side)
                {
                    sidesOf[site].Add(side);
                }
            }
        }

        foreach (ExplanationNode part in node.Parts)
        {
            See(part, sites, sidesOf);
        }
    }
}
