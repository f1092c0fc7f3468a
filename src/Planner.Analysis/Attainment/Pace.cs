namespace Planner.Analysis.Attainment;

/// <summary>How fast a metric would have to move, and how fast it moves, per year from the start year to the target's year.</summary>
/// <param name="Start">Mean at the start, in the target's unit.</param>
/// <param name="Required">(required − start) / years, unit per year.</param>
/// <param name="Simulated">(median − start) / years, unit per year.</param>
public sealed record Pace(double Start, double Required, double Simulated);
