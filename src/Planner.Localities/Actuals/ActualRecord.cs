using Planner.Rules.Diagnostics;

namespace Planner.Localities.Actuals;

/// <summary>One recorded value: a row of <c>actuals.csv</c>.</summary>
/// <param name="Id">A metric of the locality, a field of a commune, or <c>approved</c> or <c>disbursed</c> of a component.</param>
/// <param name="Commune">Id of the commune; null for the whole locality.</param>
/// <param name="Component">Id of the component; null where it is no money of one.</param>
/// <param name="Date">The day it holds for.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit: that of the metric or field; <c>billion VND</c> for money.</param>
/// <param name="Source">Where it is recorded.</param>
/// <param name="Span">The row's first field.</param>
public sealed record ActualRecord(string Id, string? Commune, string? Component, DateOnly Date, double Value, string Unit, string Source, SourceSpan Span);
