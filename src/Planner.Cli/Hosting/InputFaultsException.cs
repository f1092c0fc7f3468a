namespace Planner.Cli.Hosting;

/// <summary>Input files have faults, each of which was already printed with file, line and column. The exit code is 2.</summary>
internal sealed class InputFaultsException : Exception
{
    /// <summary>Faults were printed.</summary>
    public InputFaultsException()
        : base("input files have faults")
    {
    }
}
