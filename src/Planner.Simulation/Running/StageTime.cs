namespace Planner.Simulation.Running;

/// <summary>Time that a stage took.</summary>
/// <param name="Stage">The stage's name, as in <see cref="StageBudget"/>.</param>
/// <param name="Nanoseconds">Its processor time, summed over workers.</param>
public readonly record struct StageTime(string Stage, double Nanoseconds);
