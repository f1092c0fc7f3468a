namespace Planner.Workbench.States;

/// <summary>Screens of the workbench.</summary>
public enum WorkbenchScreen
{
    /// <summary>Targets × scenarios.</summary>
    Matrix,

    /// <summary>One target under every scenario.</summary>
    Card,

    /// <summary>The conclusion in words.</summary>
    Conclusion,

    /// <summary>What each key does.</summary>
    Keys,
}
