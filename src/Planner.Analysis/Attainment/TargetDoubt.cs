using Planner.Simulation.Recording;

namespace Planner.Analysis.Attainment;

/// <summary>Which targets are most in doubt: those nearest to even chances, of which it is most worth knowing what they depend on.</summary>
public static class TargetDoubt
{
    /// <summary>The targets most in doubt.</summary>
    /// <param name="ensemble">A run; few replicates do.</param>
    /// <param name="most">How many; ≥ 0.</param>
    /// <returns>Indexes of targets that are set, ascending.</returns>
    public static IReadOnlyList<int> Of(Ensemble ensemble, int most)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        return
        [
            .. Enumerable.Range(0, ensemble.Pack.Targets.Count).Where(t => ensemble.Pack.Targets[t].IsSet)
                .OrderBy(t => Math.Abs(((double)ensemble.TargetMet(t).Count(true) / ensemble.Replicates) - 0.5)).Take(most).Order(),
        ];
    }
}
