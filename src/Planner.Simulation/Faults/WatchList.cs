using Planner.Rules.Faults;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Simulation.Faults;

/// <summary>Collects the expressions that are watched, and numbers them.</summary>
/// <param name="analysis">Rules faults out.</param>
/// <param name="first">The number of the first.</param>
internal sealed class WatchList(FaultAnalysis analysis, int first = 0)
{
    private readonly List<WatchedRule> rules = [];

    /// <summary>What is watched, by number.</summary>
    public IReadOnlyList<WatchedRule> Rules => rules;

    /// <summary>Watches an expression where it must be.</summary>
    /// <returns>What is watched; null where nothing can go wrong.</returns>
    public WatchedRule? Add(CompiledExpression expression, WatchedKind kind, string name, MetricScope scope) =>
        analysis.Watch(expression) is { } watch ? Add(watch, kind, name, scope) : null;

    /// <summary>Watches the expressions of a criterion where they must be.</summary>
    public WatchedRule[] Add(CompiledRule criterion, MetricScope scope) =>
        [.. analysis.Watch(criterion).Select(w => Add(w, WatchedKind.Criterion, criterion.Name, scope))];

    private WatchedRule Add(FaultWatch watch, WatchedKind kind, string name, MetricScope scope)
    {
        var rule = new WatchedRule(first + rules.Count, watch, kind, name, scope);
        rules.Add(rule);
        return rule;
    }
}
