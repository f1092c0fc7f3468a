using Planner.Analysis.Comparison;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

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
        long all = (long)options.Replicates * inputs.Scenarios.Count;
        var ensembles = new List<Ensemble>();
        foreach (PreparedScenario scenario in inputs.Scenarios)
        {
            long before = (long)options.Replicates * ensembles.Count;
            ensembles.Add(EnsembleRunner.Run(inputs.Model, scenario, options, new Relay(done => progress?.Invoke(before + done, all)), cancel));
        }

        cancel.ThrowIfCancellationRequested();
        return EnsembleComparison.Of(ensembles);
    }

    // Progress<T> would post to a thread pool and report out of order.
    private sealed class Relay(Action<int> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value.ReplicatesDone);
    }
}
