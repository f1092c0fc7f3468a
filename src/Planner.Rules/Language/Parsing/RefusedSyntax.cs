using Planner.Rules.Language.Lexing;

namespace Planner.Rules.Language.Parsing;

/// <summary>Symbols that mean something in C# but nothing here, with what to write instead.</summary>
internal static class RefusedSyntax
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["?."] = "'?.' is not taken; use np(path) or np(path, default)",
        ["**"] = "'**' is not an operator; use Math.Pow(x, y)",
        ["^"] = "'^' is not an operator; use Math.Pow(x, y)",
        ["+="] = "'+=' assigns, and an expression cannot change anything",
        ["-="] = "'-=' assigns, and an expression cannot change anything",
        ["*="] = "'*=' assigns, and an expression cannot change anything",
        ["/="] = "'/=' assigns, and an expression cannot change anything",
        ["//"] = "Comments are not taken in an expression; put the remark in Properties",
        ["/*"] = "Comments are not taken in an expression; put the remark in Properties",
        [";"] = "An expression is one value; ';' is not taken",
        ["@"] = "'@' is not taken; name the input",
        ["#"] = "'#' is not taken",
        ["{"] = "'{' is not taken; there is no interpolation in expressions",
    };

    /// <summary>Why the symbol is refused, or null when it is not special.</summary>
    public static string? Reason(Token token) => token.Kind == TokenKind.Symbol ? Reasons.GetValueOrDefault(token.Text) : null;
}
