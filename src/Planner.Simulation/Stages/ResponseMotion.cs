using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>An <see cref="IndicatorMotion"/> of a <see cref="ResponseGroup"/>, whose factor it has.</summary>
/// <param name="Indicator">Index of the commune indicator.</param>
/// <param name="Wear">Index of its share kept and damage.</param>
/// <param name="Group">Noise group.</param>
/// <param name="Gap">Its ends and its luck.</param>
internal readonly record struct ResponseMotion(int Indicator, int Wear, int Group, GapMotion Gap);
