using Planner.Simulation.Faults;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Sensitivity;

/// <summary>Runs one scenario under several designs over the same replicates, and keeps of each replicate what its targets came to.</summary>
internal sealed class DesignRunner
{
    private readonly SensitivitySpace space;
    private readonly IReadOnlyList<int> targets;
    private readonly long seed;
    private readonly int threads;
    private readonly Lock gate = new();
    private readonly FaultCounts faults = new();

    /// <param name="space">Scenario and factors.</param>
    /// <param name="targets">Indexes of the targets looked at.</param>
    /// <param name="seed">Seed of yearly chance and of inputs that no design gives.</param>
    /// <param name="threads">Workers; ≥ 1. Never changes a result.</param>
    public DesignRunner(SensitivitySpace space, IReadOnlyList<int> targets, long seed, int threads)
    {
        this.space = space;
        this.targets = targets;
        this.seed = seed;
        this.threads = threads;
    }

    /// <summary>Outcomes of this many bytes are held at a time; what is kept of them is a hundredth of that.</summary>
    private const long MostBytes = 256L << 20;

    /// <summary>The faults of numbers of all runs that were done to their end.</summary>
    public FaultSummary Faults
    {
        get
        {
            lock (gate)
            {
                return faults.Of(space.Model, space.Scenario.Scenario);
            }
        }
    }

    /// <summary>Runs designs over a range of replicates.</summary>
    /// <param name="designs">For each run its design, null for inputs as drawn, and its seed, null for the runner's. Columns begin with the first replicate of the range.</param>
    /// <param name="range">The replicates.</param>
    /// <param name="done">Told of every further so many replicates of runs that are done; from any thread.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>For each run the outputs of the targets.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TargetOutputs[] Run(IReadOnlyList<(DesignColumns? Design, long? Seed)> designs, ReplicateRange range, Action<int> done, CancellationToken cancel)
    {
        OutcomeShape shape = OutcomeShape.Of(space.Model);
        TargetOutputs[] all = [.. designs.Select(_ => new TargetOutputs(targets.Count, range.Count))];
        FaultCounts[] counts = [.. designs.Select(_ => new FaultCounts())];

        // Room for as many replicates at once as the outcomes of all runs may take, at least a block for each worker.
        long bytesEach = (shape.Bytes(1024) - shape.Bytes(0)) / 1024;
        int slice = (int)Math.Min(range.Count, Math.Max(64L * threads, MostBytes / (bytesEach * Math.Max(1, designs.Count))));
        for (int first = range.First; first < range.End; first += slice)
        {
            var part = new ReplicateRange(first, Math.Min(slice, range.End - first));
            PairedRun[] runs =
            [
                .. designs.Select(d => new PairedRun(space.Scenario, new Outcomes(shape, part)) { Design = d.Design?.Build(range.First), Seed = d.Seed }),
            ];
            var progress = new Count(done);
            EnsembleRunner.Run(space.Model, runs, new RunOptions(part.Count, seed, threads), [part], new RunHooks { Progress = progress }, cancel);
            for (int i = 0; i < runs.Length; i++)
            {
                all[i].Take(runs[i].Outcomes, targets, first - range.First);
                counts[i].Add(runs[i].Outcomes);
            }
        }

        // Run after run, not slice after slice: how many slices there are depends on the number of threads.
        lock (gate)
        {
            foreach (FaultCounts run in counts)
            {
                faults.Add(run);
            }
        }

        return all;
    }

    /// <summary>The engine reports totals of one pass from several threads in any order; what is new of them is passed on.</summary>
    private sealed class Count(Action<int> done) : IProgress<RunProgress>
    {
        private readonly Lock gate = new();
        private long before;

        public void Report(RunProgress value)
        {
            int more = 0;
            lock (gate)
            {
                if (value.ReplicatesDone > before)
                {
                    more = (int)(value.ReplicatesDone - before);
                    before = value.ReplicatesDone;
                }
            }

            if (more > 0)
            {
                done(more);
            }
        }
    }
}
