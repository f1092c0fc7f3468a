namespace Planner.Workbench.States;

/// <summary>Screens of the workbench; the numbers are their keys.</summary>
public enum WorkbenchScreen
{
    /// <summary>The scenarios: state, what differs, run, pick.</summary>
    Scenarios = 1,

    /// <summary>Targets × scenarios, and one quantity in seven views.</summary>
    Compare = 2,

    /// <summary>One target as a card.</summary>
    Targets = 3,

    /// <summary>The communes.</summary>
    Communes = 4,

    /// <summary>Criteria × districts.</summary>
    Criteria = 5,

    /// <summary>The rule files.</summary>
    Rules = 6,

    /// <summary>Levers with a quick preview.</summary>
    Levers = 7,

    /// <summary>Sensitivity.</summary>
    Sensitivity = 8,

    /// <summary>Optimisation.</summary>
    Optimise = 9,
}
