using Planner.Rules.Language.Lexing;

namespace Planner.Rules.Language.Parsing;

/// <summary>The binary operators with their spellings and precedence: RulesEngine's, where &amp; and | are equal and <c>in</c> is below them.</summary>
internal static class OperatorTable
{
    /// <summary>Precedence of <c>in</c>.</summary>
    public const int In = 4;

    private static readonly (BinaryOperator Operator, int Precedence, string[] Spellings)[] Rows =
    [
        (BinaryOperator.Or, 2, ["||", "or", "orelse"]),
        (BinaryOperator.And, 3, ["&&", "and", "andalso"]),
        (BinaryOperator.BitAnd, 5, ["&"]),
        (BinaryOperator.BitOr, 5, ["|"]),
        (BinaryOperator.Equal, 6, ["==", "=", "eq", "equal"]),
        (BinaryOperator.NotEqual, 6, ["!=", "<>", "ne", "neq", "notequal"]),
        (BinaryOperator.Less, 6, ["<", "lt", "lessthan"]),
        (BinaryOperator.LessOrEqual, 6, ["<=", "le", "lessthanequal"]),
        (BinaryOperator.Greater, 6, [">", "gt", "greaterthan"]),
        (BinaryOperator.GreaterOrEqual, 6, [">=", "ge", "greaterthanequal"]),
        (BinaryOperator.ShiftLeft, 7, ["<<"]),
        (BinaryOperator.ShiftRight, 7, [">>"]),
        (BinaryOperator.Add, 8, ["+"]),
        (BinaryOperator.Subtract, 8, ["-"]),
        (BinaryOperator.Multiply, 9, ["*"]),
        (BinaryOperator.Divide, 9, ["/"]),
        (BinaryOperator.Remainder, 9, ["%", "mod"]),
    ];

    private static readonly Dictionary<string, (BinaryOperator, int)> BySpelling = Rows
        .SelectMany(row => row.Spellings.Select(spelling => (spelling, row)))
        .ToDictionary(p => p.spelling, p => (p.row.Operator, p.row.Precedence), StringComparer.OrdinalIgnoreCase);

    /// <summary>The spellings where case matters: C#'s symbols and words, and RulesEngine's names of comparisons.</summary>
    private static readonly HashSet<string> Spellings = new(
        Rows.SelectMany(row => row.Spellings)
            .Concat(["AndAlso", "OrElse", "Equal", "NotEqual", "LessThan", "LessThanEqual", "GreaterThan", "GreaterThanEqual"]),
        StringComparer.Ordinal);

    /// <summary>The operator that a token spells, if any.</summary>
    public static bool TryGet(Token token, bool caseMatters, out BinaryOperator op, out int precedence)
    {
        (op, precedence) = (default, 0);
        if (token.Kind is not (TokenKind.Symbol or TokenKind.Identifier)
            || !BySpelling.TryGetValue(token.Text, out (BinaryOperator, int) found)
            || (caseMatters && !Spellings.Contains(token.Text)))
        {
            return false;
        }

        (op, precedence) = found;
        return true;
    }

    /// <summary>The first spelling, for messages and explanations.</summary>
    public static string Symbol(BinaryOperator op) => op == BinaryOperator.Coalesce ? "??" : Rows.First(row => row.Operator == op).Spellings[0];

    /// <summary>Whether the operator compares.</summary>
    public static bool IsComparison(BinaryOperator op) => op is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual;
}
