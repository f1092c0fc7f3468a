using System.Text.RegularExpressions;
using Planner.Localities.Synthesis;
using Planner.Localities.Units;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Localities.Actuals;

/// <summary>
/// The communes at the end of each recorded year. What is recorded of a commune holds; what is recorded of the whole locality is reached by moving the communes not
/// recorded alike (docs/model.md, "Recorded years"); what is not recorded goes on by its own trend, without luck, damage or money.
/// </summary>
internal sealed partial class RecordedYears
{
    private readonly Locality locality;
    private readonly RulePack pack;
    private readonly IReadOnlyList<IndicatorDefinition> indicators;
    private readonly CommuneRecord record;
    private readonly ICriteriaJudge judge;
    private readonly DiagnosticBag diagnostics;

    private RecordedYears(Locality locality, RulePack pack, CommuneRecord record, ICriteriaJudge judge, DiagnosticBag diagnostics)
    {
        this.locality = locality;
        this.pack = pack;
        this.record = record;
        this.judge = judge;
        this.diagnostics = diagnostics;
        indicators = [.. pack.Indicators.Where(i => i.Scope == IndicatorScope.Commune)];
    }

    /// <summary>The recorded years up to a date; none after a fault.</summary>
    public static IReadOnlyList<RecordedYear> Of(
        Locality locality, RulePack pack, IReadOnlyList<ActualRecord> records, DateOnly asOf, SourceSpan place, DiagnosticBag diagnostics)
    {
        int last = asOf is { Month: 12, Day: 31 } ? asOf.Year : asOf.Year - 1;
        var record = new CommuneRecord(locality, pack, diagnostics);
        if (last <= locality.StartYear || locality.Tables.Count == 0 || PackCriteriaJudge.Of(locality, pack, record, diagnostics) is not { } judge)
        {
            return [];
        }

        var maker = new RecordedYears(locality, pack, record, judge, diagnostics);
        var years = new List<RecordedYear>();
        IReadOnlyList<CommuneTable> tables = locality.Tables;
        for (int year = locality.StartYear + 1; year <= last; year++)
        {
            List<ActualRecord> ofYear = [.. records.Where(r => r.Date == new DateOnly(year, 12, 31))];
            if (pack.Poverty.Changes.Any(c => c.Year == year) && !ofYear.Any(r => r.Id is "poorHouseholds" or "povertyRate"))
            {
                diagnostics.Error("PLN0645", place, FormattableString.Invariant(
                    $"a new poverty line comes in at the end of {year}, and the table records no 'povertyRate' or 'poorHouseholds' of that day: the state after it is not known"));
                return [];
            }

            years.Add(maker.Year(year, tables, ofYear));
            tables = years[^1].Tables;
        }

        return years;
    }

    private RecordedYear Year(int year, IReadOnlyList<CommuneTable> before, List<ActualRecord> records)
    {
        var tables = new List<CommuneTable>();
        var oldLine = new List<IReadOnlyList<int>>();
        foreach (CommuneTable table in before)
        {
            Dictionary<string, Dictionary<string, double>> own = records.Where(r => r.Commune is not null).GroupBy(r => r.Commune!)
                .ToDictionary(g => g.Key, g => g.ToDictionary(r => r.Id, r => r.Value, StringComparer.Ordinal), StringComparer.Ordinal);
            CommuneStart[] communes = [.. table.Communes];
            int[] levels = Levels(communes, own, records);
            for (int c = 0; c < communes.Length; c++)
            {
                communes[c] = Moved(communes[c], levels[c], own.GetValueOrDefault(communes[c].Id));
            }

            double[] oldPoor = Households(communes, own, records, "poorHouseholdsOldLine", c => c.PoorHouseholds, c => c.Households);
            double[] poor = Households(communes, own, records, "poorHouseholds", c => c.PoorHouseholds, c => c.Households);
            for (int c = 0; c < communes.Length; c++)
            {
                communes[c] = communes[c] with { PoorHouseholds = (int)poor[c], NearPoorHouseholds = Math.Min(communes[c].NearPoorHouseholds, communes[c].Households - (int)poor[c]) };
            }

            double[] near = Households(communes, own, records, "nearPoorHouseholds", c => c.NearPoorHouseholds, c => c.Households - c.PoorHouseholds);
            for (int c = 0; c < communes.Length; c++)
            {
                communes[c] = communes[c] with { NearPoorHouseholds = (int)near[c] };
            }

            Raked(communes, own, records);
            tables.Add(table with { Communes = communes });
            oldLine.Add([.. oldPoor.Select(p => (int)p)]);
        }

        IReadOnlyDictionary<string, double> Money(string id) =>
            records.Where(r => r.Component is not null && r.Id == id).ToDictionary(r => r.Component!, r => r.Value, StringComparer.Ordinal);
        return new RecordedYear(
            year, tables, oldLine, records.Where(r => r.Commune is null && r.Component is null).ToDictionary(r => r.Id, r => r.Value, StringComparer.Ordinal),
            Money(ActualsReader.Approved), Money(ActualsReader.Disbursed));
    }

