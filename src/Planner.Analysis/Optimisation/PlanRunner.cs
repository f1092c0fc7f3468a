using Planner.Localities.Decisions;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Optimisation;

/// <summary>Simulates plans over common replicates, several in one pass.</summary>
/// <param name="model">The model of the locality and its rules.</param>
/// <param name="space">What plans may decide.</param>
/// <param name="threads">Workers; never changes a result.</param>
public sealed class PlanRunner(PreparedModel model, DecisionSpace space, int threads)
{
    // Outcomes of a pass are held together; more in one pass gain nothing.
    private const int MostTogether = 16;

    /// <summary>Replicates simulated so far, over all plans.</summary>
    public long Simulated { get; private set; }

    /// <summary>What plans may decide.</summary>
    public DecisionSpace Space => space;

    /// <summary>Number of synthetic tables: replicates are given in multiples of it, so that each table counts alike.</summary>
    public int Granule => model.Locality.Tables.Count;

    /// <summary>Runs plans.</summary>
    /// <param name="plans">The plans.</param>
    /// <param name="replicates">Replicates 0..n−1; rounded up to a multiple of <see cref="Granule"/>.</param>
    /// <param name="seed">Seed of the replicates.</param>
    /// <param name="done">Hears of replicates finished; may be null. Called from workers.</param>
    /// <param name="cancel">Ends the run.</param>
    public IReadOnlyList<Ensemble> Run(IReadOnlyList<PlanDraft> plans, int replicates, long seed, Action<int>? done, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plans);
        return Run([.. plans.Select(p => Prepared(p))], replicates, seed, done, cancel);
    }

    /// <summary>Runs prepared scenarios of the same model.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="replicates">As above.</param>
    /// <param name="seed">As above.</param>
    /// <param name="done">As above.</param>
    /// <param name="cancel">As above.</param>
    public IReadOnlyList<Ensemble> Run(IReadOnlyList<PreparedScenario> scenarios, int replicates, long seed, Action<int>? done, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        int count = (replicates + Granule - 1) / Granule * Granule;
        var range = new ReplicateRange(0, count);
        OutcomeShape shape = OutcomeShape.Of(model);
        var ensembles = new List<Ensemble>();
        foreach (PreparedScenario[] pass in scenarios.Chunk(MostTogether))
        {
            PairedRun[] runs = [.. pass.Select(s => new PairedRun(s, new Outcomes(shape, range)))];
            RunHooks hooks = done is null ? RunHooks.None : new RunHooks { Progress = new Told(done) };
            EnsembleRunner.Run(model, runs, new RunOptions(count, seed, threads), [range], hooks, cancel);
            Simulated += (long)count * pass.Length;
            ensembles.AddRange(runs.Select(r => new Ensemble(model, r.Scenario.Scenario, seed, r.Outcomes)));
        }

        return ensembles;
    }

    /// <summary>Prepares a plan.</summary>
    /// <param name="plan">The plan.</param>
    public PreparedScenario Prepared(PlanDraft plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var diagnostics = new DiagnosticBag();
        return PreparedScenario.Prepare(model, space.Plan(plan.Values, plan.Variation), diagnostics)
            ?? throw new InvalidOperationException($"a plan was refused: {diagnostics.InFileOrder().First()}");
    }

    private sealed class Told(Action<int> done) : IProgress<RunProgress>
    {
        private int last;

        public void Report(RunProgress value)
        {
            int before = Interlocked.Exchange(ref last, value.ReplicatesDone);
            done(value.ReplicatesDone - before);
        }
    }
}
