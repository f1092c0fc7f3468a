namespace Planner.Simulation.Storing;

/// <summary>Something that a user should know of a store.</summary>
/// <param name="Kind">What.</param>
/// <param name="Scenario">The scenario's id.</param>
/// <param name="Replicates">Replicates that are there.</param>
/// <param name="Detail">The file, or the system's message.</param>
public sealed record StoreNote(StoreNoteKind Kind, string Scenario, int Replicates = 0, string Detail = "");