    /// <summary>Recognised levels: recorded ones hold; recorded numbers of communes are reached by those that meet most criteria, then are least poor.</summary>
    private int[] Levels(CommuneStart[] communes, Dictionary<string, Dictionary<string, double>> own, List<ActualRecord> records)
    {
        int[] levels = [.. communes.Select(c => own.GetValueOrDefault(c.Id) is { } facts && facts.TryGetValue("level", out double level) ? (int)level : c.Level)];
        List<int> order = [.. Enumerable.Range(0, communes.Length)
            .OrderByDescending(c => judge.Judge(communes[c]).Count(met => met)).ThenBy(c => (double)communes[c].PoorHouseholds / communes[c].Households).ThenBy(c => c)];
        for (int level = 1; level <= 3; level++)
        {
            if (records.FirstOrDefault(r => r.Commune is null && Counts(r.Id) == level) is not { } fact)
            {
                continue;
            }

            int wanted = (int)fact.Value - levels.Count(l => l >= level);
            List<int> free = [.. order.Where(c => !(own.GetValueOrDefault(communes[c].Id)?.ContainsKey("level") ?? false))];
            IEnumerable<int> moved = wanted >= 0
                ? free.Where(c => levels[c] == level - 1).Take(wanted)
                : free.AsEnumerable().Reverse().Where(c => levels[c] == level).Take(-wanted);
            foreach (int c in moved.ToList())
            {
                levels[c] += Math.Sign(wanted);
            }

            if (levels.Count(l => l >= level) != (int)fact.Value)
            {
                diagnostics.Error("PLN0646", fact.Span, FormattableString.Invariant(
                    $"{fact.Value} communes of level {level} cannot be reached from what the table says of single communes: {levels.Count(l => l >= level)}"));
            }
        }

        return levels;
    }

    /// <summary>The level whose holders a metric counts; 0 for any other metric.</summary>
    private int Counts(string metric) => pack.Metrics.FirstOrDefault(m => m.Id == metric) is { Aggregate: Aggregate.Count, Filter: null, Scope: MetricScope.Commune } definition
        ? definition.Value.Text == "commune.certified" ? 1 : AtLeastLevel().Match(definition.Value.Text) is { Success: true } match ? match.Groups[1].Value[0] - '0' : 0
        : 0;

    /// <summary>A commune one year on: its recorded values, and for the rest the model's own trend.</summary>
    private CommuneStart Moved(CommuneStart c, int level, Dictionary<string, double>? facts)
    {
        bool promoted = level > c.Level;
        double Fact(string id, double otherwise) => facts is not null && facts.TryGetValue(id, out double value) ? value : otherwise;
        double[] values = [.. indicators.Select((d, i) => Fact(d.Id, Trend(d, c.Indicators[i], promoted, leaves: promoted && c.EspeciallyDifficult && level > 0)))];
        IncomeRules income = pack.Poverty.Income;
        double growth = income.Growth + (promoted ? (double)income.RegisteredGrowth : 0);
        return c with
        {
            Level = level,
            YearsHeld = level == c.Level && level > 0 ? c.YearsHeld + 1 : 0,
            EspeciallyDifficult = c.EspeciallyDifficult && !(level > 0 && pack.Areas.SwitchOnCertification),
            Debt = Fact("debt", c.Debt * (1 - pack.Funding.DebtRepayment)),
            Income = Fact("income", c.Income * DeterministicMath.Exp(growth)),
            IncomeEthnicMinority = Fact("incomeEthnicMinority", c.IncomeEthnicMinority * DeterministicMath.Exp(growth + income.CatchUp)),
            Indicators = values,
        };
    }

