using Planner.Analysis.Comparison;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

namespace Planner.Workbench.Sessions;

/// <summary>Runs the scenarios of a comparison, paired, and analyses them. The command and the workbench both go this way.</summary>
public static class ComparisonRun
{
    /// <summary>Runs and analyses.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="options">Replicates, seed, threads.</param>
    /// <param name="progress">Told replicates done and all replicates, over all scenarios; from any thread.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EnsembleComparison Of(
        ComparisonInputs inputs,
        RunOptions options,
        Action<long, long>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        RunPlan plan = Plan(inputs, options, new ReplicateRange(0, options.Replicates), RunKeeping.Nothing);
        IReadOnlyList<Outcomes> outcomes = plan.Run(progress, null, cancel);
        return Analyse(inputs, options.Seed, outcomes);
    }

    /// <summary>Looks up what a store has of the scenarios, or of a slice of them.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="options">Replicates of the whole run, seed, threads.</param>
    /// <param name="range">The replicates: all, or a slice.</param>
    /// <param name="keeping">How runs are kept.</param>
    public static RunPlan Plan(ComparisonInputs inputs, RunOptions options, ReplicateRange range, RunKeeping keeping)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(keeping);
        return new RunPlan(inputs.Model, inputs.Scenarios, inputs.Identities(options), options, range, keeping);
    }

    /// <summary>Analyses the outcomes of whole runs.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="seed">The seed they were run with.</param>
    /// <param name="outcomes">Outcomes of all replicates, in the order of the scenarios.</param>
    /// <param name="computed">Level at which intervals are computed so that they hold at the usual one; null for that one.</param>
    public static EnsembleComparison Analyse(ComparisonInputs inputs, long seed, IReadOnlyList<Outcomes> outcomes, double? computed = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outcomes);
        return EnsembleComparison.Of([.. outcomes.Select((o, i) => new Ensemble(inputs.Model, inputs.Scenarios[i].Scenario, seed, o))], computed: computed);
    }
}
