namespace Planner.Fuzzing.Running;

/// <summary>What came of one target's inputs.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Inputs">Inputs tried.</param>
/// <param name="Taken">How many of them were taken; the others were refused with diagnostics.</param>
/// <param name="Seconds">Time they took.</param>
/// <param name="Slowest">Milliseconds of the slowest.</param>
/// <param name="MostAllocated">Bytes the greediest allocated.</param>
/// <param name="HeapGrowth">Bytes by which the live heap grew between the first quarter and the end.</param>
/// <param name="Findings">What was found, each kind once.</param>
internal sealed record FuzzReport(
    string Target, long Inputs, long Taken, double Seconds, double Slowest, long MostAllocated, long HeapGrowth, IReadOnlyList<FuzzFinding> Findings);