    private double Trend(IndicatorDefinition d, double value, bool promoted, bool leaves)
    {
        double x = d.Best + ((value - d.Best) * DeterministicMath.Exp(-(d.Trend + (promoted ? d.Campaign : 0))));
        x = d.Worst + ((x - d.Worst) * (1 - d.Depreciation));
        x += leaves && pack.Areas.SwitchOnCertification ? Math.Sign(d.Worst - d.Best) * d.LossOnSwitch : 0;
        return Math.Clamp(x, Math.Min(d.Best, d.Worst), Math.Max(d.Best, d.Worst));
    }

    /// <summary>Counts of households: recorded communes hold; the recorded rate (or else the recorded number) is reached by one odds factor for all others.</summary>
    private double[] Households(
        CommuneStart[] communes, Dictionary<string, Dictionary<string, double>> own, List<ActualRecord> records, string field, Func<CommuneStart, int> before, Func<CommuneStart, int> most)
    {
        double[] result = [.. communes.Select(c => own.GetValueOrDefault(c.Id) is { } f && f.TryGetValue(field, out double v) ? Math.Min(v, most(c)) : before(c))];
        if (Total(communes, records, field) is not { } total)
        {
            return result;
        }

        List<int> free = [.. Enumerable.Range(0, communes.Length).Where(c => !(own.GetValueOrDefault(communes[c].Id)?.ContainsKey(field) ?? false) && most(communes[c]) > 0)];
        double left = total - Enumerable.Range(0, communes.Length).Except(free).Sum(c => result[c]);
        if (left < 0 || left > free.Sum(c => (double)most(communes[c])))
        {
            diagnostics.Error("PLN0646", records.First(r => r.Commune is null).Span, FormattableString.Invariant(
                $"{total} households ({field}) cannot be reached from what the table says of single communes"));
            return result;
        }

        // Half a household more than none, so that a commune without poor households can gain some under a higher line.
        double[] odds = [.. free.Select(c => (Math.Max(before(communes[c]), 0) + 0.5) / (Math.Max(most(communes[c]) - before(communes[c]), 0) + 0.5))];
        double low = -20, high = 20;
        for (int i = 0; i < 80; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Expected(middle).Sum() < left ? (middle, high) : (low, middle);
        }

        int[] parts = Apportionment.Share((int)Math.Round(left), Expected((low + high) / 2), new int[free.Count], [.. free.Select(c => most(communes[c]))]);
        for (int i = 0; i < free.Count; i++)
        {
            result[free[i]] = parts[i];
        }

        return result;

        double[] Expected(double shift) => [.. free.Select((c, i) => most(communes[c]) * odds[i] * DeterministicMath.Exp(shift) / (1 + (odds[i] * DeterministicMath.Exp(shift))))];
    }

    /// <summary>The recorded total of a field of households: from its rate, as targets are rates, or else from its number; null where neither is recorded.</summary>
    private double? Total(CommuneStart[] communes, List<ActualRecord> records, string field)
    {
        List<(ActualRecord Record, MetricDefinition Metric)> facts = [.. records.Where(r => r.Commune is null && r.Component is null)
            .Select(r => (r, pack.Metrics.First(m => m.Id == r.Id))).Where(f => f.Item2.Filter is null && f.Item2.Value.Text == "commune." + field)];
        return facts.FirstOrDefault(f => f.Metric is { Aggregate: Aggregate.Ratio, Weight.Text: "commune.households" }) is { Record: { } rate }
            ? Math.Round(rate.Value * communes.Sum(c => (double)c.Households) / 100)
            : facts.FirstOrDefault(f => f.Metric.Aggregate == Aggregate.Sum) is { Record: { } number } ? Math.Round(number.Value) : null;
    }

