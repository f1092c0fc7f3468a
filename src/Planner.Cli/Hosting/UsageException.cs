using Planner.Cli.Words;

namespace Planner.Cli.Hosting;

/// <summary>The call cannot be carried out as it was written. Its message is a text of the command in the user's language; the exit code is 2.</summary>
internal sealed class UsageException : Exception
{
    /// <summary>A fault of usage.</summary>
    /// <param name="phrase">What is wrong.</param>
    /// <param name="values">The values in the text.</param>
    public UsageException(Phrase phrase, params object?[] values)
        : base(phrase.ToString())
    {
        Phrase = phrase;
        Values = values;
    }

    /// <summary>What is wrong.</summary>
    public Phrase Phrase { get; }

    /// <summary>The values in the text.</summary>
    public IReadOnlyList<object?> Values { get; }
}
