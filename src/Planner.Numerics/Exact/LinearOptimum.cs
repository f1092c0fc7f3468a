namespace Planner.Numerics.Exact;

/// <summary>What minimising over a <see cref="LinearSystem"/> gives.</summary>
/// <param name="Feasible">Whether anything satisfies the system.</param>
/// <param name="Least">The least value; null where there is none (the system cannot hold, or the value falls without end).</param>
public readonly record struct LinearOptimum(bool Feasible, Rational? Least);
