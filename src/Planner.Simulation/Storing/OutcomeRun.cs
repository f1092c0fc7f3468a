namespace Planner.Simulation.Storing;

/// <summary>One scenario of a file of outcomes.</summary>
/// <param name="Scenario">Its id.</param>
/// <param name="Address">The address of the whole run that the outcomes are a part of.</param>
public sealed record OutcomeRun(string Scenario, RunAddress Address);
