using Planner.Analysis.Intervals;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Precision;

/// <summary>
/// Looks at scenarios that are run together and says whether the run may end. A look sees replicates 0..n−1 of every scenario and nothing else, so the end is the
/// same for a seed however the replicates were computed.
/// </summary>
public static class PrecisionRule
{
    // How sure it is to be that tables differ by at least so much, before more replicates are called useless.
    private const double Sure = 0.9;
    private const int LooksBeforeGivingUp = 2;
    private const int MostTables = 1_000_000;

    /// <summary>Looks.</summary>
    /// <param name="aim">What is asked.</param>
    /// <param name="ensembles">The scenarios, the reference first, with <see cref="LookSchedule.Replicates"/> replicates of the look.</param>
    /// <param name="number">Which look, from 0.</param>
    /// <exception cref="ArgumentException">The number of replicates is not the look's, or differences are asked of one scenario.</exception>
    public static PrecisionLook Look(PrecisionAim aim, IReadOnlyList<Ensemble> ensembles, int number)
    {
        ArgumentNullException.ThrowIfNull(aim);
        ArgumentNullException.ThrowIfNull(ensembles);
        int n = LookSchedule.Replicates(number);
        if (ensembles.Any(e => e.Replicates != n) || (aim.Of == PrecisionMeasure.Differences && ensembles.Count < 2))
        {
            throw new ArgumentException($"look {number} needs {n} replicates of every scenario, and two scenarios for a difference", nameof(ensembles));
        }

        var clustering = Clustering.Of(ensembles[0]);
        double level = aim.Schedule.Level(number);
        IReadOnlyList<PrecisionWidth> widths =
        [
            .. ensembles.Skip(aim.Of == PrecisionMeasure.Differences ? 1 : 0).SelectMany(e => aim.Targets.Select(t => aim.Of == PrecisionMeasure.Differences
                ? OfDifference(aim, e.Scenario.Id, t, ensembles[0].TargetMet(t), e.TargetMet(t), clustering, number)
                : OfProbability(aim, e.Scenario.Id, t, e.TargetMet(t), clustering, number))),
        ];
        IReadOnlyList<PrecisionWidth> wide = [.. widths.Where(w => w.HalfWidth > aim.HalfWidth).OrderByDescending(w => w.HalfWidth)];
        return new PrecisionLook(number, n, level, widths, wide, End(aim, wide, number));
    }

    /// <summary>The width of a probability's interval.</summary>
    /// <param name="aim">What is asked.</param>
    /// <param name="scenario">Id of the scenario.</param>
    /// <param name="target">Index of the target.</param>
    /// <param name="met">Whether it was met, by replicate.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="number">Which look, from 0.</param>
    public static PrecisionWidth OfProbability(PrecisionAim aim, string scenario, int target, ReadOnlySpan<bool> met, Clustering clustering, int number)
    {
        ArgumentNullException.ThrowIfNull(aim);
        ArgumentNullException.ThrowIfNull(clustering);
        var interval = ProportionInterval.Of(met, clustering, aim.Schedule.Level(number));
        double[] values = new double[met.Length];
        for (int r = 0; r < values.Length; r++)
        {
            values[r] = met[r] ? 1 : 0;
        }

        return Width(aim, scenario, target, interval.Estimate, interval.HalfWidth, values, clustering, number);
    }

    /// <summary>The width of a paired difference's interval.</summary>
    /// <param name="aim">What is asked.</param>
    /// <param name="scenario">Id of the scenario compared with the reference.</param>
    /// <param name="target">Index of the target.</param>
    /// <param name="a">Whether it was met under the reference, by replicate.</param>
    /// <param name="b">Whether it was met under the scenario.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="number">Which look, from 0.</param>
    public static PrecisionWidth OfDifference(
        PrecisionAim aim, string scenario, int target, ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Clustering clustering, int number)
    {
        ArgumentNullException.ThrowIfNull(aim);
        ArgumentNullException.ThrowIfNull(clustering);
        var interval = PairedDifferenceInterval.Of(a, b, clustering, aim.Schedule.Level(number));
        double[] values = new double[a.Length];
        for (int r = 0; r < values.Length; r++)
        {
            values[r] = (b[r] ? 1 : 0) - (a[r] ? 1 : 0);
        }

        return Width(aim, scenario, target, interval.Estimate, (interval.High - interval.Low) / 2, values, clustering, number);
    }

