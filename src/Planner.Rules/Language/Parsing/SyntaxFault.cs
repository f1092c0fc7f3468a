namespace Planner.Rules.Language.Parsing;

/// <summary>Leaves the parser at the first place where the grammar is broken: what follows could only be guessed.</summary>
internal sealed class SyntaxFault(string code, TextRange range, string message) : Exception(message)
{
    /// <summary>The diagnostic's code.</summary>
    public string Code { get; } = code;

    /// <summary>Where.</summary>
    public TextRange Range { get; } = range;
}
