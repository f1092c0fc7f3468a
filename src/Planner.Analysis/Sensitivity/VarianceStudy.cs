using Planner.Numerics.LowDiscrepancy;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Sensitivity;

/// <summary>
/// What makes a scenario's results vary, by Sobol's indices: rows A and B from scrambled Sobol points in twice as many dimensions as the factors have coordinates, yearly chance of B
/// from another seed, and for each factor the rows A with that factor from B; all over the same replicates. Rows are added in portions, so that whoever interrupts keeps those done.
/// </summary>
/// <threadsafety>One thread runs; another may ask for the result.</threadsafety>
public sealed class VarianceStudy
{
    /// <summary>Rows run together.</summary>
    public const int Portion = 512;

    private const long OtherChance = 0x5DEECE66D;
    private readonly SensitivitySpace space;
    private readonly IReadOnlyList<int> targets;
    private readonly int rows;
    private readonly long seed;
    private readonly DesignRunner runner;
    private readonly Lock gate = new();
    private readonly List<TargetOutputs[]> portions = [];

    /// <summary>A study not yet begun.</summary>
    /// <param name="space">Scenario and factors.</param>
    /// <param name="targets">Indexes of the targets looked at.</param>
    /// <param name="rows">Rows N: N · (factors + 2) replicates are simulated. A power of two, at least <see cref="Portion"/>, spreads best.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Workers; ≥ 1. Never changes a result.</param>
    public VarianceStudy(SensitivitySpace space, IReadOnlyList<int> targets, int rows, long seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 8);
        this.space = space;
        this.targets = targets;
        this.rows = rows;
        this.seed = seed;
        runner = new DesignRunner(space, targets, seed, threads);
    }

    /// <summary>Rows done.</summary>
    public int RowsDone
    {
        get
        {
            lock (gate)
            {
                return portions.Sum(p => p[0].Values[0].Length);
            }
        }
    }

    /// <summary>Replicates simulated for one row.</summary>
    public int RunsPerRow => space.Groups.Count + 2;

    /// <summary>The faults of numbers that rules met in the runs done so far, all runs together.</summary>
    public FaultSummary Faults => runner.Faults;

    /// <summary>Runs all rows.</summary>
    /// <param name="progress">Told replicates done and all replicates; from any thread.</param>
    /// <param name="cancel">Ends it after some 20 ms; what was done stays.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Run(Action<long, long>? progress, CancellationToken cancel)
    {
        int dimensions = space.Groups.Sum(g => g.Dimensions);
        var points = new ScrambledSobol(unchecked((ulong)seed), Math.Max(1, 2 * dimensions));
        long done = 0, all = (long)rows * RunsPerRow;
        for (int first = 0; first < rows; first += Portion)
        {
            var range = new ReplicateRange(first, Math.Min(Portion, rows - first));
            double[][] coordinates = new double[2 * dimensions][];
            for (int d = 0; d < coordinates.Length; d++)
            {
                coordinates[d] = new double[range.Count];
                points.Fill(first, d, coordinates[d]);
            }

            List<(DesignColumns? Design, long? Seed)> designs = [(Design(coordinates, -1, false), null), (Design(coordinates, -1, true), seed ^ OtherChance)];
            for (int i = 0; i < space.Groups.Count; i++)
            {
                designs.Add((Design(coordinates, i, false), space.Groups[i].Kind == FactorKind.Chance ? seed ^ OtherChance : null));
            }

            TargetOutputs[] outputs = runner.Run(designs, range, more => progress?.Invoke(Interlocked.Add(ref done, more), all), cancel);
            lock (gate)
            {
                portions.Add(outputs);
            }
        }
    }

    /// <summary>The indices of the rows done so far, of one target.</summary>
    /// <param name="target">Place of the target among those looked at.</param>
    public VarianceResult Result(int target) => Of(Done(), target);

    /// <summary>The indices of the rows done so far.</summary>
    /// <returns>A result for each target, in their order.</returns>
    public IReadOnlyList<VarianceResult> Result()
    {
        TargetOutputs[][] done = Done();
        return [.. Enumerable.Range(0, targets.Count).Select(t => Of(done, t))];
    }

    private VarianceResult Of(TargetOutputs[][] done, int t) => new(
        space.Model.Pack.Targets[targets[t]],
        [.. space.Groups],
        Of(done, o => o.Values[t]),
        space.Model.Pack.Targets[targets[t]].IsSet ? Of(done, o => o.Indicator(t)) : null)
    {
        Rows = done.Sum(p => p[0].Values[0].Length),
        Met = done.Length == 0 ? 0 : done.SelectMany(p => p[0].Met[t].Concat(p[1].Met[t])).Average(m => m ? 1.0 : 0.0),
    };

    private SobolEstimate? Of(TargetOutputs[][] done, Func<TargetOutputs, double[]> output)
    {
        double[] Run(int run) => [.. done.SelectMany(p => output(p[run]))];
        return SobolEstimate.Of(Run(0), Run(1), [.. Enumerable.Range(2, space.Groups.Count).Select(Run)], unchecked((ulong)seed));
    }

    private TargetOutputs[][] Done()
    {
        lock (gate)
        {
            return [.. portions];
        }
    }

    /// <summary>Rows A, or B, or A with one factor from B.</summary>
    private DesignColumns Design(double[][] coordinates, int fromB, bool allFromB)
    {
        var design = new DesignColumns();
        int at = 0, half = coordinates.Length / 2;
        for (int i = 0; i < space.Groups.Count; i++)
        {
            int offset = allFromB || i == fromB ? half : 0;
            space.Groups[i].SetUniforms(design, [.. Enumerable.Range(at, space.Groups[i].Dimensions).Select(d => coordinates[offset + d])]);
            at += space.Groups[i].Dimensions;
        }

        return design;
    }
}
