namespace Planner.Rules.Documents;

/// <summary>What should be a file is a pipe or a terminal: reading it would wait for somebody at its other end.</summary>
public sealed class UnendingFileException : IOException
{
    /// <summary>The fault.</summary>
    public UnendingFileException()
        : base("it is a pipe or a terminal, not a file; write what it gives into a file and name that")
    {
    }
}
