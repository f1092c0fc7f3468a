namespace Planner.Rules.Language.Lexing;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands.</param>
/// <param name="Text">As written; for text and character literals the decoded value.</param>
internal readonly record struct Token(TokenKind Kind, TextRange Range, string Text)
{
    /// <summary>Whether it is that operator or bracket.</summary>
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether it is that word, in any case.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Identifier && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
