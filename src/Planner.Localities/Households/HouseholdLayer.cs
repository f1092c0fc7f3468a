using Planner.Localities.Synthesis;
using Planner.Localities.Units;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Households;

/// <summary>
/// Households of a commune drawn so that the line's own rule finds as many poor and near-poor as the communes table says, within sampling error. Log income per person is
/// μ + σ z up to the share z₀ of poor and near-poor, and rises by τ for each z above; household lacks thing k with chance logistic(logit q_k + a − λ z). μ makes the expected share of poor and near-poor that of the table, a that of the poor,
/// τ the mean income; all by bisection on 400 quantiles of z, the number of deprivations by its exact distribution, the rule file itself saying who is poor. docs/synthesis.md, "Households".
/// </summary>
/// <threadsafety>Used by one worker at a time; see <see cref="Copy"/>.</threadsafety>
public sealed class HouseholdLayer
{
    private const int Points = 400;
    private const int Steps = 30;
    private const double LeastSpread = 0.15;
    private const double MostSpread = 1.5;
    private const double LeastLack = -2;
    private const double MostLack = 12;

    private static readonly double[] Scores = [.. Enumerable.Range(0, Points).Select(i => Numerics.Distributions.Normal.Quantile((i + 0.5) / Points))];

    private readonly HouseholdSpecification specification;
    private readonly HouseholdRule rule;
    private readonly double hardShare;
    private readonly Locality locality;
    private readonly double[] logits;

    private HouseholdLayer(HouseholdSpecification specification, HouseholdRule rule, double hardShare, Locality locality)
    {
        this.specification = specification;
        this.rule = rule;
        this.hardShare = hardShare;
        this.locality = locality;
        logits = [.. specification.Deprivations.Select(d => Logit(d.Share))];
    }

    /// <summary>The layer of a locality.</summary>
    /// <param name="specification">Its assumptions.</param>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">The rules: line in force at the start, share without labour capacity.</param>
    /// <param name="diagnostics">Receives faults of the line's rule file.</param>
    /// <returns>The layer; null where no line with a rule of its own is in force at the start.</returns>
    public static HouseholdLayer? Of(HouseholdSpecification specification, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return HouseholdRule.Of(pack, locality.StartYear, diagnostics) is { } rule ? new HouseholdLayer(specification, rule, pack.Poverty.HardShare, locality) : null;
    }

    /// <summary>The same layer for another worker: a layer serves one at a time.</summary>
    public HouseholdLayer Copy() => new(specification, rule.Copy(), hardShare, locality);

    /// <summary>The households of one commune.</summary>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="table">Index of the table.</param>
    /// <param name="seed">Seed of the draws, each addressed by commune, household and purpose.</param>
    public IReadOnlyList<Household> Of(int commune, int table, long seed)
    {
        CommuneStart start = locality.Tables[table].Communes[commune];
        Curve curve = Fit(start);
        double minority = MinorityLevel(start.EthnicMinorityShare / 100);
        var draws = new SynthesisDraws(seed, locality.StartYear, table);
        var households = new Household[start.Households];
        for (int h = 0; h < households.Length; h++)
        {
            double z = draws.Normal("household.income", start.Id, h);
            double income = curve.Income(z);
            uint lacks = 0;
            for (int k = 0; k < logits.Length; k++)
            {
                lacks |= draws.Uniform("household.lacks." + specification.Deprivations[k].Id, start.Id, h) < Chance(k, curve.Lack, z) ? 1u << k : 0;
            }

            (bool poor, bool near) = rule.Judge(income, int.PopCount((int)lacks), start.Urban);
            bool labour = draws.Uniform("household.labour", start.Id, h) >= (poor ? hardShare : specification.LabourlessOther);
            bool ethnic = draws.Uniform("household.minority", start.Id, h) < Logistic(minority - (specification.MinorityLoading * z));
            households[h] = new Household(commune, h + 1, ethnic, labour, income, lacks, poor, near);
        }

        return households;
    }

    /// <summary>What the fit expects of a commune: shares of poor and near-poor households, mean income in thousand VND a month.</summary>
    internal (double Poor, double Near, double Income) Expected(CommuneStart start)
    {
        Curve curve = Fit(start);
        (double poor, double near) = Shares(curve.Level, curve.Spread, curve.Lack, start.Urban);
        return (poor, near, curve.Mean());
    }

