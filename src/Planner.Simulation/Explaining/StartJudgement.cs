using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Workflows;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Explaining;

/// <summary>The communes as they stand in the start year, judged by the rules of any year: what a changed rule does before anything has moved.</summary>
public static class StartJudgement
{
    /// <summary>Which criteria each commune of table 1 meets, under every set of communes that is in force in a year.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">A scenario prepared on that model.</param>
    /// <param name="year">Start year .. end year of the locality: whose sets and parameters judge.</param>
    /// <returns>Commune, set, criterion and whether it is met; communes in the order of the table, criteria in official order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside the locality's.</exception>
    public static IReadOnlyList<(string Commune, CriteriaSet Set, CompiledRule Criterion, bool Met)> Of(PreparedModel model, PreparedScenario scenario, int year)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, model.Locality.StartYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, model.Locality.EndYear);

        // Replicate 0 starts from table 1; lanes come in groups.
        var block = new BlockState(model, new LaneDraws(scenario.Scenario.Seed), BlockState.LaneGroup);
        new YearCycle(model, scenario).Start(block, 0);
        model.FindParameters(block, year);
        PreparedCriteriaSet[] sets =
        [
            .. new[] { CommuneLevel.NewRural, CommuneLevel.Advanced, CommuneLevel.Model }.Select(l => model.SetInForce(l, year)).OfType<PreparedCriteriaSet>(),
        ];
        var judged = new List<(string, CriteriaSet, CompiledRule, bool)>();
        for (int c = 0; c < model.Communes.Count; c++)
        {
            foreach (PreparedCriteriaSet set in sets)
            {
                foreach (CompiledRule criterion in set.Criteria)
                {
                    bool met = criterion.Evaluate(block.Lanes, block.Offset(c, 0), block.Width, model.Shared, block.SharedOffsets[c * block.Width]);
                    judged.Add((model.Communes[c].Id, set.Set, criterion, met));
                }
            }
        }

        return judged;
    }

    /// <summary>The criteria that come out otherwise under a second version of the rules.</summary>
    /// <param name="before">Model and scenario under the first version.</param>
    /// <param name="after">The same locality and scenario under the second.</param>
    /// <param name="year">Whose sets and parameters judge.</param>
    /// <returns>The flips, communes in the order of the table; criteria that only one version has are passed over.</returns>
    public static IReadOnlyList<CriterionFlip> Flips(
        (PreparedModel Model, PreparedScenario Scenario) before, (PreparedModel Model, PreparedScenario Scenario) after, int year)
    {
        Dictionary<(string, string, string), bool> first = Of(before.Model, before.Scenario, year).ToDictionary(j => (j.Commune, j.Set.Id, j.Criterion.Name), j => j.Met);
        Dictionary<string, string> names = after.Model.Locality.Tables[0].Communes.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal);
        return
        [
            .. Of(after.Model, after.Scenario, year)
                .Where(j => first.TryGetValue((j.Commune, j.Set.Id, j.Criterion.Name), out bool met) && met != j.Met)
                .Select(j => new CriterionFlip(j.Commune, names[j.Commune], j.Set.Id, j.Criterion.Name, Members.TitleOf(j.Criterion.Properties), !j.Met)),
        ];
    }
}
