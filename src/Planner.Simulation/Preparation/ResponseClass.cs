namespace Planner.Simulation.Preparation;

/// <summary>Indicators whose gap shrinks by the same factor.</summary>
/// <param name="Mix">Index of the <see cref="FundingMix"/>.</param>
/// <param name="Pace">Index of the <see cref="OwnPace"/>.</param>
internal readonly record struct ResponseClass(int Mix, int Pace);
