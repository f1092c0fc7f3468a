namespace Planner.Simulation.Storing;

/// <summary>A file cannot be used as a file of outcomes.</summary>
public sealed class OutcomeFileException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="fault">Why.</param>
    public OutcomeFileException(string file, OutcomeFault fault)
        : base($"{file}: {fault}")
    {
        File = file;
        Fault = fault;
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>Why.</summary>
    public OutcomeFault Fault { get; }
}
