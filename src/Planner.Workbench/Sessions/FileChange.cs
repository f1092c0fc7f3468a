namespace Planner.Workbench.Sessions;

/// <summary>A file that was changed at the user's wish.</summary>
/// <param name="Path">The file.</param>
/// <param name="Before">What it held before; null: it was not there.</param>
/// <param name="After">What it holds since; null: it is gone.</param>
internal sealed record FileChange(string Path, byte[]? Before, byte[]? After);
