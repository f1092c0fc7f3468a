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

    // Workers see a cancellation between two stages; whoever waits for them waits no longer than this.
    private static readonly TimeSpan PatienceWithWorkers = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a scenario.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario, prepared on that model.</param>
    /// <param name="options">Replicates, seed, threads.</param>
    /// <param name="progress">Hears of every finished block; may be null. Called from workers.</param>
    /// <param name="cancel">Ends the run.</param>
    /// <returns>What was recorded: the same bytes for any number of threads and any block width.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing was kept.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Replicates, threads or block width are out of range.</exception>
    /// <exception cref="ReplicateFaultException">A worker failed.</exception>
    public static Ensemble Run(
        PreparedModel model, PreparedScenario scenario, RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var all = new ReplicateRange(0, options.Replicates);
        var outcomes = new Outcomes(OutcomeShape.Of(model), all);
        Run(model, scenario, options, outcomes, [all], new RunHooks { Progress = progress }, cancel);
        return new Ensemble(model, scenario.Scenario, options.Seed, outcomes);
    }

    /// <summary>Runs some replicates of a scenario.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario, prepared on that model.</param>
    /// <param name="options">Replicates of the whole run, seed, threads.</param>
    /// <param name="outcomes">Receives what is recorded.</param>
    /// <param name="ranges">The replicates to run: inside the range of the outcomes, none twice, none that they hold already.</param>
    /// <param name="hooks">Who hears of it.</param>
    /// <param name="cancel">Ends the run, as for several scenarios.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; the outcomes are not to be used.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Replicates, threads or block width are out of range.</exception>
    /// <exception cref="ReplicateFaultException">A worker failed; the others have stopped.</exception>
    public static void Run(
        PreparedModel model,
        PreparedScenario scenario,
        RunOptions options,
        Outcomes outcomes,
        IReadOnlyList<ReplicateRange> ranges,
        RunHooks hooks,
        CancellationToken cancel)
    {
        Run(model, [new PairedRun(scenario, outcomes)], options, ranges, hooks, cancel);
    }

    /// <summary>
    /// Runs some replicates of several scenarios in one pass: block by block, each block under one scenario after the other, so that what does not differ between
    /// them, above all the random numbers, is computed once. No scenario's outcomes depend on which others run with it.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="runs">The scenarios, prepared on that model, with where their outcomes go.</param>
    /// <param name="options">Replicates of the whole run, seed, threads.</param>
    /// <param name="ranges">The replicates to run: inside the range of every outcomes, none twice, none that they hold already.</param>
    /// <param name="hooks">Who hears of it; progress counts the replicates of all scenarios.</param>
    /// <param name="cancel">
    /// Ends the run: workers look at it between two stages, and this method returns at the latest some 20 ms after it, leaving workers behind that are
    /// still inside one.
    /// </param>
    /// <exception cref="OperationCanceledException">The run was cancelled; the outcomes are not to be used.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Replicates, threads or block width are out of range.</exception>
    /// <exception cref="ReplicateFaultException">A worker failed; the others have stopped.</exception>
    public static void Run(
        PreparedModel model,
        IReadOnlyList<PairedRun> runs,
        RunOptions options,
        IReadOnlyList<ReplicateRange> ranges,
        RunHooks hooks,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(hooks);
        Check(options);
        int replicates = ranges.Sum(r => r.Count);
        if (replicates == 0 || runs.Count == 0)
        {
            return;
        }

        int width = WidthOf(model, options, replicates);
        int workers = Math.Min(options.Threads, (replicates + width - 1) / width);
        var queue = new RangeQueue(
            ranges, width, workers, (long)model.Communes.Count * (model.Locality.EndYear - model.Locality.StartYear) * runs.Count);
        var recorder = new EnsembleRecorder(model);
        model.CompileCriteria(options.Threads, cancel);

        foreach (PairedRun run in runs)
        {
            MoneyStage.InvertShares(run.Scenario.Model, run.Scenario, options.Threads, cancel);
        }

        // Made by the first worker: it may invert distributions for seconds, and whoever waits here must hear a cancellation meanwhile.
        Lazy<YearCycle>[] cycles = runs.Select(r => new Lazy<YearCycle>(() => new YearCycle(r.Scenario.Model, r.Scenario, hooks.Clock, r.Design, recorder))).ToArray();
        int done = 0;
        void Work()
        {
            DrawTape? tape = runs.Count > 1 ? new DrawTape() : null;

            // Levers may change how many columns a commune has: scenarios of one model share a block.
            Dictionary<PreparedModel, BlockState> blocks = runs.Select(r => r.Scenario.Model).Distinct()
                .ToDictionary(m => m, m => new BlockState(m, new LaneDraws(options.Seed, tape), width));

            // The tape holds the numbers of one seed: a run of another has none.
            LaneDraws[] draws = runs.Select(r => r.Seed is { } own && own != options.Seed ? new LaneDraws(own) : blocks[r.Scenario.Model].Draws).ToArray();
            Outcomes[] parts = runs.Select(r => new Outcomes(r.Outcomes.Shape, new ReplicateRange(0, queue.Longest))).ToArray();
            bool warm = false;
            while (queue.Next() is { Count: > 0 } group)
            {
                foreach (Outcomes part in parts)
                {
                    part.Restart(group);
                }

                for (int first = group.First; first < group.End; first += width)
                {
                    int lanes = Math.Min(width, group.End - first);
                    tape?.Record();
                    for (int i = 0; i < parts.Length; i++)
                    {
                        long allocated = GC.GetAllocatedBytesForCurrentThread();
                        try
                        {
                            BlockState block = blocks[runs[i].Scenario.Model];
                            block.Draws = draws[i];
                            RunBlock(model, cycles[i].Value, recorder, block, first, lanes, parts[i], hooks.Clock, cancel);
                        }
                        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
                        {
                            // Whatever stumbled over a number that is none: who reads this needs the number.
                            Exception cause = e is NonFiniteStateException ? e : new StateGuard(runs[i].Scenario.Model).Find(blocks[runs[i].Scenario.Model]) ?? e;
                            throw new ReplicateFaultException(runs[i].Scenario.Scenario.Id, new ReplicateRange(first, lanes), cause);
                        }

                        tape?.Rewind();
                        if (warm)
                        {
                            hooks.Clock?.CountBlock(GC.GetAllocatedBytesForCurrentThread() - allocated);
                        }

                        hooks.Progress?.Report(new RunProgress(Interlocked.Add(ref done, lanes), replicates * runs.Count));
                    }

                    warm = true;
                }

                // Whoever cancelled waits no more: nothing may reach them behind their back.
                cancel.ThrowIfCancellationRequested();
                for (int i = 0; i < parts.Length; i++)
                {
                    lock (runs[i].Outcomes)
                    {
                        runs[i].Outcomes.Add(parts[i]);
                        runs[i].Kept?.Invoke(runs[i].Outcomes);
                    }
                }
            }
        }

        void WorkOrStop()
        {
            try
            {
                Work();
            }
            catch
            {
                queue.Close();
                throw;
            }
        }

        Task all = Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(
            WorkOrStop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        try
        {
            Task.WaitAny([all], cancel);
        }
        catch (OperationCanceledException)
        {
            queue.Close();
            ((IAsyncResult)all).AsyncWaitHandle.WaitOne(PatienceWithWorkers);
            throw;
        }

        all.GetAwaiter().GetResult();
    }

    /// <summary>Memory a run needs for what communes start with, its outcomes and its workers, in bytes; foreseen before the run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Replicates, threads.</param>
    /// <param name="scenarios">Number of scenarios whose outcomes are kept together.</param>
    /// <param name="models">Number of distinct <see cref="PreparedScenario.Model"/> among them: each has its own start, and each worker holds a block of each.</param>
    public static long EstimateBytes(PreparedModel model, RunOptions options, int scenarios, int models = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        OutcomeShape shape = OutcomeShape.Of(model);
        int width = WidthOf(model, options, options.Replicates);
        long state = width * BlockWidth.BytesPerLane(model);

        // A worker's own outcomes are those of one group of blocks, at most a quarter of its share.
        int group = Math.Max(width, options.Replicates / options.Threads / 4);
        long tape = scenarios > 1 ? DrawTape.MostBytes : 0;
        return (models * StartColumns.BytesOf(model)) + (scenarios * shape.Bytes(options.Replicates))
            + (options.Threads * ((models * state) + tape + (scenarios * shape.Bytes(group))));
    }

    /// <summary>What the workers' blocks take together, bytes, and the numbers it is the product of (8 bytes each).</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Replicates, threads.</param>
    /// <param name="models">Number of distinct <see cref="PreparedScenario.Model"/> among the scenarios.</param>
    public static (long Bytes, int Workers, int Lanes, int Communes, int Columns) EstimateBlocks(PreparedModel model, RunOptions options, int models = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        int width = WidthOf(model, options, options.Replicates);
        int workers = Math.Min(options.Threads, (options.Replicates + width - 1) / width);
        int columns = models * BlockWidth.ColumnsOf(model);
        return ((long)sizeof(double) * workers * width * model.Communes.Count * columns, workers, width, model.Communes.Count, columns);
    }

    /// <summary>Lanes of a block in a run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="replicates">Replicates to be run; ≥ 1.</param>
    public static int WidthOf(PreparedModel model, RunOptions options, int replicates)
    {
        ArgumentNullException.ThrowIfNull(options);
        return BlockState.RoundUp(options.BlockWidth ?? BlockWidth.For(model, replicates, options.Threads));
    }

    private static void Check(RunOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replicates, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Replicates, MostReplicates, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        if (options.BlockWidth is { } asked)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, RunOptions.WidestBlock, nameof(options));
        }
    }

    private static void RunBlock(
        PreparedModel model,
        YearCycle cycle,
        EnsembleRecorder recorder,
        BlockState block,
        int first,
        int lanes,
        Outcomes outcomes,
        StageClock? clock,
        CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        block.Kept = outcomes;
        block.KeptLanes = lanes;
        block.Faults = outcomes.Faults;
        block.CountedLanes = lanes;
        cycle.Start(block, first);
        for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
        {
            cycle.Year(block, year, cancel);
        }

        long began = clock is null ? 0 : ThreadClock.Nanoseconds();
        recorder.AddBlock(block, lanes, first - outcomes.Range.First, outcomes);
        clock?.Count(StageClock.Keeping, began);
    }
}
