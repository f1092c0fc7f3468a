using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Simulation.Storing;

/// <summary>Scenarios to be run, with what a store already has of them: first looked up, then run.</summary>
/// <threadsafety>Used by one thread.</threadsafety>
public sealed class RunPlan
{
    private readonly PreparedModel model;
    private readonly RunOptions options;
    private readonly ReplicateRange range;
    private readonly RunKeeping keeping;
    private readonly IReadOnlyList<Outcomes>? earlier;
    private readonly Part[] parts;
    private readonly List<StoreNote> notes = [];
    private RunStore? store;

    /// <summary>Looks up what there is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenarios">The scenarios, prepared on it.</param>
    /// <param name="identities">What each depends on; null where that is not known, and then nothing is kept of it.</param>
    /// <param name="options">Replicates of the whole run, seed, threads.</param>
    /// <param name="range">The replicates to run: all, or a slice.</param>
    /// <param name="keeping">How runs are kept.</param>
    /// <param name="earlier">Finished outcomes of the first replicates of the range, by scenario, which are taken over instead of run again; null for none.</param>
    public RunPlan(
        PreparedModel model,
        IReadOnlyList<PreparedScenario> scenarios,
        IReadOnlyList<RunIdentity?> identities,
        RunOptions options,
        ReplicateRange range,
        RunKeeping keeping,
        IReadOnlyList<Outcomes>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(identities);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(keeping);
        this.model = model;
        this.options = options;
        this.range = range;
        this.keeping = keeping;
        this.earlier = earlier;
        store = keeping.Store;
        parts = [.. scenarios.Select((s, i) => LookUp(s, identities[i], i))];
        if (keeping.Resume && store is not null && notes.TrueForAll(n => n.Kind is not (StoreNoteKind.Resumed or StoreNoteKind.ReadBack)))
        {
            notes.Add(new StoreNote(StoreNoteKind.NothingToResume, ""));
        }
    }

    /// <summary>Replicates still to be run, over all scenarios.</summary>
    public long Open => parts.Sum(p => p.Gaps.Sum(g => (long)g.Count));

    /// <summary>What the user should know, in order; <see cref="Run"/> may add to it.</summary>
    public IReadOnlyList<StoreNote> Notes => notes;

    /// <summary>Replicates that an interruption now would not lose, over the scenarios whose run has not ended.</summary>
    public long Kept => store is null ? 0 : parts.Where(p => p.Identity is not null).Sum(p => (long)store.CountPart(p.Identity!, range));

    private bool Whole => range.First == 0 && range.Count == options.Replicates;

    /// <summary>Runs what is open.</summary>
    /// <param name="progress">Told replicates done and all to be done, over all scenarios; from any thread.</param>
    /// <param name="clock">Counts the time of the stages; null for no timing.</param>
    /// <param name="cancel">Ends the run; what was kept by then can be resumed.</param>
    /// <returns>The outcomes, in the order of the scenarios.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IReadOnlyList<Outcomes> Run(Action<long, long>? progress, StageClock? clock, CancellationToken cancel)
    {
        long all = Open;
        long before = 0;

        // Scenarios with the same replicates open share a pass; those that another run had begun are caught up alone.
        foreach (IGrouping<string, Part> together in parts.Where(p => p.Gaps.Count > 0).GroupBy(p => string.Join(' ', p.Gaps)))
        {
            long earlier = before;
            Part[] members = [.. together];
            var hooks = new RunHooks { Progress = progress is null ? null : new Relay(done => progress(earlier + done, all)), Clock = clock };
            PairedRun[] runs = [.. members.Select(Paired)];
            EnsembleRunner.Run(model, runs, options, members[0].Gaps, hooks, cancel);
            before += members.Sum(p => p.Gaps.Sum(g => (long)g.Count));
            cancel.ThrowIfCancellationRequested();
            foreach (Part part in members.Where(_ => Whole))
            {
                Try(part, s => s.Write(part.Identity!, part.Outcomes, keeping.CommandLine));
            }
        }

        cancel.ThrowIfCancellationRequested();
        return [.. parts.Select(p => p.Outcomes)];
    }

    private PairedRun Paired(Part part)
    {
        var checkpoint = new Checkpoint(o => Try(part, s => s.WritePart(part.Identity!, o)), keeping.CheckpointEvery);
        return new PairedRun(part.Scenario, part.Outcomes, part.Identity is null || store is null ? null : checkpoint.Offer);
    }

    /// <summary>Forgets how far the slices had come, once they are written.</summary>
    public void Forget()
    {
        foreach (Part part in parts)
        {
            Try(part, s => s.ForgetPart(part.Identity!, range));
        }
    }

    private Part LookUp(PreparedScenario scenario, RunIdentity? identity, int index)
    {
        string id = scenario.Scenario.Id;
        OutcomeShape shape = OutcomeShape.Of(model);
        Outcomes? outcomes = null;
        if (identity is null && store is not null)
        {
            notes.Add(new StoreNote(StoreNoteKind.Changing, id));
        }

        if (identity is not null && store is not null)
        {
            outcomes = Whole ? Look(id, s => s.Read(identity, shape)) : null;
            if (outcomes is not null)
            {
                notes.Add(new StoreNote(StoreNoteKind.ReadBack, id, outcomes.Range.Count));
            }
            else if (keeping.Resume && Look(id, s => s.ReadPart(identity, range, shape)) is { } begun)
            {
                outcomes = begun;
                notes.Add(new StoreNote(StoreNoteKind.Resumed, id, begun.Done.Sum(r => r.Count)));
            }
            else if (!keeping.Resume && store?.CountPart(identity, range) is > 0 and int there)
            {
                notes.Add(new StoreNote(StoreNoteKind.Resumable, id, there));
            }
        }

        if (outcomes is null)
        {
            outcomes = new Outcomes(shape, range);
            if (earlier is not null)
            {
                outcomes.Add(earlier[index]);
            }
        }

        return new Part(scenario, identity, outcomes, range.Without(outcomes.Done));
    }

    private Outcomes? Look(string scenario, Func<RunStore, Outcomes?> look)
    {
        try
        {
            return store is null ? null : look(store);
        }
        catch (OutcomeFileException e)
        {
            notes.Add(new StoreNote(StoreNoteKind.Damaged, scenario, 0, e.File));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            GiveUp(scenario, e);
            return null;
        }
    }

    // A run is worth more than its place in the store: what goes wrong there is said once and ends no run.
    private void Try(Part part, Action<RunStore> act)
    {
        if (part.Identity is null || store is not { } at)
        {
            return;
        }

        try
        {
            act(at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            GiveUp(part.Scenario.Scenario.Id, e);
        }
    }

    private void GiveUp(string scenario, Exception e)
    {
        // Checkpoints of several scenarios may fail at once; the user hears of it once.
        lock (notes)
        {
            if (store is not null)
            {
                notes.Add(new StoreNote(StoreNoteKind.Unusable, scenario, 0, e.Message));
                store = null;
            }
        }
    }

    private sealed record Part(PreparedScenario Scenario, RunIdentity? Identity, Outcomes Outcomes, IReadOnlyList<ReplicateRange> Gaps);

    // Progress<T> would post to a thread pool and report out of order.
    private sealed class Relay(Action<int> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value.ReplicatesDone);
    }
}
