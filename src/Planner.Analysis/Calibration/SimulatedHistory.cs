using Planner.Localities.Calibration;
using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Calibration;

/// <summary>One locality's past, simulated once with wide priors, and the surface of its metrics over the uncertain inputs.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class SimulatedHistory
{
    private SimulatedHistory(
        string locality, LocalizedText title, int startYear, IReadOnlyList<UncertainInput> inputs, IReadOnlyList<HistoryPoint> points, QuadraticEmulator emulator,
        IReadOnlyDictionary<string, double> start)
    {
        Locality = locality;
        Title = title;
        StartYear = startYear;
        Inputs = inputs;
        Points = points;
        Emulator = emulator;
        Start = start;
    }

    /// <summary>Id of the locality in the observations table.</summary>
    public string Locality { get; }

    /// <summary>Its name.</summary>
    public LocalizedText Title { get; }

    /// <summary>Year at whose end it starts.</summary>
    public int StartYear { get; }

    /// <summary>Uncertain inputs in the order of scores: the pooled parameters first.</summary>
    public IReadOnlyList<UncertainInput> Inputs { get; }

    /// <summary>Every metric of the plan in every simulated year.</summary>
    public IReadOnlyList<HistoryPoint> Points { get; }

    /// <summary>Mean of each metric over the tables at the start.</summary>
    public IReadOnlyDictionary<string, double> Start { get; }

    /// <summary>Share of each point's variance that the surface explains.</summary>
    public IReadOnlyList<double> Explained => Emulator.Explained;

    internal QuadraticEmulator Emulator { get; }

    /// <summary>The scenario with the parameters of a plan drawn from some ranges, all else as it is.</summary>
    /// <param name="scenario">The scenario of the past.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="ranges">A range for each parameter, on the scale of its prior's scores.</param>
    public static Scenario Widened(Scenario scenario, CalibrationPlan plan, IReadOnlyList<SimulationRange> ranges)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(ranges);
        UncertainInput[] fitted = [.. plan.Parameters.Select(p => p.Input)];
        return scenario with
        {
            Assumptions =
            [
                .. scenario.Assumptions.Where(a => !fitted.Contains(a.Input))
                    .Concat(plan.Parameters.Select((p, k) => new UncertainAssumption(p.Input, Distribution(p, ranges[k]), p.Provenance)))
                    .OrderBy(a => a.Input),
            ],
            Correlations = [],
        };
    }

    /// <summary>Fits the surface of a simulated past.</summary>
    /// <param name="history">The locality.</param>
    /// <param name="ensemble">Its run.</param>
    /// <param name="scores">The inputs the run saw.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="ranges">The ranges its parameters were drawn from.</param>
    public static SimulatedHistory Of(HistoryLocality history, Ensemble ensemble, InputScores scores, CalibrationPlan plan, IReadOnlyList<SimulationRange> ranges)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(plan);
        UncertainInput[] inputs = [.. plan.Parameters.Select(p => p.Input), .. scores.Inputs.Where(i => plan.Parameters.All(p => p.Input != i))];
        var points = new List<HistoryPoint>();
        var outputs = new List<double[]>();
        var start = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (CalibratedMetric metric in plan.Metrics)
        {
            ObservationScale scale = Enum.Parse<ObservationScale>(metric.Scale, ignoreCase: true);
            int index = ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == metric.Metric);
            start[metric.Metric] = Mean(ensemble.Metric(index, 0));
            for (int year = 1; year < ensemble.Years.Count; year++)
            {
                points.Add(new HistoryPoint(metric.Metric, ensemble.Years[year], scale, metric.Discrepancy));
                outputs.Add([.. ensemble.Metric(index, year).ToArray().Select(v => scale.Of(v))]);
            }
        }

        double[][] columns = [.. inputs.Select((input, i) => OnPrior(scores.Of(input), i < ranges.Count ? ranges[i] : SimulationRange.Prior))];
        return new SimulatedHistory(
            history.Locality, ensemble.Locality.Title, ensemble.Locality.StartYear, inputs, points, QuadraticEmulator.Fit(columns, [.. outputs]), start);
    }

    private static UncertainDistribution Distribution(CalibratedParameter p, SimulationRange range)
    {
        double shift = range.Centre * p.Marginal;
        double centre = p.IsFactor ? p.Centre * DeterministicMath.Exp(shift) : p.Centre + shift;
        return new UncertainDistribution(p.IsFactor ? "lognormal" : "normal", centre, p.Marginal * range.Width, 0, 0, [], []);
    }

    private static double[] OnPrior(ReadOnlySpan<double> scores, SimulationRange range)
    {
        double[] z = scores.ToArray();
        for (int r = 0; r < z.Length; r++)
        {
            z[r] = range.Centre + (range.Width * z[r]);
        }

        return z;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
