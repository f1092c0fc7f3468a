namespace Planner.Cli.Clusters;

/// <summary>A command of Slurm failed.</summary>
internal sealed class SlurmException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="command">The command.</param>
    /// <param name="message">What it wrote on standard error.</param>
    public SlurmException(string command, string message)
        : base(message) => Command = command;

    /// <summary>The command.</summary>
    public string Command { get; }
}
