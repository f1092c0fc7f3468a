using Planner.Rules.Pack;

namespace Planner.Analysis.Obstacles;

/// <summary>One component's money over the simulated years, billion VND, nominal.</summary>
/// <param name="Component">The component.</param>
/// <param name="Approved">Approved in the scenario's budget.</param>
/// <param name="Spent">Spent, mean over replicates.</param>
public sealed record ComponentMoney(ComponentDefinition Component, double Approved, double Spent)
{
    /// <summary>Approved and not spent by the end: not disbursed, lapsed, or with nobody to reach; ≥ 0.</summary>
    public double Unspent => Math.Max(0, Approved - Spent);

    /// <summary>Whether money was approved and none of it reached a commune.</summary>
    public bool ReachesNobody => Approved > 0 && Spent <= 0;
}
