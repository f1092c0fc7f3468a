namespace Planner.Workbench.States;

/// <summary>Every action of the workbench; what they are called stands in <c>actions.vi.json</c> and <c>actions.en.json</c>: a hint, a tab, what it does.</summary>
internal enum ActionName
{
    /// <summary>Leave.</summary>
    Quit,

    /// <summary>This list.</summary>
    Actions,

    /// <summary>Close a page or a filter.</summary>
    Back,

    /// <summary>Open the selected row.</summary>
    Open,

    /// <summary>Filter the list.</summary>
    Filter,

    /// <summary>Go to a screen, scenario, target or commune by name.</summary>
    GoTo,

    /// <summary>Take the last step back.</summary>
    Undo,

    /// <summary>Choose what to export.</summary>
    Export,

    /// <summary>Export what is on the screen.</summary>
    ExportScreen,

    /// <summary>Write the report of the compared scenarios.</summary>
    ExportReport,

    /// <summary>Stop writing it.</summary>
    StopReport,

    /// <summary>The conclusion in words.</summary>
    Conclusion,

    /// <summary>The next scenario.</summary>
    NextScenario,

    /// <summary>The scenario before.</summary>
    PreviousScenario,

    /// <summary>The other language.</summary>
    SwitchLanguage,

    /// <summary>The next theme.</summary>
    SwitchTheme,

    /// <summary>Planner, leadership, analyst.</summary>
    SwitchUser,

    /// <summary>Hide names of units.</summary>
    Share,

    /// <summary>What ran.</summary>
    Log,

    /// <summary>Open the table of a parameter, or edit a cell of it.</summary>
    EditTable,

    /// <summary>Type a value into a cell.</summary>
    TypeValue,

    /// <summary>Save a table, its values as assumptions.</summary>
    SaveTable,

    /// <summary>Save a table, its values from a document.</summary>
    SaveTableSource,

    /// <summary>A cell as in the file.</summary>
    ResetValue,

    /// <summary>A new period of a table.</summary>
    NewPeriod,

    /// <summary>Screen 1.</summary>
    ToScenarios,

    /// <summary>Screen 2.</summary>
    ToCompare,

    /// <summary>Screen 3.</summary>
    ToTargets,

    /// <summary>Screen 4.</summary>
    ToCommunes,

    /// <summary>Screen 5.</summary>
    ToCriteria,

    /// <summary>Screen 6.</summary>
    ToRules,

    /// <summary>Screen 7.</summary>
    ToLevers,

    /// <summary>Screen 8.</summary>
    ToSensitivity,

    /// <summary>Screen 9.</summary>
    ToOptimise,

    /// <summary>Run the selected scenario.</summary>
    RunOne,

    /// <summary>Run every picked scenario that is not fresh.</summary>
    RunAll,

    /// <summary>Stop what runs.</summary>
    Stop,

    /// <summary>Pick for the comparison, or not.</summary>
    Pick,

    /// <summary>Copy the scenario.</summary>
    Duplicate,

    /// <summary>Another title.</summary>
    Rename,

    /// <summary>Delete its file.</summary>
    Delete,

    /// <summary>The next view of the quantity.</summary>
    NextView,

    /// <summary>The view before.</summary>
    PreviousView,

    /// <summary>Fans side by side, or one over the reference.</summary>
    SideBySide,

    /// <summary>Read values in the chart by a crosshair.</summary>
    ReadValues,

    /// <summary>Sort by the next column.</summary>
    Sort,

    /// <summary>The other direction.</summary>
    Reverse,

    /// <summary>The next district.</summary>
    NextDistrict,

    /// <summary>A lever up.</summary>
    LeverUp,

    /// <summary>A lever down.</summary>
    LeverDown,

    /// <summary>A lever as in the scenario.</summary>
    LeverReset,

    /// <summary>All levers as in the scenario.</summary>
    LeversReset,

    /// <summary>Save the levers as a scenario.</summary>
    SaveLevers,

    /// <summary>Start a study of sensitivity.</summary>
    StudyRun,

    /// <summary>Stop it and keep what it found.</summary>
    StudyStop,

    /// <summary>The next method.</summary>
    StudyMethod,

    /// <summary>The next target.</summary>
    StudyNextTarget,

    /// <summary>The target before.</summary>
    StudyPreviousTarget,

    /// <summary>The next kind of factor.</summary>
    StudyKind,

    /// <summary>The other effort.</summary>
    StudyEffort,

    /// <summary>Start a search for a better plan.</summary>
    PlanRun,

    /// <summary>Stop it and keep the best so far.</summary>
    PlanStop,

    /// <summary>Save the plan as a scenario.</summary>
    PlanSave,

    /// <summary>The next kind of objective.</summary>
    PlanNextObjective,

    /// <summary>The kind of objective before.</summary>
    PlanPreviousObjective,

    /// <summary>Mark a target to be met together with others.</summary>
    PlanMark,

    /// <summary>A greater chance with the least money.</summary>
    PlanMore,

    /// <summary>A lesser one.</summary>
    PlanLess,

    /// <summary>The other effort.</summary>
    PlanEffort,

    /// <summary>Words, or chance against money.</summary>
    PlanChart,
}
