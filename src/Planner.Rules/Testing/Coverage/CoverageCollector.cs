using Planner.Rules.Language;
using Planner.Rules.Testing.Running;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Coverage;

/// <summary>Finds what the cases of a suite came to.</summary>
internal static class CoverageCollector
{
    private static readonly RuleOutcome[] Outcomes = [RuleOutcome.True, RuleOutcome.False];

    /// <summary>The coverage.</summary>
    public static CoverageResult Collect(TestSuite suite, CancellationToken cancel)
    {
        var outcomes = new HashSet<(RuleNode, RuleOutcome)>();
        List<ComparisonSite> sites = [.. suite.Rules.Where(r => r.Rule.Expression is not null).SelectMany(r => SiteFinder.Sites(r, suite.Workflow.Source))];

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
            foreach (RuleNode rule in test.Expectations.SelectMany(e => e.Rule.WithDescendants()).Distinct())
            {
                outcomes.Add((rule, rule.Rule.Outcome(test.Lanes, 0, 1, test.Shared, 0)));
                if (byRule.TryGetValue(rule, out List<ComparisonSite>? own))
                {
                    See(rule.Rule.Expression!.Explain(test.Lanes, 0, 1, test.Shared, 0).Root, own, sidesOf);
                }
            }
        }

        var gaps = new List<CoverageGap>();
        int rulesSeen = 0;
        int sidesSeen = 0;
        foreach (RuleNode rule in suite.Rules)
        {
            foreach (RuleOutcome outcome in Outcomes)
            {
                if (outcomes.Contains((rule, outcome)))
                {
                    rulesSeen++;
                }
                else
                {
                    gaps.Add(new CoverageGap(rule.Path, rule.Rule.Source.Span, null, ExpectedResult.Word(outcome)));
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

        return new CoverageResult(2 * suite.Rules.Count, rulesSeen, sites.Sum(s => s.Sides.Count), sidesSeen, gaps);
    }

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
