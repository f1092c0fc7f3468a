using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>Components between which money may move, in some years together; the first is the greatest and stands against each of the others.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Key">Programme and kind, or <c>own</c>.</param>
/// <param name="Years">The years.</param>
/// <param name="Components">At least two.</param>
internal sealed record MoneyPool(DecisionDefinition Decision, string Key, IReadOnlyList<int> Years, IReadOnlyList<PlannedComponent> Components);
