using Planner.Cli.Words;

namespace Planner.Cli.Arguments;

/// <summary>An option of a command.</summary>
/// <param name="Name">Its name with dashes.</param>
/// <param name="Value">What stands for its value in the help; null for a switch.</param>
/// <param name="About">What it does.</param>
internal sealed record OptionSpec(string Name, string? Value, Phrase About);
