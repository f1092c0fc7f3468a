namespace Planner.Rules.Language;

/// <summary>A <see cref="ScalarExpression"/> that also says whether the evaluation failed.</summary>
/// <returns>The same value as the scalar expression.</returns>
public delegate double CheckedScalarExpression(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, out bool failed);
