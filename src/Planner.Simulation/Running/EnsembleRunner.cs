using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>Runs all replicates of a scenario, block by block, on any number of workers.</summary>
public static class EnsembleRunner
{
    /// <summary>Most replicates of one run.</summary>
    public const int MostReplicates = 10_000_000;

    /// <summary>Runs a scenario.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario, prepared on that model.</param>
    /// <param name="options">Replicates, seed, threads.</param>
    /// <param name="progress">Hears of every finished block; may be null. Called from workers.</param>
    /// <param name="cancel">Ends the run between two stages of a block.</param>
    /// <returns>What was recorded: the same bytes for any number of threads and any block width.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing was kept.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Replicates, threads or block width are out of range.</exception>
    public static Ensemble Run(
        PreparedModel model, PreparedScenario scenario, RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replicates, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Replicates, MostReplicates, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        if (options.BlockWidth is { } asked)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, RunOptions.WidestBlock, nameof(options));
        }

        var recorder = new EnsembleRecorder(model, scenario, options.Seed, options.Replicates);
        var cycle = new YearCycle(model, scenario);
        int width = BlockState.RoundUp(options.BlockWidth ?? BlockWidth.For(model, options.Replicates, options.Threads));
        int blocks = (options.Replicates + width - 1) / width;
        int next = -1;
        int done = 0;
        void Work()
        {
            var block = new BlockState(model, new LaneDraws(options.Seed), width);
            EnsembleRecorder.Tally tally = recorder.NewTally();
            int index;
            while ((index = Interlocked.Increment(ref next)) < blocks)
            {
                int firstReplicate = index * width;
                RunBlock(model, cycle, recorder, block, firstReplicate, tally, cancel);
                int replicates = Interlocked.Add(ref done, Math.Min(width, options.Replicates - firstReplicate));
                progress?.Report(new RunProgress(replicates, options.Replicates));
            }

            recorder.Merge(tally);
        }

        Task[] workers = Enumerable.Range(0, Math.Min(options.Threads, blocks)).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task all = Task.WhenAll(workers);
        try
        {
            all.GetAwaiter().GetResult();
        }
        finally
        {
            // A fault in one worker must not leave others writing into columns that nobody will read.
            Interlocked.Exchange(ref next, blocks);
        }

        return recorder.ToEnsemble();
    }

    /// <summary>Memory a run needs for its outcomes and its workers, in bytes; foreseen before the run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Replicates, threads.</param>
    /// <param name="scenarios">Number of scenarios whose outcomes are kept together.</param>
    public static long EstimateBytes(PreparedModel model, RunOptions options, int scenarios)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        long years = model.Locality.EndYear - model.Locality.StartYear + 1;
        long communes = model.Communes.Count;
        long perReplicate = ((model.Metrics.Count * years) + model.Targets.Count) * sizeof(double) + model.Targets.Count;
        long tallies = communes * ((3 * (years + 1) * sizeof(int)) + (model.LastSetCriteria.Count * years * sizeof(int)) + (model.Components.Count * years * sizeof(long)));
        long state = BlockState.RoundUp(options.BlockWidth ?? BlockWidth.For(model, options.Replicates, options.Threads)) * BlockWidth.BytesPerLane(model);
        return (scenarios * ((perReplicate * options.Replicates) + tallies)) + (options.Threads * (state + tallies));
    }

    private static void RunBlock(
        PreparedModel model, YearCycle cycle, EnsembleRecorder recorder, BlockState block, int firstReplicate, EnsembleRecorder.Tally tally, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        cycle.Start(block, firstReplicate);
        recorder.AddYear(block, firstReplicate, model.Locality.StartYear, tally);
        for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
        {
            cancel.ThrowIfCancellationRequested();
            cycle.ToCriteria(block, year);
            cycle.FromCriteria(block, year);
            recorder.AddYear(block, firstReplicate, year, tally);
        }

        recorder.AddBlock(block, firstReplicate, tally);
    }
}
