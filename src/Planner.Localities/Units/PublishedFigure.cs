using Planner.Rules.Pack;

namespace Planner.Localities.Units;

/// <summary>
/// A published aggregate of the locality: what is known about a table that is not public. <c>locality.json</c>, member <c>aggregates</c>.
/// A figure with a <see cref="Measure"/> is reproduced by every synthetic table within <see cref="Tolerance"/>; one without is context.
/// </summary>
/// <param name="Id">Name, e.g. <c>BK-B6</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Unit, one of <see cref="Planner.Rules.Pack.Units"/>.</param>
/// <param name="Date">The day it holds for, <c>yyyy-MM-dd</c>.</param>
/// <param name="Operator"><c>=</c> (within the tolerance), <c>&gt;=</c> or <c>&gt;</c>.</param>
/// <param name="Value">The published value.</param>
/// <param name="Tolerance">How far a table may be from it, in the unit: half of the last published digit, or 0 for counts; ≥ 0.</param>
/// <param name="Measure">How it is measured on the communes table; null for context that no table holds.</param>
/// <param name="Provenance">Where it is published, or why it is assumed.</param>
public sealed record PublishedFigure(
    string Id,
    LocalizedText Title,
    string Unit,
    string Date,
    string Operator,
    double Value,
    double Tolerance,
    FigureMeasure? Measure,
    Provenance Provenance)
{
    /// <summary>Whether a measured value agrees with the published one.</summary>
    /// <param name="got">The measured value.</param>
    public bool Accepts(double got) => Operator switch
    {
        ">=" => got >= Value - Tolerance,
        ">" => got > Value,
        _ => Math.Abs(got - Value) <= Tolerance + (1e-9 * Math.Max(1, Math.Abs(Value))),
    };
}
