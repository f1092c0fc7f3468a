namespace Planner.Rules.Language;

/// <summary>What the place of an expression asks of its result.</summary>
public enum ExpressionKind
{
    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number of any type.</summary>
    Number,

    /// <summary>Any value.</summary>
    Any,
}
