using Planner.Simulation.Faults;

namespace Planner.Simulation.Recording;

/// <summary>
/// What was recorded of a range of replicates of one scenario: columns by replicate, and histograms and sums over them. Histograms and sums are
/// whole numbers, so that ranges can be joined in any order and give what one run gives, bit for bit.
/// </summary>
/// <threadsafety>Not safe for concurrent writes.</threadsafety>
public sealed class Outcomes
{
    private readonly int capacity;
    private readonly List<ReplicateRange> done = [];

    /// <summary>Empty outcomes of a range.</summary>
    /// <param name="shape">How many of each thing.</param>
    /// <param name="range">The replicates.</param>
    public Outcomes(OutcomeShape shape, ReplicateRange range)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        Range = range;
        capacity = range.Count;
        Columns = Enumerable.Range(0, shape.Columns).Select(_ => new double[capacity]).ToArray();
        TargetMet = Enumerable.Range(0, shape.Targets).Select(_ => new bool[capacity]).ToArray();
        FirstYears = new int[shape.FirstYearCells];
        CriterionPassed = new int[shape.CriterionCells];
        Spending = new long[shape.SpendingCells];
    }

    /// <summary>How many of each thing.</summary>
    public OutcomeShape Shape { get; }

    /// <summary>The replicates.</summary>
    public ReplicateRange Range { get; private set; }

    /// <summary>The replicates added so far: ascending, none touching another.</summary>
    public IReadOnlyList<ReplicateRange> Done => done;

    /// <summary><c>[metric · years + year][replicate − first]</c>, then <c>[metrics · years + target][replicate − first]</c>.</summary>
    internal double[][] Columns { get; }

    /// <summary><c>[target][replicate − first]</c>.</summary>
    internal bool[][] TargetMet { get; }

    /// <summary>Faults of numbers that rules met.</summary>
    internal FaultTally Faults { get; } = new();

    /// <summary>Replicates by first year at a level, as <see cref="OutcomeShape.FirstYearCells"/> lays them out; the last year cell is "never".</summary>
    internal int[] FirstYears { get; }

    /// <summary>Replicates that passed a criterion, as <see cref="OutcomeShape.CriterionCells"/> lays them out.</summary>
    internal int[] CriterionPassed { get; }

    /// <summary>Thousand VND, summed over replicates, as <see cref="OutcomeShape.SpendingCells"/> lays them out.</summary>
    internal long[] Spending { get; }

    /// <summary>A target's value (left side of its rule) by replicate, the first of <see cref="Range"/> first; what is not yet added is 0.</summary>
    /// <param name="target">Index into the pack's targets.</param>
    public ReadOnlySpan<double> TargetValue(int target) => Columns[(Shape.Metrics * Shape.Years) + target].AsSpan(0, Range.Count);

    /// <summary>Whether a target was met, by replicate.</summary>
    /// <param name="target">Index into the pack's targets.</param>
    public ReadOnlySpan<bool> IsTargetMet(int target) => TargetMet[target].AsSpan(0, Range.Count);

    /// <summary>Takes over the outcomes of some of these replicates: columns at their own index, histograms and sums added.</summary>
    /// <param name="part">Outcomes of a range inside this one, of the same shape; all of that range is taken as filled.</param>
    /// <exception cref="ArgumentException">The shape differs, the range lies outside, or a replicate of it was added before.</exception>
    public void Add(Outcomes part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Shape != Shape || part.Range.First < Range.First || part.Range.End > Range.End || done.Exists(part.Range.Overlaps))
        {
            throw new ArgumentException($"replicates {part.Range} of {part.Shape} are no part of replicates {Range} of {Shape}", nameof(part));
        }

        int at = part.Range.First - Range.First;
        int count = part.Range.Count;
        for (int i = 0; i < Columns.Length; i++)
        {
            part.Columns[i].AsSpan(0, count).CopyTo(Columns[i].AsSpan(at));
        }

        for (int i = 0; i < TargetMet.Length; i++)
        {
            part.TargetMet[i].AsSpan(0, count).CopyTo(TargetMet[i].AsSpan(at));
        }

        Faults.Add(part.Faults);
        Sum(FirstYears, part.FirstYears);
        Sum(CriterionPassed, part.CriterionPassed);
        for (int i = 0; i < Spending.Length; i++)
        {
            Spending[i] += part.Spending[i];
        }

        MarkDone(part.Range);
    }

    /// <summary>Notes that the columns of a range are filled and its histograms and sums counted.</summary>
    internal void MarkDone(ReplicateRange range)
    {
        if (range.Count == 0)
        {
            return;
        }

        int at = done.FindIndex(r => r.First > range.First);
        done.Insert(at < 0 ? done.Count : at, range);
        for (int i = done.Count - 1; i > 0; i--)
        {
            if (done[i - 1].End == done[i].First)
            {
                done[i - 1] = done[i - 1] with { Count = done[i - 1].Count + done[i].Count };
                done.RemoveAt(i);
            }
        }
    }

    /// <summary>Starts anew with another range of at most as many replicates, so that a worker needs one buffer for all its blocks.</summary>
    internal void Restart(ReplicateRange range)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.Count, capacity);
        Range = range;
        done.Clear();
        Faults.Clear();
        Array.Clear(FirstYears);
        Array.Clear(CriterionPassed);
        Array.Clear(Spending);
    }

    private static void Sum(int[] total, int[] part)
    {
        for (int i = 0; i < total.Length; i++)
        {
            total[i] += part[i];
        }
    }
}
