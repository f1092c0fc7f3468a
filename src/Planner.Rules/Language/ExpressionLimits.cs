namespace Planner.Rules.Language;

/// <summary>
/// What an expression may cost. A rule file comes from outside: whatever stands in it, refusing it takes bounded time and stack.
/// </summary>
internal static class ExpressionLimits
{
    /// <summary>Longest text, in UTF-16 code units; a sum of 1,500 named terms has 14,000.</summary>
    public const int MaxLength = 32_768;

    /// <summary>Deepest nesting of parentheses, arguments, branches and prefix operators.</summary>
    public const int MaxDepth = 200;

    /// <summary>Most nodes of one syntax tree.</summary>
    public const int MaxNodes = 12_000;

    /// <summary>Longest chain of members, calls and indexes behind one operand.</summary>
    public const int MaxChain = 64;

    /// <summary>Longest text that an evaluation may build.</summary>
    public const int MaxString = 1_000_000;

    /// <summary>Most node evaluations of one reading; nested list operations multiply.</summary>
    public const int MaxSteps = 20_000_000;
}
