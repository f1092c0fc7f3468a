namespace Planner.Rules.Language.Lexing;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    End,
    Identifier,
    Integer,
    Real,
    Text,
    Character,
    Symbol,
}
