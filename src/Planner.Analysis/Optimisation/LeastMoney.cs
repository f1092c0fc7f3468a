using Planner.Analysis.Obstacles;

namespace Planner.Analysis.Optimisation;

/// <summary>The answer to "how much money for this chance".</summary>
/// <param name="Asked">The chance asked for, 0..1.</param>
/// <param name="Point">The least money that reaches it; null where no money tried does.</param>
/// <param name="Greatest">The most money tried.</param>
/// <param name="Binding">Criteria that most communes fail with that much money, the worst first.</param>
public sealed record LeastMoney(double Asked, MoneyPoint? Point, MoneyPoint Greatest, IReadOnlyList<FailedCriterion> Binding);
