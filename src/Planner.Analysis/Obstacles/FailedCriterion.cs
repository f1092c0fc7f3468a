using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Workflows;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Obstacles;

/// <summary>How many communes fail a criterion at the end of the last year.</summary>
/// <param name="Rule">Rule name.</param>
/// <param name="Title">Title that the criteria set gives it; the rule name where it gives none.</param>
/// <param name="Communes">Mean number of communes that fail it, over replicates.</param>
/// <param name="Share">The same as a share of all communes that can be certified, 0..1.</param>
public sealed record FailedCriterion(string Rule, LocalizedText Title, double Communes, double Share)
{
    /// <summary>The criteria of an ensemble, the most failed first (equal ones in official order).</summary>
    /// <param name="ensemble">The ensemble.</param>
    public static IReadOnlyList<FailedCriterion> Of(Ensemble ensemble)
    {
        int communes = ensemble.Locality.Tables[0].Communes.Count;
        int candidates = ensemble.Locality.Candidates;
        int last = ensemble.Years.Count - 1;
        IReadOnlyDictionary<string, LocalizedText> titles = Titles(ensemble);
        return Enumerable.Range(0, ensemble.Criteria.Count)
            .Select(criterion =>
            {
                long passed = Enumerable.Range(0, communes).Sum(commune => (long)ensemble.CriterionPassed(commune, criterion, last));
                double failing = candidates - ((double)passed / ensemble.Replicates);
                string rule = ensemble.Criteria[criterion];
                return new FailedCriterion(
                    rule,
                    titles.TryGetValue(rule, out LocalizedText? title) ? title : new LocalizedText(rule, rule),
                    failing,
                    candidates > 0 ? failing / candidates : 0);
            })
            .OrderByDescending(c => c.Communes)
            .ToArray();
    }

    private static Dictionary<string, LocalizedText> Titles(Ensemble ensemble)
    {
        var titles = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (Rule rule in ensemble.Pack.CommuneCriteria(CommuneLevel.NewRural, ensemble.Years[^1])?.Workflow.Rules ?? [])
        {
            if (Members.TitleOf(rule.Properties) is { } title)
            {
                titles[rule.Name] = title;
            }
        }

        return titles;
    }
}
