using Planner.Rules.Documents;

namespace Planner.Rules.Language;

/// <summary>
/// What an expression may cost (<see cref="InputLimits"/>). A rule file comes from outside: whatever stands in it, refusing it takes bounded time and stack.
/// </summary>
internal static class ExpressionLimits
{
    /// <summary>Longest text.</summary>
    public const int MaxLength = InputLimits.ExpressionLength;

    /// <summary>Deepest nesting of parentheses, arguments, branches and prefix operators.</summary>
    public const int MaxDepth = InputLimits.ExpressionDepth;

    /// <summary>Most nodes of one syntax tree.</summary>
    public const int MaxNodes = InputLimits.ExpressionNodes;

    /// <summary>Longest chain of members, calls and indexes behind one operand.</summary>
    public const int MaxChain = InputLimits.ExpressionChain;

    /// <summary>Longest text that an evaluation may build.</summary>
    public const int MaxString = InputLimits.EvaluatedText;

    /// <summary>Most steps of one reading; nested list operations multiply.</summary>
    public const int MaxSteps = InputLimits.EvaluationSteps;

    /// <summary>Characters of a text that count as one step where it is copied, compared or searched.</summary>
    public const int CharactersPerStep = 8;
}
