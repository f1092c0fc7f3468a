namespace Planner.Rules.Language;

/// <summary>
/// An expression compiled for one replicate. Input i of the lane bank is <c>lanes[offset + i * stride]</c>, of the shared bank
/// <c>shared[sharedOffset + i]</c>. Allocates nothing.
/// </summary>
/// <returns>
/// The number, or 1 and 0 for true and false. When the evaluation has no result (whole numbers divided by zero, a conversion out of range) it
/// is NaN. So for a boolean expression NaN always and only means an error; a number may also be NaN by itself, and
/// <see cref="CheckedScalarExpression"/> tells the two apart. NaN is always the canonical one.
/// </returns>
public delegate double ScalarExpression(double[] lanes, int offset, int stride, double[] shared, int sharedOffset);
