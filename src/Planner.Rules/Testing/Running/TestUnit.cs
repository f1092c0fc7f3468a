using Planner.Rules.Pack;

namespace Planner.Rules.Testing.Running;

/// <summary>The inputs of one evaluation: of a case, or of one commune or district in a case's list.</summary>
/// <param name="Lanes">The lane bank.</param>
/// <param name="Shared">The shared bank.</param>
/// <param name="Rows">By parameter: the row of its table that gave the value; null where the case gives it or the year has none.</param>
internal sealed record TestUnit(double[] Lanes, double[] Shared, IReadOnlyList<DatedValue?> Rows);
