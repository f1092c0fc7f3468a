namespace Planner.Rules.Language;

/// <summary>The codes of the language's diagnostics; docs/rule-language.md explains each with an example.</summary>
public static class LanguageCode
{
    /// <summary>The expression is empty.</summary>
    public const string Empty = "PLN0301";

    /// <summary>The expression is longer, deeper or larger than the limits.</summary>
    public const string Limit = "PLN0302";

    /// <summary>A character that the language does not use.</summary>
    public const string Character = "PLN0303";

    /// <summary>A text or character literal that is not well formed.</summary>
    public const string TextLiteral = "PLN0304";

    /// <summary>A number that is not well formed or out of range.</summary>
    public const string NumberLiteral = "PLN0305";

    /// <summary>The grammar expects something else here.</summary>
    public const string Syntax = "PLN0306";

    /// <summary>A construct of C# or RulesEngine that Planner refuses: assignment, comments, new, is, as, cast, ?. and the like.</summary>
    public const string Refused = "PLN0307";

    /// <summary>No input, parameter or type of that name.</summary>
    public const string UnknownName = "PLN0310";

    /// <summary>No member of that name.</summary>
    public const string UnknownMember = "PLN0311";

    /// <summary>No function of that name.</summary>
    public const string UnknownFunction = "PLN0312";

    /// <summary>The function exists, but not with these arguments.</summary>
    public const string Arguments = "PLN0313";

    /// <summary>The operator does not take operands of these types.</summary>
    public const string Operands = "PLN0314";

    /// <summary>The expression has another type than its place asks for.</summary>
    public const string ResultType = "PLN0315";

    /// <summary>A literal that cannot be read in the type of what it stands beside.</summary>
    public const string LiteralType = "PLN0316";

    /// <summary>The two branches of a condition have no common type.</summary>
    public const string Branches = "PLN0317";

    /// <summary>A parameter has the name of an input or of another parameter in scope.</summary>
    public const string Shadowing = "PLN0318";

    /// <summary>A clock, a random value or anything else that differs from call to call.</summary>
    public const string Impure = "PLN0319";

    /// <summary>The right side of <c>in</c> is not a list of values separated by commas, or its left side is a boolean.</summary>
    public const string In = "PLN0320";

    /// <summary>Decimal and binary floating-point numbers are mixed.</summary>
    public const string DecimalMix = "PLN0321";

    /// <summary>Values of different units are compared, added or subtracted.</summary>
    public const string Units = "PLN0322";

    /// <summary>Valid, but outside what the simulator can compile: numbers and booleans only.</summary>
    public const string NotCompilable = "PLN0330";

    /// <summary>Valid and compiled, but a value that differs from replicate to replicate has a type that lanes do not hold exactly.</summary>
    public const string NotForLanes = "PLN0331";

    /// <summary>The expression failed while it was evaluated.</summary>
    public const string Evaluation = "PLN0340";
}