    /// <summary>Recorded means of incomes and indicators: one factor, or one shift of the logit of the way from worst to best, for all communes not recorded.</summary>
    private void Raked(CommuneStart[] communes, Dictionary<string, Dictionary<string, double>> own, List<ActualRecord> records)
    {
        foreach (ActualRecord fact in records.Where(r => r.Commune is null && r.Component is null))
        {
            MetricDefinition metric = pack.Metrics.First(m => m.Id == fact.Id);
            if (metric.Filter is not null || metric.Aggregate is not (Aggregate.Mean or Aggregate.WeightedMean) || !metric.Value.Text.StartsWith("commune.", StringComparison.Ordinal))
            {
                continue;
            }

            string field = metric.Value.Text["commune.".Length..];
            double[] weights = Weights(communes, metric.Weight);
            bool[] fixedHere = [.. communes.Select(c => own.GetValueOrDefault(c.Id)?.ContainsKey(field) ?? false)];
            int indicator = indicators.ToList().FindIndex(i => i.Id == field);
            if (indicator >= 0)
            {
                Reach(s => [.. communes.Select((c, i) => fixedHere[i] ? c.Indicators[indicator] : Shifted(indicators[indicator], c.Indicators[indicator], s))],
                    x => { for (int c = 0; c < communes.Length; c++) { communes[c] = communes[c] with { Indicators = [.. communes[c].Indicators.Select((v, i) => i == indicator ? x[c] : v)] }; } },
                    weights, fact.Value, rises: indicators[indicator].Best >= indicators[indicator].Worst);
            }
            else if (field == "income")
            {
                Reach(s => [.. communes.Select((c, i) => fixedHere[i] ? c.Income : c.Income * DeterministicMath.Exp(s))],
                    x => { for (int c = 0; c < communes.Length; c++) { communes[c] = communes[c] with { Income = x[c] }; } }, weights, fact.Value, rises: true);
            }
            else if (field == "incomeEthnicMinority")
            {
                Reach(s => [.. communes.Select((c, i) => fixedHere[i] ? c.IncomeEthnicMinority : c.IncomeEthnicMinority * DeterministicMath.Exp(s))],
                    x => { for (int c = 0; c < communes.Length; c++) { communes[c] = communes[c] with { IncomeEthnicMinority = x[c] }; } }, weights, fact.Value, rises: true);
            }
        }
    }

    private static void Reach(Func<double, double[]> values, Action<double[]> keep, double[] weights, double wanted, bool rises)
    {
        double low = -20, high = 20;
        for (int i = 0; i < 80; i++)
        {
            double middle = (low + high) / 2;
            double mean = values(middle).Zip(weights, (v, w) => v * w).Sum() / weights.Sum();
            (low, high) = mean < wanted == rises ? (middle, high) : (low, middle);
        }

        keep(values((low + high) / 2));
    }

    private static double Shifted(IndicatorDefinition d, double value, double shift)
    {
        double f = (value - d.Worst) / (d.Best - d.Worst);
        return f is <= 0 or >= 1 ? value : d.Worst + ((d.Best - d.Worst) / (1 + ((1 - f) / f * DeterministicMath.Exp(-shift))));
    }

    private double[] Weights(CommuneStart[] communes, RuleText? weight)
    {
        if (weight is null || ExpressionCompiler.Compile(ExpressionText.FromJson(weight.Value), record.Layout, ExpressionKind.Number, diagnostics) is not { } compiled)
        {
            return [.. communes.Select(_ => 1.0)];
        }

        return [.. communes.Select(c =>
        {
            record.Set(c);
            return compiled.Scalar(record.Lanes, 0, 1, record.Shared, 0);
        })];
    }

    [GeneratedRegex(@"^commune\.level >= ([123])$", RegexOptions.CultureInvariant)]
    private static partial Regex AtLeastLevel();
}