    private Curve Fit(CommuneStart start)
    {
        double poor = (double)start.PoorHouseholds / start.Households, low = poor + ((double)start.NearPoorHouseholds / start.Households);
        double mean = start.Income * 1000 / 12;

        // Where the line takes the poorest whatever they lack, a wide spread finds too many of them.
        double spread = specification.IncomeSpread;
        if (Shares(Level(low, spread, LeastLack, start.Urban), spread, LeastLack, start.Urban).Poor > poor)
        {
            spread = Bisect(LeastSpread, spread, s => Shares(Level(low, s, LeastLack, start.Urban), s, LeastLack, start.Urban).Poor < poor);
        }

        double level = Level(low, spread, LeastLack, start.Urban);
        double lack = Bisect(LeastLack, MostLack, a => Shares(level, spread, a, start.Urban).Poor < poor);
        double knee = low > 0 ? Numerics.Distributions.Normal.Quantile(low) : Scores[0];
        double upper = Bisect(0, MostSpread, u => new Curve(level, spread, lack, knee, u).Mean() < mean);
        return new Curve(level, spread, lack, knee, upper);
    }

    private double Level(double low, double spread, double lack, bool urban) => Bisect(2, 12, l =>
    {
        (double poor, double near) = Shares(l, spread, lack, urban);
        return poor + near > low;
    });

    /// <summary>Expected shares of poor and near-poor households.</summary>
    private (double Poor, double Near) Shares(double level, double spread, double lack, bool urban)
    {
        double poor = 0, near = 0;
        Span<double> counts = stackalloc double[logits.Length + 1];
        foreach (double z in Scores)
        {
            double income = DeterministicMath.Exp(level + (spread * z));
            (bool anyPoor, bool anyNear) = rule.Judge(income, logits.Length, urban);
            (bool leastPoor, bool leastNear) = rule.Judge(income, 0, urban);
            if (!anyPoor && !anyNear && !leastPoor && !leastNear)
            {
                // Above the line whatever it lacks, and so is everyone richer.
                break;
            }

            Count(counts, lack, z);
            for (int n = 0; n < counts.Length; n++)
            {
                (bool isPoor, bool isNear) = rule.Judge(income, n, urban);
                poor += isPoor ? counts[n] : 0;
                near += isNear ? counts[n] : 0;
            }
        }

        return (poor / Points, near / Points);
    }

    /// <summary>The exact distribution of the number of things lacked: one thing after the other.</summary>
    private void Count(Span<double> counts, double lack, double z)
    {
        counts.Clear();
        counts[0] = 1;
        for (int k = 0; k < logits.Length; k++)
        {
            double chance = Chance(k, lack, z);
            for (int n = k + 1; n > 0; n--)
            {
                counts[n] = (counts[n] * (1 - chance)) + (counts[n - 1] * chance);
            }

            counts[0] *= 1 - chance;
        }
    }

    private double MinorityLevel(double share) => Bisect(-30, 30, b => Scores.Average(z => Logistic(b - (specification.MinorityLoading * z))) < share);

    private double Chance(int k, double lack, double z) => Logistic(logits[k] + lack - (specification.DeprivationLoading * z));

    private static double Logistic(double x) => 1 / (1 + DeterministicMath.Exp(-x));

    private static double Logit(double share) => DeterministicMath.Log(share / (1 - share));

    /// <summary>Where a condition that holds at the low end ceases to hold.</summary>
    private static double Bisect(double low, double high, Func<double, bool> below)
    {
        for (int step = 0; step < Steps; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = below(middle) ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Incomes and lacks of a commune: the spread below the knee tells how poor the poor are, the one above it how rich the rest.</summary>
    private readonly record struct Curve(double Level, double Spread, double Lack, double Knee, double Upper)
    {
        public double Income(double z) => DeterministicMath.Exp(Level + (Spread * Math.Min(z, Knee)) + (Upper * Math.Max(0, z - Knee)));

        public double Mean()
        {
            double sum = 0;
            foreach (double z in Scores)
            {
                sum += Income(z);
            }

            return sum / Points;
        }
    }
}
