using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>
/// Makes communes tables that reproduce every published aggregate of a locality (docs/synthesis.md). Each stage draws what is not known and
/// is then fitted exactly to what is; the same specification and seed give the same bytes on every machine.
/// </summary>
public static class Synthesiser
{
    /// <summary>Makes tables.</summary>
    /// <param name="spec">What is known and assumed.</param>
    /// <param name="locality">The locality: districts, communes per district, published figures; its own tables are not looked at.</param>
    /// <param name="pack">Its rules; the criteria in force at the start year judge the communes.</param>
    /// <param name="tables">How many tables; ≥ 1. Table k is the same whatever their number.</param>
    /// <param name="seed">Any seed; different seeds give different tables that agree with the figures alike.</param>
    /// <param name="diagnostics">Receives PLN0540, PLN0545 and faults of expressions.</param>
    /// <returns>The tables with their report, or null when an error was added.</returns>
    public static SynthesisResult? Make(SynthesisSpecification spec, Locality locality, RulePack pack, int tables, long seed, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentOutOfRangeException.ThrowIfLessThan(tables, 1);
        var faults = new DiagnosticBag();
        var record = new CommuneRecord(locality, pack, faults);
        SynthesisResult? result = null;
        if (PackCriteriaJudge.Of(locality, pack, record, faults) is { } judge)
        {
            CheckRules(spec, locality, judge, faults);
            var meter = new PackFigureMeter(locality, record, judge, faults);
            result = faults.HasErrors ? null : Make(spec, locality, pack, tables, seed, judge, meter);
        }

        diagnostics.AddRange(faults);
        return result;
    }

    internal static SynthesisResult Make(
        SynthesisSpecification spec,
        Locality locality,
        RulePack pack,
        int tables,
        long seed,
        ICriteriaJudge judge,
        IFigureMeter meter)
    {
        var made = new List<CommuneTable>();
        var checks = new List<SynthesisCheck>();
        for (int number = 1; number <= tables; number++)
        {
            CommuneTable table = Table(spec, locality, pack, number, seed, judge);
            made.Add(table);
            checks.AddRange(FigureAudit.Of(locality, table, meter));
            checks.AddRange(Consistency(spec, table, judge));
        }

        return new SynthesisResult(made, new SynthesisReport(checks));
    }

    private static void CheckRules(SynthesisSpecification spec, Locality locality, ICriteriaJudge judge, DiagnosticBag diagnostics)
    {
        SourceSpan place = SourceSpan.StartOf(LocalFile.In(locality.Folder, SynthesisFile.FileName));
        foreach (CriterionSpecification rule in spec.Criteria.Rules.Where(r => !judge.Rules.Contains(r.Rule, StringComparer.Ordinal)))
        {
            diagnostics.Error("PLN0545", place, $"the criteria in force have no rule '{rule.Rule}'{NearestName.Hint(rule.Rule, judge.Rules)}");
        }

        List<string> missing = [.. judge.Rules.Except(spec.Criteria.Rules.Select(r => r.Rule), StringComparer.Ordinal)];
        if (missing.Count > 0)
        {
            diagnostics.Error("PLN0545", place, $"'criteria.rules' says nothing of {string.Join(", ", missing)}");
        }
    }

    private static CommuneTable Table(SynthesisSpecification spec, Locality locality, RulePack pack, int number, long seed, ICriteriaJudge judge)
    {
        IReadOnlyList<IndicatorDefinition> indicators = CommuneColumns.Indicators(pack);
        var index = indicators.Select((d, i) => (d.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var draws = new SynthesisDraws(seed, locality.StartYear, number);
        List<CommuneDraft> communes = Units(spec, locality, indicators.Count);
        SizeStage.Run(spec, communes, draws);
        PovertyStage.Run(spec, communes, draws);
        IncomeStage.Run(spec, communes, draws);
        AreaStage.Run(spec, communes, draws);
        CriteriaStage.Run(spec, communes, index, judge, draws);
        IndicatorStage.Run(spec, communes, index, draws);
        return new CommuneTable(number, [.. communes.Select(c => c.ToStart())]);
    }

    private static List<CommuneDraft> Units(SynthesisSpecification spec, Locality locality, int indicators)
    {
        var communes = new List<CommuneDraft>();
        for (int d = 0; d < locality.Districts.Count; d++)
        {
            for (int i = 1; i <= locality.Districts[d].Communes; i++)
            {
                communes.Add(new CommuneDraft(FormattableString.Invariant($"{spec.Districts[d].Prefix}-{i:00}"), d, locality.Region, indicators));
            }

            for (int i = 1; i <= spec.Districts[d].Townships; i++)
            {
                communes.Add(new CommuneDraft(FormattableString.Invariant($"{spec.Districts[d].Prefix}-TT{i:00}"), d, locality.Region, indicators) { Urban = true });
            }
        }

        return communes;
    }

    /// <summary>What no published figure says and every table must hold all the same.</summary>
    private static IEnumerable<SynthesisCheck> Consistency(SynthesisSpecification spec, CommuneTable table, ICriteriaJudge judge)
    {
        int short0 = 0, unplanned = 0;
        foreach (CommuneStart c in table.Communes)
        {
            bool[] met = judge.Judge(c);
            short0 += c.Level >= 1 && met.Any(m => !m) ? 1 : 0;
            unplanned += c.Level == 0 && !c.Urban && met.All(m => m) ? 1 : 0;
        }

        yield return None(table, "consistency.certifiedShortOfACriterion", short0);
        yield return None(table, "consistency.notCertifiedMeetingAll", unplanned);
        yield return None(table, "consistency.certifiedEspeciallyDifficult", table.Communes.Count(c => c.Level >= 1 && c.EspeciallyDifficult));
        yield return None(table, "consistency.morePoorThanHouseholds", table.Communes.Count(c => c.PoorHouseholds + c.NearPoorHouseholds > c.Households));
        yield return None(table, "consistency.moreDifficultVillagesThanVillages", table.Communes.Count(c => c.EspeciallyDifficultVillages > c.Villages));
        int held = spec.Criteria.CertificateYears.Values.Sum();
        int certified = table.Communes.Count(c => c.Level >= 1);
        yield return new SynthesisCheck(table.Number, "consistency.certificateYears", "", "=", certified, held, 0, held == certified);
    }

    private static SynthesisCheck None(CommuneTable table, string name, int got) => new(table.Number, name, "", "=", 0, got, 0, got == 0);
}
