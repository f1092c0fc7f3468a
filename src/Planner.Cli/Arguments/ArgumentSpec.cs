using Planner.Cli.Words;

namespace Planner.Cli.Arguments;

/// <summary>A positional argument of a command.</summary>
/// <param name="Name">What stands for it in the help.</param>
/// <param name="Many">Whether it may stand more than once.</param>
/// <param name="About">What it is.</param>
/// <param name="Optional">Whether it may be left out; else it must stand once.</param>
internal sealed record ArgumentSpec(string Name, bool Many, Phrase About, bool Optional = false);
