namespace Planner.Fuzzing.Running;

/// <summary>A fault that an input showed.</summary>
/// <param name="Kind">Type of the exception and where it came from; one finding is reported for each.</param>
/// <param name="Index">Number of the input.</param>
/// <param name="Fault">The exception.</param>
/// <param name="Input">The input, shrunk.</param>
internal sealed record FuzzFinding(string Kind, long Index, Exception Fault, byte[] Input);
