namespace Planner.Localities.Synthesis;

/// <summary>One line of a synthesis report: a published figure and what a table gives.</summary>
/// <param name="Table">Number of the table.</param>
/// <param name="Figure">Id of the published figure, or <c>consistency.…</c> for what every table must hold.</param>
/// <param name="Date">Date of the figure; empty for consistency.</param>
/// <param name="Operator"><c>=</c>, <c>&gt;=</c> or <c>&gt;</c>.</param>
/// <param name="Target">The published value.</param>
/// <param name="Got">The table's value.</param>
/// <param name="Tolerance">How far it may be.</param>
/// <param name="Ok">Whether it holds.</param>
public sealed record SynthesisCheck(int Table, string Figure, string Date, string Operator, double Target, double Got, double Tolerance, bool Ok);
