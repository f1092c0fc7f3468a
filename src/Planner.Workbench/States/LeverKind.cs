namespace Planner.Workbench.States;

/// <summary>How a lever is set.</summary>
internal enum LeverKind
{
    /// <summary>A factor on a programme's money.</summary>
    Factor,

    /// <summary>An amount of a year, billion VND.</summary>
    Amount,

    /// <summary>A share, shown in percent.</summary>
    Share,

    /// <summary>An amount shown in million VND.</summary>
    Million,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Switch,

    /// <summary>One of several rules.</summary>
    Choice,
}
