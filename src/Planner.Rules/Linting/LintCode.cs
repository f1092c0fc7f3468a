namespace Planner.Rules.Linting;

/// <summary>The codes of what is valid and probably not meant; docs/diagnostics.md explains each.</summary>
public static class LintCode
{
    /// <summary>A rule is disabled in every set it stands in.</summary>
    public const string Disabled = "PLN1001";

    /// <summary>A group has no enabled rule, so it never holds.</summary>
    public const string EmptyGroup = "PLN1002";

    /// <summary>A comparison or condition holds for every value its inputs can have.</summary>
    public const string AlwaysTrue = "PLN1003";

    /// <summary>A comparison or condition holds for no value its inputs can have.</summary>
    public const string AlwaysFalse = "PLN1004";

    /// <summary>One child decides a group, so its siblings are never reached.</summary>
    public const string DecidedGroup = "PLN1005";

    /// <summary>A parameter that no rule uses.</summary>
    public const string UnusedParameter = "PLN1006";

    /// <summary>Two rows of a table claim the same region and year.</summary>
    public const string Overlap = "PLN1007";

    /// <summary>A region's own rows leave out years between them.</summary>
    public const string Gap = "PLN1008";

    /// <summary>A row of a table that others hide in every year and region.</summary>
    public const string HiddenValue = "PLN1009";

    /// <summary>A row of a table for years outside the run.</summary>
    public const string ValueOutsideYears = "PLN1010";

    /// <summary>A condition stands twice in one criterion.</summary>
    public const string RepeatedCondition = "PLN1011";

    /// <summary>A condition stands in two criteria of one set.</summary>
    public const string SharedCondition = "PLN1012";

    /// <summary>An indicator that no component can move and no rule reads.</summary>
    public const string IdleIndicator = "PLN1013";

    /// <summary>Years between two sets of a level in which none is in force.</summary>
    public const string SetGap = "PLN1014";

    /// <summary>A set that is in force in no year of the run.</summary>
    public const string SetOutsideYears = "PLN1015";

    /// <summary>A parameter of a workflow or rule that nothing uses.</summary>
    public const string UnusedLocal = "PLN1016";
}
