using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Turning;
using Planner.Rules.Workflows;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Explaining;

/// <summary>
/// Explains one commune in one year of one replicate. The replicate is replayed by its address, so what is explained is what a run of the same seed
/// computed, to the last bit.
/// </summary>
public static class CommuneExplainer
{
    /// <summary>Explains a commune.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario, prepared on that model.</param>
    /// <param name="communeId">Id of the commune.</param>
    /// <param name="year">Start year .. end year of the locality.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="replicate">The replicate; null only for the start year, then that of table 1.</param>
    /// <param name="diagnostics">Receives PLN0711 (no such commune), PLN0712 (year out of range), PLN0713 (a replicate is needed).</param>
    /// <returns>The explanation, or null when there were errors.</returns>
    public static CommuneExplanation? Explain(
        PreparedModel model, PreparedScenario scenario, string communeId, int year, long seed, int? replicate, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(diagnostics);
        Locality locality = model.Locality;
        SourceSpan span = SourceSpan.StartOf(Path.Combine(locality.Folder, "communes.csv"));
        int commune = -1;
        for (int c = 0; c < model.Communes.Count; c++)
        {
            commune = model.Communes[c].Id == communeId ? c : commune;
        }

        if (commune < 0)
        {
            diagnostics.Error("PLN0711", span, $"there is no commune '{communeId}'{NearestName.Hint(communeId, model.Communes.Select(c => c.Id))}");
            return null;
        }

        if (year < locality.StartYear || year > locality.EndYear)
        {
            diagnostics.Error("PLN0712", span, FormattableString.Invariant($"the year is {year}; expected {locality.StartYear} to {locality.EndYear}"));
            return null;
        }

        if (replicate is null && year > locality.StartYear)
        {
            diagnostics.Error("PLN0713", span, FormattableString.Invariant($"after {locality.StartYear} every replicate has its own history: name one (--replicate 0)"));
            return null;
        }

        return Replay(scenario.Model, scenario, commune, year, seed, replicate);
    }

    private static CommuneExplanation Replay(PreparedModel model, PreparedScenario scenario, int commune, int year, long seed, int? replicate)
    {
        int number = replicate ?? 0;
        var cycle = new YearCycle(model, scenario);

        // Lanes come in groups: replay the replicate's group, read one.
        var block = new BlockState(model, new LaneDraws(seed), BlockState.LaneGroup);
        int lane = number % block.Width;
        cycle.Start(block, number - lane);
        for (int t = model.Locality.StartYear + 1; t < year; t++)
        {
            cycle.ToCriteria(block, t);
            cycle.FromCriteria(block, t);
        }

        if (year > model.Locality.StartYear)
        {
            cycle.ToCriteria(block, year);
        }

        PreparedCriteriaSet set = model.SetInForce(CommuneLevel.NewRural, year)!;
        var pricer = new ResponsePricer(model, block, commune, lane, atStart: replicate is null);
        var explainer = new CriterionExplainer(model, block, commune, lane, year, new TurningFinder(model.Pack, pricer));
        CriterionResult[] criteria = set.Criteria.Select(explainer.Explain).ToArray();
        if (year > model.Locality.StartYear)
        {
            cycle.FromCriteria(block, year);
        }

        CommuneStart start = model.Locality.Tables[number % model.Locality.Tables.Count].Communes[commune];
        return new CommuneExplanation(
            start.Id, start.Name, year, scenario.Scenario.Id, replicate, model.Locality.Synthetic, set.Set.Level, set.Set.Id, set.Set.Title, criteria,
            Status(model, block, commune, lane, set.Criteria.Count))
        {
            Drafts = model.Pack.Drafts,
        };
    }

    private static CommuneStatus Status(PreparedModel model, BlockState block, int commune, int lane, int criteria)
    {
        double At(int slot) => block.Column(commune, slot)[lane];
        var spending = new Dictionary<string, double>();
        for (int k = 0; k < model.Components.Count; k++)
        {
            spending[model.Components[k].Definition.Id] = block.MoneyColumn(k, commune)[lane];
        }

        return new CommuneStatus(
            (int)At(CommuneSlots.Level),
            (int)At(CommuneSlots.CriteriaMet),
            criteria,
            At(CommuneSlots.MeetsNewRural) != 0,
            At(CommuneSlots.MeetsAdvanced) != 0,
            At(CommuneSlots.MeetsModel) != 0,
            At(CommuneSlots.Submitted) != 0,
            At(CommuneSlots.Registered) != 0,
            At(CommuneSlots.EspeciallyDifficult) != 0,
            At(CommuneSlots.PovertyRate),
            At(CommuneSlots.NearPoorRate),
            At(CommuneSlots.Income),
            At(CommuneSlots.Debt),
            At(CommuneSlots.Satisfaction),
            spending);
    }
}
