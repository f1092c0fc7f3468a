using Planner.Localities.Calibration;
using Planner.Localities.Observations;
using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Analysis.Calibration;

/// <summary>Draws of the parameters given observations, and what they forecast.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class HistoryFit
{
    private readonly CalibrationPlan plan;
    private readonly IReadOnlyList<HistoryLikelihood> likelihoods;
    private readonly PooledDraws draws;

    private HistoryFit(CalibrationPlan plan, IReadOnlyList<SimulatedHistory> histories, IReadOnlyList<HistoryLikelihood> likelihoods, PooledDraws draws, int points)
    {
        this.plan = plan;
        Histories = histories;
        this.likelihoods = likelihoods;
        this.draws = draws;
        Points = points;
    }

    /// <summary>The localities fitted.</summary>
    public IReadOnlyList<SimulatedHistory> Histories { get; }

    /// <summary>Exact values and bounds that were fitted.</summary>
    public int Points { get; }

    /// <summary>Number of draws.</summary>
    public int Draws => draws.Count;

    /// <summary>Greatest split-R̂ of any pooled parameter, common or of a locality.</summary>
    public double GreatestRhat
    {
        get
        {
            double greatest = 1;
            for (int k = 0; k < plan.Parameters.Count; k++)
            {
                greatest = Math.Max(greatest, draws.Rhat(draws.Mean(k)));
                for (int l = 0; l < Histories.Count; l++)
                {
                    greatest = Math.Max(greatest, draws.Rhat(draws.Value(l, k)));
                }
            }

            return greatest;
        }
    }

    /// <summary>Fits some observations.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="histories">The localities, all with the same inputs.</param>
    /// <param name="observations">The observations to fit; those of other localities, metrics and years and of districts are left out.</param>
    /// <param name="progress">Hears how far it is; may be null.</param>
    /// <param name="cancel">Ends it.</param>
    public static HistoryFit Of(
        CalibrationPlan plan, IReadOnlyList<SimulatedHistory> histories, IReadOnlyList<Observation> observations, Action<long, long>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(observations);
        IReadOnlyList<ObservedPoint>[] observed = [.. histories.Select(h => Observed(h, observations))];
        HistoryLikelihood[] likelihoods = [.. histories.Select((h, l) => new HistoryLikelihood(h.Emulator, h.Points, observed[l]))];
        PooledPrior[] priors = [.. plan.Parameters.Select(p => new PooledPrior(p.Spread / p.Marginal, p.Between / p.Marginal))];
        PooledDraws draws = new PooledSampler(priors, histories[0].Inputs.Count, likelihoods, plan.Seed).Run(plan.Draws, progress, cancel);
        return new HistoryFit(plan, histories, likelihoods, draws, observed.Sum(o => o.Count));
    }

    /// <summary>What a table says of a simulated history, point by point; rows it does not simulate are left out.</summary>
    /// <param name="history">The history.</param>
    /// <param name="observations">The table's rows.</param>
    public static IReadOnlyList<ObservedPoint> Observed(SimulatedHistory history, IEnumerable<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(history);
        var found = new List<ObservedPoint>();
        foreach (Observation o in observations.Where(o => o.Locality == history.Locality && o.Unit.Length == 0))
        {
            for (int i = 0; i < history.Points.Count; i++)
            {
                if (history.Points[i].Metric == o.Metric && history.Points[i].Year == o.Year)
                {
                    found.Add(new ObservedPoint(i, o.Bound, o.Value));
                }
            }
        }

        return found;
    }

    /// <summary>
    /// Draws of every point of a locality's history. Conditioned on what was fitted of that locality where <paramref name="conditioned"/>: the state that the
    /// fitted years left behind is then part of the forecast; otherwise only the parameters know of them.
    /// </summary>
    /// <param name="history">The locality; one that was not fitted draws its parameters from what is common to the others.</param>
    /// <param name="conditioned">Whether deviations of the fitted years carry on.</param>
    /// <returns><c>[point][draw]</c>, in the metrics' units.</returns>
    public double[][] Forecast(SimulatedHistory history, bool conditioned)
    {
        ArgumentNullException.ThrowIfNull(history);
        int own = Histories.ToList().FindIndex(h => h.Locality == history.Locality);
        HistoryLikelihood? likelihood = own >= 0 && conditioned ? likelihoods[own] : null;
        int[] known = likelihood is null ? [] : [.. likelihood.Exact];
        double[][] weights = [.. Enumerable.Range(0, history.Points.Count).Select(p => likelihood?.Given(p).Weights ?? [])];
        double[][] result = [.. history.Points.Select(_ => new double[Draws])];
        var random = new DrawSequence(plan.Seed, "calibration.forecast", "locality:" + history.Locality);
        double[] z = new double[history.Inputs.Count], terms = new double[QuadraticEmulator.Terms(z.Length)], chance = new double[history.Points.Count];
        for (int s = 0; s < Draws; s++)
        {
            for (int i = 0; i < z.Length; i++)
            {
                bool pooled = i < plan.Parameters.Count;
                z[i] = own >= 0 ? draws.Value(own, i)[s] : pooled ? draws.Mean(i)[s] + (draws.Between(i)[s] * random.Normal()) : random.Normal();
            }

            history.Emulator.Expand(z, terms);
            int replicate = random.Index(history.Emulator.Replicates);
            for (int p = 0; p < chance.Length; p++)
            {
                chance[p] = history.Emulator.Residual(p, replicate) + (history.Points[p].Discrepancy * random.Normal());
            }

            double[] deviations = likelihood?.Deviations(terms) ?? [];
            for (int p = 0; p < chance.Length; p++)
            {
                double value = history.Emulator.Mean(p, terms) + chance[p];
                for (int e = 0; e < known.Length; e++)
                {
                    // What came in the fitted years takes the place of what chance gave there.
                    value += weights[p][e] * (deviations[e] - chance[known[e]]);
                }

                result[p][s] = history.Points[p].Scale.Back(value);
            }
        }

        return result;
    }

    /// <summary>
    /// Where a second round of simulations should lie: around what the fit says of a locality that has no history of its own, wide enough for those that have. A
    /// quadratic is a good surface over a part of the inputs' range and a poor one over all of it.
    /// </summary>
    public IReadOnlyList<SimulationRange> NextRange()
    {
        const double Least = 0.6, Margin = 1.5;
        var random = new DrawSequence(plan.Seed, "calibration.range", "locality:*");
        return
        [
            .. plan.Parameters.Select((_, k) =>
            {
                double[] column = draws.Mean(k).ToArray();
                for (int s = 0; s < column.Length; s++)
                {
                    column[s] += draws.Between(k)[s] * random.Normal();
                }

                (double mean, double deviation) = Moments(column);
                return new SimulationRange(mean, Math.Clamp(Margin * deviation, Least, 1));
            }),
        ];
    }

    /// <summary>The posterior as scenarios use it.</summary>
    /// <param name="nuisance">Distribution of every input that is not fitted, as the scenarios of the past have it.</param>
    public Posterior ToPosterior(IReadOnlyDictionary<UncertainInput, UncertainDistribution> nuisance)
    {
        ArgumentNullException.ThrowIfNull(nuisance);
        var localities = new List<LocalityPosterior>();
        for (int l = 0; l < Histories.Count; l++)
        {
            int own = l;
            localities.Add(Of(Histories[l].Locality, Histories[l].Inputs, i => draws.Value(own, i).ToArray(), nuisance));
        }

        var random = new DrawSequence(plan.Seed, "calibration.new", "locality:*");
        UncertainInput[] pooled = [.. plan.Parameters.Select(p => p.Input)];
        double[][] fresh = [.. pooled.Select((_, k) =>
        {
            double[] column = draws.Mean(k).ToArray();
            ReadOnlySpan<double> between = draws.Between(k);
            for (int s = 0; s < column.Length; s++)
            {
                column[s] += between[s] * random.Normal();
            }

            return column;
        })];
        localities.Add(Of(Posterior.AnyLocality, pooled, i => fresh[i], nuisance));
        return new Posterior
        {
            Observations = plan.Observations[(plan.Observations.LastIndexOf('/') + 1)..],
            Points = Points,
            LastYear = plan.LastYear,
            Seed = plan.Seed,
            Replicates = plan.Replicates,
            Draws = Draws,
            Localities = localities,
        };
    }

    private LocalityPosterior Of(
        string locality, IReadOnlyList<UncertainInput> inputs, Func<int, double[]> column, IReadOnlyDictionary<UncertainInput, UncertainDistribution> nuisance)
    {
        double[][] columns = [.. inputs.Select((_, i) => column(i))];
        var found = new List<PosteriorInput>();
        for (int i = 0; i < inputs.Count; i++)
        {
            (double mean, double deviation) = Moments(columns[i]);
            CalibratedParameter? parameter = i < plan.Parameters.Count ? plan.Parameters[i] : null;
            UncertainDistribution prior = parameter is null
                ? nuisance[inputs[i]]
                : new UncertainDistribution(parameter.IsFactor ? "lognormal" : "normal", parameter.Centre, parameter.Marginal, 0, 0, [], []);
            double centre = prior.Kind == "lognormal" ? prior.A * DeterministicMath.Exp(prior.B * mean) : prior.A + (prior.B * mean);
            double contraction = 1 - deviation;
            found.Add(new PosteriorInput(
                inputs[i], prior with { A = centre, B = prior.B * deviation }, prior.B, contraction, contraction > Posterior.LeastContraction));
        }

        var correlations = new List<AssumptionCorrelation>();
        for (int i = 0; i < inputs.Count; i++)
        {
            for (int k = i + 1; k < inputs.Count; k++)
            {
                correlations.Add(new AssumptionCorrelation(inputs[i], inputs[k], Correlation(columns[i], columns[k])));
            }
        }

        return new LocalityPosterior(locality, found, correlations);
    }

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        double mean = values.Sum() / values.Length;
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)));
    }

    private static double Correlation(double[] a, double[] b)
    {
        (double meanA, double deviationA) = Moments(a);
        (double meanB, double deviationB) = Moments(b);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }

        return deviationA > 0 && deviationB > 0 ? Math.Clamp(sum / (a.Length - 1) / deviationA / deviationB, -0.999, 0.999) : 0;
    }
}
