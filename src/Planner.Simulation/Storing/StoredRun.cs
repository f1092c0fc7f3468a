namespace Planner.Simulation.Storing;

/// <summary>A run in the store.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Header">What its outcomes say of themselves; null when they cannot be read.</param>
/// <param name="Finished">Whether it holds every replicate; else it was interrupted, or is still being made.</param>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="LastUse">When it was written or last read back, UTC.</param>
public sealed record StoredRun(RunAddress Address, OutcomeHeader? Header, bool Finished, long Bytes, DateTime LastUse);
