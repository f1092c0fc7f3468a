using Planner.Numerics.Exact;
using Planner.Rules.Pack;

namespace Planner.Analysis.Coherence;

/// <summary>Σ factor·variable ≥ bound (or above it), and what says so.</summary>
/// <param name="Terms">The left side.</param>
/// <param name="Bound">The right side.</param>
/// <param name="Strict">Whether it must be above.</param>
/// <param name="Target">Id of the target that asks it; null for what holds anyway.</param>
/// <param name="Relation">The declared relation; null for a target and for what follows from definitions.</param>
internal sealed record CoherenceRow(
    IReadOnlyList<(int Variable, Rational Factor)> Terms, Rational Bound, bool Strict, string? Target, TargetRelation? Relation)
{
    /// <summary>What holds where this does not.</summary>
    public CoherenceRow Negated() => new([.. Terms.Select(t => (t.Variable, -t.Factor))], -Bound, !Strict, null, null);
}
