using Planner.Cli.Words;

namespace Planner.Cli.Arguments;

/// <summary>A command: what it takes, what its help says, what it does.</summary>
/// <param name="Name">Its name; empty for <c>planner</c> alone.</param>
/// <param name="About">One line.</param>
/// <param name="Help">More lines for its own help: what it prints and examples.</param>
/// <param name="Arguments">Positional arguments, in order; only the last may be many.</param>
/// <param name="Options">Options besides those every command has.</param>
/// <param name="Run">What it does; returns the exit code.</param>
internal sealed record CommandSpec(
    string Name,
    Phrase About,
    Phrase Help,
    IReadOnlyList<ArgumentSpec> Arguments,
    IReadOnlyList<OptionSpec> Options,
    Func<CommandCall, int> Run)
{
    /// <summary>Whether <c>--out</c> may name the one file that the command writes, and not only a folder; then the command looks at the name itself.</summary>
    public bool OutMayBeAFile { get; init; }
}
