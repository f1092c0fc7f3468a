using Planner.Analysis.Intervals;
using Planner.Numerics.LowDiscrepancy;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Sensitivity;

/// <summary>
/// Morris's screening in a radial design (Campolongo, Saltelli and Cariboni, <em>Computer Physics Communications</em> 182, 2011): base points on four levels of probability (1/8, 3/8, 5/8, 7/8) of every coordinate, spread
/// by scrambled Sobol points; from each base point every factor alone goes two levels, half its range, up from the lower two and down from the upper two. Both ends of a step have the same yearly chance, so
/// even few points tell. Chance is drawn anew as a factor of its own, tables are exchanged half their number on.
/// </summary>
/// <threadsafety>One thread runs; another may ask for the result.</threadsafety>
public sealed class ScreeningStudy
{
    /// <summary>Base points run together.</summary>
    public const int Portion = 64;

    private const int Levels = 4;
    private const long OtherChance = 0x5DEECE66D;
    private readonly SensitivitySpace space;
    private readonly IReadOnlyList<int> targets;
    private readonly int points;
    private readonly long seed;
    private readonly DesignRunner runner;
    private readonly Lock gate = new();
    private readonly List<(TargetOutputs[] Outputs, bool[][] Upwards)> portions = [];

    /// <summary>A study not yet begun.</summary>
    /// <param name="space">Scenario and factors.</param>
    /// <param name="targets">Indexes of the targets looked at.</param>
    /// <param name="points">Base points: points · (factors + 1) replicates are simulated; ≥ 4.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Workers; ≥ 1. Never changes a result.</param>
    public ScreeningStudy(SensitivitySpace space, IReadOnlyList<int> targets, int points, long seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 4);
        this.space = space;
        this.targets = targets;
        this.points = points;
        this.seed = seed;
        runner = new DesignRunner(space, targets, seed, threads);
    }

    /// <summary>Base points done.</summary>
    public int PointsDone
    {
        get
        {
            lock (gate)
            {
                return portions.Sum(p => p.Outputs[0].Values[0].Length);
            }
        }
    }

    /// <summary>The faults of numbers that rules met in the runs done so far, all runs together.</summary>
    public FaultSummary Faults => runner.Faults;

    /// <summary>Runs all base points.</summary>
    /// <param name="progress">Told replicates done and all replicates; from any thread.</param>
    /// <param name="cancel">Ends it; what was done stays.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Run(Action<long, long>? progress, CancellationToken cancel)
    {
        int dimensions = space.Groups.Sum(g => g.Dimensions);
        var sobol = new ScrambledSobol(unchecked((ulong)seed), Math.Max(1, dimensions));
        long done = 0, all = (long)points * (space.Groups.Count + 1);
        for (int first = 0; first < points; first += Portion)
        {
            var range = new ReplicateRange(first, Math.Min(Portion, points - first));
            var low = new double[dimensions][];
            var moved = new double[dimensions][];
            var upwards = new bool[dimensions][];
            for (int d = 0; d < dimensions; d++)
            {
                low[d] = new double[range.Count];
                sobol.Fill(first, d, low[d]);
                int[] level = [.. low[d].Select(u => (int)(u * Levels))];
                low[d] = [.. level.Select(l => (l + 0.5) / Levels)];
                moved[d] = [.. level.Select(l => ((l + (Levels / 2)) % Levels + 0.5) / Levels)];
                upwards[d] = [.. level.Select(l => l < Levels / 2)];
            }

            List<(DesignColumns? Design, long? Seed)> designs = [(Design(low, moved, -1), null)];
            for (int i = 0; i < space.Groups.Count; i++)
            {
                designs.Add((Design(low, moved, i), space.Groups[i].Kind == FactorKind.Chance ? seed ^ OtherChance : null));
            }

            TargetOutputs[] outputs = runner.Run(designs, range, more => progress?.Invoke(Interlocked.Add(ref done, more), all), cancel);
            lock (gate)
            {
                portions.Add((outputs, upwards));
            }
        }
    }

    /// <summary>The effects of the base points done so far, of one target.</summary>
    /// <param name="target">Place of the target among those looked at.</param>
    public ScreeningResult Result(int target) => Of(Done(), target);

    /// <summary>The effects of the base points done so far.</summary>
    /// <returns>A result for each target, in their order.</returns>
    public IReadOnlyList<ScreeningResult> Result()
    {
        (TargetOutputs[] Outputs, bool[][] Upwards)[] done = Done();
        return [.. Enumerable.Range(0, targets.Count).Select(t => Of(done, t))];
    }

    private ScreeningResult Of((TargetOutputs[] Outputs, bool[][] Upwards)[] done, int t)
    {
        double[] Run(int run) => [.. done.SelectMany(p => p.Outputs[run].Values[t])];
        bool[] Met(int run) => [.. done.SelectMany(p => p.Outputs[run].Met[t])];
        double[] before = Run(0);
        bool[] met = Met(0);
        var effects = new List<ElementaryEffects?>();
        var flips = new List<ProportionOfPoints>();
        int at = 0;
        for (int i = 0; i < space.Groups.Count; i++)
        {
            SensitivityFactor factor = space.Groups[i];
            int dimension = at;
            bool directed = factor.Dimensions == 1 && factor.Kind != FactorKind.Table;
            effects.Add(ElementaryEffects.Of(before, Run(i + 1), directed ? [.. done.SelectMany(p => p.Upwards[dimension])] : null, unchecked((ulong)seed)));
            bool[] after = Met(i + 1);
            double share = met.Length == 0 ? 0 : met.Zip(after).Count(x => x.First != x.Second) / (double)met.Length;
            (double low, double high) = met.Length == 0 ? (0, 1) : ProportionInterval.Wilson(share, met.Length, CriticalValue.Normal(CriticalValue.StandardLevel));
            flips.Add(new ProportionOfPoints(share, low, high));
            at += factor.Dimensions;
        }

        bool isSet = space.Model.Pack.Targets[targets[t]].IsSet;
        return new ScreeningResult(space.Model.Pack.Targets[targets[t]], [.. space.Groups], effects, isSet ? flips : null) { Points = before.Length };
    }

    private (TargetOutputs[] Outputs, bool[][] Upwards)[] Done()
    {
        lock (gate)
        {
            return [.. portions];
        }
    }

    private DesignColumns Design(double[][] low, double[][] moved, int factor)
    {
        var design = new DesignColumns();
        int at = 0;
        for (int i = 0; i < space.Groups.Count; i++)
        {
            double[][] from = i == factor ? moved : low;
            space.Groups[i].SetUniforms(design, [.. Enumerable.Range(at, space.Groups[i].Dimensions).Select(d => from[d])]);
            at += space.Groups[i].Dimensions;
        }

        return design;
    }
}
