using Planner.Rules.Documents;

namespace Planner.Simulation.Storing;

/// <summary>A file that a run depends on.</summary>
/// <param name="Role">What it is: <c>rules</c>, <c>locality</c> or <c>scenario</c>.</param>
/// <param name="Name">Its path inside the rules folder, or its name in the locality's folder; with '/'.</param>
/// <param name="Path">The path as the user named it; no part of the run's address.</param>
/// <param name="Digest">What it held when it was read.</param>
public sealed record InputFile(string Role, string Name, string Path, FileDigest Digest);
