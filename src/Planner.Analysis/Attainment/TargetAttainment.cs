using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Attainment;

/// <summary>How one scenario does on one target.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record TargetAttainment
{
    private TargetAttainment(TargetDefinition target, ProportionInterval? probability, IReadOnlyList<LikelihoodWord> words, Outlook outlook)
    {
        Target = target;
        Probability = probability;
        Words = words;
        Outlook = outlook;
    }

    /// <summary>The target.</summary>
    public TargetDefinition Target { get; }

    /// <summary>Probability that it is met, with interval; null where the target is not set.</summary>
    public ProportionInterval? Probability { get; }

    /// <summary>
    /// One word where the interval lies in one range, else the two that its ends lie in; none where the target is not set, and none where these two do not meet and more replicates would bring
    /// them together: then nothing is known yet.
    /// </summary>
    public IReadOnlyList<LikelihoodWord> Words { get; }

    /// <summary>The words that the ends of the interval lie in, also where they are too far apart to be said.</summary>
    public IReadOnlyList<LikelihoodWord> IntervalWords { get; private init; } = [];

    /// <summary>Likely, uncertain or unlikely, or not set.</summary>
    public Outlook Outlook { get; }

    /// <summary>The probability as a natural frequency; null where the target is not set, or where the replicates are too few to say one.</summary>
    public NaturalFrequency? Frequency => Probability is { } probability && Needed is null ? NaturalFrequency.Of(probability.Estimate) : null;

    /// <summary>
    /// About how many replicates it takes to say the probability as one figure; null where those that ran are enough, and where more would not help because synthetic tables differ too much. Where
    /// it is not null, only the interval is known.
    /// </summary>
    public long? Needed { get; init; }

    /// <summary>10th percentile of the value, in the target's unit; null where no replicate defines it, or too few do for a range.</summary>
    public required double? P10 { get; init; }

    /// <summary>Median of the value with interval; null where no replicate defines it, or too few.</summary>
    public required QuantileInterval? Median { get; init; }

    /// <summary>90th percentile of the value.</summary>
    public required double? P90 { get; init; }

    /// <summary>How far the median falls short, in the target's unit; 0 where it does not; null where undefined.</summary>
    public double? MedianShortfall => Target.IsSet && Median is { } median ? Requirement.Of(Target).Shortfall(median.Estimate) : null;

    /// <summary>Mean distance to what is required over the replicates that fail, in the target's unit; null where none fails.</summary>
    public required double? ShortfallGivenFailure { get; init; }

    /// <summary>First year met; null where the target is no level of a metric.</summary>
    public required FirstYearMet? FirstYear { get; init; }

    /// <summary>Required and simulated pace; null where the target is no level of a metric.</summary>
    public required Pace? Pace { get; init; }

    /// <summary>Estimates it from an ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="target">Index into the pack's targets.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    public static TargetAttainment Of(Ensemble ensemble, int target, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        TargetDefinition definition = ensemble.Pack.Targets[target];
        if (!definition.IsSet)
        {
            return NotSet(ensemble, target, clustering, level);
        }

        ProportionInterval probability = ProportionInterval.Of(ensemble.TargetMet(target), clustering, level);
        ReadOnlySpan<double> values = ensemble.TargetValue(target);
        double[] sorted = DefinedQuantile.Sorted(values);
        QuantileInterval? median = MedianOf(values, sorted, clustering, level);
        bool range = HasRange(sorted);
        (int Metric, int Year)? column = LevelColumn(ensemble, target);
        IReadOnlyList<LikelihoodWord> words = ensemble.Pack.Likelihood;
        long? needed = ensemble.Pack.MostHalfWidth is { } most && probability.HalfWidth > most.Value
            ? Sayable.ReplicatesFor(probability, most.Value, clustering.Tables, level)
            : null;
        IReadOnlyList<LikelihoodWord> said = Likelihood.Of(words, probability.Low, probability.High);
        return new TargetAttainment(
            definition,
            probability,
            needed is null || Sayable.AreNeighbours(said) ? said : [],
            Likelihood.OutlookOf(words, probability.Low, probability.High))
        {
            Needed = needed,
            IntervalWords = said,
            P10 = range ? DefinedQuantile.OfSorted(sorted, 0.1) : null,
            Median = median,
            P90 = range ? DefinedQuantile.OfSorted(sorted, 0.9) : null,
            ShortfallGivenFailure = Shortfall(ensemble, target),
            FirstYear = column is { } c && median is not null ? First(ensemble, c.Metric, c.Year, Requirement.Of(definition)) : null,
            Pace = column is { Year: > 0 } p && median is { } m ? PaceOf(ensemble, p.Metric, p.Year, definition.Required, m.Estimate) : null,
        };
    }

    /// <summary>A target without a figure: what is simulated, and no judgement.</summary>
    private static TargetAttainment NotSet(Ensemble ensemble, int target, Clustering clustering, double level)
    {
        ReadOnlySpan<double> values = ensemble.TargetValue(target);
        double[] sorted = DefinedQuantile.Sorted(values);
        return new TargetAttainment(ensemble.Pack.Targets[target], null, [], Outlook.NotSet)
        {
            P10 = HasRange(sorted) ? DefinedQuantile.OfSorted(sorted, 0.1) : null,
            Median = MedianOf(values, sorted, clustering, level),
            P90 = HasRange(sorted) ? DefinedQuantile.OfSorted(sorted, 0.9) : null,
            ShortfallGivenFailure = null,
            FirstYear = null,
            Pace = null,
        };
    }

    private static QuantileInterval? MedianOf(ReadOnlySpan<double> values, double[] sorted, Clustering clustering, double level) =>
        sorted.Length >= Sayable.ReplicatesForQuantile(0.5, CriticalValue.StandardLevel) ? QuantileInterval.Of(values, 0.5, clustering, level) : null;

    private static bool HasRange(double[] sorted) => sorted.Length >= Sayable.ReplicatesForQuantile(0.1, CriticalValue.StandardLevel);

    /// <summary>
    /// The metric and year whose column is the target's value in every replicate. Found by comparing columns, not by reading the rule: a target on a
    /// drop or a ratio has no such year, and then "first year met" has no meaning.
    /// </summary>
    private static (int Metric, int Year)? LevelColumn(Ensemble ensemble, int target)
    {
        TargetDefinition definition = ensemble.Pack.Targets[target];
        int metric = ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == definition.Metric);
        if (metric < 0 || ensemble.Pack.Metrics[metric].Unit != definition.Unit)
        {
            return null;
        }

        ReadOnlySpan<double> values = ensemble.TargetValue(target);
        for (int year = ensemble.Years.Count - 1; year >= 0; year--)
        {
            if (ensemble.Years[year] <= definition.Year && ensemble.Metric(metric, year).SequenceEqual(values))
            {
                return (metric, year);
            }
        }

        return null;
    }

    private static double? Shortfall(Ensemble ensemble, int target)
    {
        Requirement requirement = Requirement.Of(ensemble.Pack.Targets[target]);
        double sum = 0;
        int failed = 0;
        for (int r = 0; r < ensemble.Replicates; r++)
        {
            double shortfall = requirement.Shortfall(ensemble.TargetValue(target)[r]);
            if (!ensemble.TargetMet(target)[r] && double.IsFinite(shortfall))
            {
                sum += shortfall;
                failed++;
            }
        }

        return failed > 0 ? sum / failed : null;
    }

    private static FirstYearMet First(Ensemble ensemble, int metric, int lastYear, Requirement requirement)
    {
        int[] first = new int[lastYear + 2];
        for (int r = 0; r < ensemble.Replicates; r++)
        {
            int year = 0;
            while (year <= lastYear && !requirement.Met(ensemble.Metric(metric, year)[r]))
            {
                year++;
            }

            first[year]++;
        }

        double n = ensemble.Replicates;
        int reached = 0;
        int? median = null;
        for (int year = 0; year <= lastYear && median is null; year++)
        {
            reached += first[year];
            median = 2 * reached >= ensemble.Replicates ? ensemble.Years[year] : null;
        }

        return new FirstYearMet(
            ensemble.Years.Take(lastYear + 1).ToArray(),
            first.Take(lastYear + 1).Select(count => count / n).ToArray(),
            first[lastYear + 1] / n,
            median);
    }

    private static Pace? PaceOf(Ensemble ensemble, int metric, int year, double required, double median)
    {
        if (MeanInterval.Of(ensemble.Metric(metric, 0), Clustering.Of(ensemble)) is not { } start)
        {
            return null;
        }

        int years = ensemble.Years[year] - ensemble.Years[0];
        return new Pace(start.Estimate, (required - start.Estimate) / years, (median - start.Estimate) / years);
    }
}
