namespace Planner.Workbench.States;

/// <summary>What a typed name is for.</summary>
internal enum PromptUse
{
    /// <summary>The title of a copy of a scenario.</summary>
    Duplicate,

    /// <summary>A scenario's new title.</summary>
    Rename,

    /// <summary>The title of the scenario that the levers make.</summary>
    SaveLevers,

    /// <summary>The value of a lever.</summary>
    LeverValue,

    /// <summary>The title of the scenario that a plan makes.</summary>
    SavePlan,

    /// <summary>Why the values of a table are assumed, to save it.</summary>
    TableAssumption,

    /// <summary>The document that the values of a table come from, to save it.</summary>
    TableSource,

    /// <summary>The first year of a new period of a table.</summary>
    TablePeriod,
}
