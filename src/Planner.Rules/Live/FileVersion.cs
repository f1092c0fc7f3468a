using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Live;

/// <summary>One version of a file.</summary>
/// <param name="Hash">SHA-256 of its bytes; empty for a file that is not there.</param>
/// <param name="Root">What it holds; null when it is not there or no JSON.</param>
/// <param name="Faults">Why it could not be read.</param>
/// <param name="ReadAt">When it was read.</param>
internal sealed record FileVersion(byte[] Hash, JsonValue? Root, DiagnosticBag Faults, DateTimeOffset ReadAt)
{
    /// <summary>Whether the file is there.</summary>
    public bool Exists => Hash.Length > 0;
}
