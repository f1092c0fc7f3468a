namespace Planner.Workbench.States;

/// <summary>Who sits at the workbench; decides the screen it opens with.</summary>
public enum UserKind
{
    /// <summary>Plans: scenarios, levers.</summary>
    Planner,

    /// <summary>Decides: targets.</summary>
    Leadership,

    /// <summary>Tunes the rules.</summary>
    Analyst,
}
