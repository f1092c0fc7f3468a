namespace Planner.Simulation.Stages;

/// <summary>The <see cref="ResponseMotion"/>s of one mix, pace and kind of step: their gaps shrink by the same factor, which is computed once for them.</summary>
/// <param name="Mix">Index of the mix whose money closes their gaps.</param>
/// <param name="Pace">Index of their own pace.</param>
/// <param name="Wear">Their kind of step.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">Their number.</param>
internal readonly record struct ResponseGroup(int Mix, int Pace, ResponseWear Wear, int First, int Count);