    private static PrecisionEnd? End(PrecisionAim aim, IReadOnlyList<PrecisionWidth> wide, int number)
    {
        if (wide.Count == 0)
        {
            return PrecisionEnd.Reached;
        }

        bool hopeless = number + 1 >= LooksBeforeGivingUp && wide.All(w => w.Foreseen.All(f => f > aim.HalfWidth));
        return hopeless ? PrecisionEnd.Tables : number + 1 >= aim.Schedule.Looks ? PrecisionEnd.Cap : null;
    }

    private static PrecisionWidth Width(
        PrecisionAim aim, string scenario, int target, double estimate, double half, double[] values, Clustering clustering, int number)
    {
        (double tables, double least, double within, double degrees) = Parts(values, clustering);
        int t = clustering.Tables;
        bool wide = half > aim.HalfWidth;
        double[] foreseen = [.. Later(least)];
        int expected = Array.FindIndex([.. Later(tables)], w => w <= aim.HalfWidth);
        int hoped = expected >= 0 ? expected : Array.FindIndex(foreseen, w => w <= aim.HalfWidth);
        int? needed = !wide ? LookSchedule.Replicates(number) : hoped >= 0 ? LookSchedule.Replicates(number + 1 + hoped) : null;
        return new PrecisionWidth(scenario, target, estimate, half, foreseen, needed, needed is null && tables > 0 ? Tables(aim, tables * t, t) : null);

        IEnumerable<double> Later(double ofTables)
        {
            for (int look = number + 1; look < LookSchedule.MostLooks; look++)
            {
                double level = aim.Schedule.Level(look);
                double critical = ofTables > 0 ? CriticalValue.Student(level, degrees) : CriticalValue.Normal(level);
                yield return critical * Math.Sqrt(ofTables + (within / LookSchedule.Replicates(look)));
            }
        }
    }

    /// <summary>
    /// The variance of the mean that comes from the tables, v_between − s_w²/n, which no number of replicates on them lowers; the least of it that the data leave open, where
    /// v_between is replaced by (T − 1) v_between / χ² (Satterthwaite), both not below 0; s_w², the variance within tables, by analysis of variance; and the degrees of freedom of v_between.
    /// </summary>
    private static (double Tables, double Least, double Within, double Degrees) Parts(double[] values, Clustering clustering)
    {
        int n = values.Length, t = clustering.Tables;
        (_, double between, double independent, double degrees) = DesignEffect.Variances(values, clustering);
        double total = independent * n;
        if (t < 2 || n <= t)
        {
            return (0, 0, total, degrees);
        }

        double within = Math.Max(0, (((n - 1) * total) - (between * n * (t - 1))) / (n - t));
        double least = (t - 1) * between / CriticalValue.ChiSquared(Sure, t - 1);
        return (Math.Max(0, between - (within / n)), Math.Max(0, least - (within / n)), within, degrees);
    }

    /// <summary>Tables at which the part of the tables alone would be narrow enough at the central look, from the variance of one table.</summary>
    private static int Tables(PrecisionAim aim, double variance, int now)
    {
        double level = aim.Schedule.Level(aim.Schedule.Central);
        double width = aim.HalfWidth * aim.HalfWidth;
        double normal = CriticalValue.Normal(level);
        double asked = normal * normal * variance / width;
        int tables = (int)Math.Clamp(Math.Ceiling(asked), now + 1, MostTables);
        while (tables < MostTables && Student(tables) > width)
        {
            tables++;
        }

        return tables;

        double Student(int count)
        {
            double critical = CriticalValue.Student(level, count - 1);
            return critical * critical * variance / count;
        }
    }
}
