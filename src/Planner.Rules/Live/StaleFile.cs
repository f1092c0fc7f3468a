namespace Planner.Rules.Live;

/// <summary>A file whose saved version has faults, so that an earlier one stays in force.</summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="InForceSince">When the version in force was read.</param>
public sealed record StaleFile(string File, DateTimeOffset InForceSince);
