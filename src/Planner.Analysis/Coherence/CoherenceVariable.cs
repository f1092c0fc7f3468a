using Planner.Numerics.Exact;
using Planner.Rules.Pack;

namespace Planner.Analysis.Coherence;

/// <summary>A metric or quantity of one year-end in the audit's system.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Metric">Id of the metric; null for a quantity.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Year">Year.</param>
/// <param name="Scale">What one step of the variable is worth: 100/67 percent for a share of 67 communes, else 1.</param>
/// <param name="Whole">Whether it moves in whole steps.</param>
/// <param name="Least">Least number of steps; null for none.</param>
/// <param name="Most">Greatest number of steps; null for none.</param>
internal sealed record CoherenceVariable(LocalizedText Title, string? Metric, string Unit, int Year, Rational Scale, bool Whole, Rational? Least, Rational? Most);
