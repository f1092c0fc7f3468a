namespace Planner.Simulation.Preparation;

/// <summary>How an indicator moves in a year, by the places of what it shares with others.</summary>
/// <param name="Indicator">Index of the commune indicator.</param>
/// <param name="Group">Noise group.</param>
/// <param name="Class">Index of the <see cref="ResponseClass"/>.</param>
/// <param name="Wear">Index of its share kept and damage.</param>
/// <param name="Gap">Its ends and its luck.</param>
internal readonly record struct IndicatorMotion(int Indicator, int Group, int Class, int Wear, GapMotion Gap);
