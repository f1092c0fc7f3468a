using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>An <see cref="IndicatorMotion"/> with the two factors of its class.</summary>
/// <param name="Indicator">Index of the commune indicator.</param>
/// <param name="Mix">Index of the mix whose money closes its gap.</param>
/// <param name="Pace">Index of its own pace.</param>
/// <param name="Wear">Index of its share kept and damage.</param>
/// <param name="Group">Noise group.</param>
/// <param name="Gap">Its ends and its luck.</param>
internal readonly record struct ResponseMotion(int Indicator, int Mix, int Pace, int Wear, int Group, GapMotion Gap);
