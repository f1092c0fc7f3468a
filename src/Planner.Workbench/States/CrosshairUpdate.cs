using Planner.Workbench.Cells;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>What keys and clicks do to the crosshair of a quantity's chart.</summary>
internal static class CrosshairUpdate
{
    /// <summary>Why the chart cannot be read; null where it can.</summary>
    public static Wording? WhyNot(WorkbenchState state) => state.Board is null ? Wording.WhyNoResults : CrosshairScale.Of(state) is null ? Wording.WhyNoChart : null;

    /// <summary>Whether the crosshair stands in what is shown, so that left and right move it.</summary>
    public static bool Shows(WorkbenchState state) => state.Reads && CrosshairScale.Of(state) is not null;

    /// <summary>Switches it on or off.</summary>
    public static WorkbenchState Toggle(WorkbenchState state) => state with { Reads = !state.Reads };

    /// <summary>Moves it along the axis.</summary>
    /// <param name="state">A state that shows it.</param>
    /// <param name="steps">Steps to the far end; negative towards the near end.</param>
    public static WorkbenchState Move(WorkbenchState state, int steps)
    {
        CrosshairScale scale = CrosshairScale.Of(state)!;
        return Put(state, scale, scale.Position + (steps * scale.Step));
    }

    /// <summary>Puts it where the chart was clicked and switches it on.</summary>
    /// <param name="state">The state.</param>
    /// <param name="spot">The place: column <see cref="Spot.Column"/> of <see cref="Spot.Index"/> columns of the plot, or the bin where that is 0.</param>
    public static WorkbenchState Click(WorkbenchState state, Spot spot) => CrosshairScale.Of(state) is not { } scale ? state : Put(
        state with { Reads = true },
        scale,
        spot.Index == 0 ? spot.Column : scale.Start + ((spot.Column + 0.5) / spot.Index * (scale.End - scale.Start)));

    private static WorkbenchState Put(WorkbenchState state, CrosshairScale scale, double position) => state with
    {
        Crosshair = new Crosshair(state.View, state.Board!.Targets[WorkbenchLists.SelectedTarget(state)].Id, scale.Snap(position)),
    };
}
