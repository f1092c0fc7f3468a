using Planner.Rules.Diagnostics;

namespace Planner.Localities.Observations;

/// <summary>What was observed of a metric: a row of an observations table.</summary>
/// <param name="Metric">Id of the metric, in whose unit the value is.</param>
/// <param name="Locality">Id of the locality.</param>
/// <param name="Unit">Id of a district or commune of it; empty for the whole locality.</param>
/// <param name="Year">The year, at its end.</param>
/// <param name="Bound">0 where the value is exact, +1 where it is a least one (&gt;, &gt;=), −1 where it is a greatest one (&lt;, &lt;=).</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Span">Where the row stands.</param>
public sealed record Observation(string Metric, string Locality, string Unit, int Year, int Bound, double Value, string Source, SourceSpan Span);
