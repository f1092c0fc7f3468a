using Planner.Workbench.Keys;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>One action: its key, where it is, why it cannot be done now, and what it does.</summary>
/// <param name="Name">Which.</param>
/// <param name="Keys">Its key as people read it.</param>
/// <param name="Fits">Whether a key is its key.</param>
/// <param name="Screen">The screen it belongs to; null for every screen.</param>
/// <param name="Weight">Its place in the footer, 1 first; 0 for none.</param>
/// <param name="WhyNot">Why it cannot be done now; null where it can.</param>
/// <param name="Do">What it does.</param>
internal sealed record WorkbenchAction(
    ActionName Name,
    string Keys,
    Func<Key, bool> Fits,
    WorkbenchScreen? Screen,
    int Weight,
    Func<WorkbenchState, Wording?> WhyNot,
    Func<WorkbenchState, WorkbenchState> Do)
{
    /// <summary>Whether it is for a parameter's table: the footer names it there and nowhere else.</summary>
    public bool InTable { get; init; }
}
