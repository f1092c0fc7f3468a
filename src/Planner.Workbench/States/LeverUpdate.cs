using Planner.Workbench.Boards;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>How levers move.</summary>
internal static class LeverUpdate
{
    /// <summary>Moves the selected lever by steps.</summary>
    public static WorkbenchState Step(WorkbenchState state, int steps)
    {
        LeverItem item = WorkbenchLists.SelectedLever(state)!;
        return Set(state, item.Value + (steps * item.Step));
    }

    /// <summary>Sets the selected lever, and asks for a preview.</summary>
    public static WorkbenchState Set(WorkbenchState state, double value)
    {
        LeverItem item = WorkbenchLists.SelectedLever(state)!;
        LeverItem moved = item.At(value);
        return moved == item ? state : Take(state, state.Levers! with { Items = state.Levers.Items.Replace(item, moved) }, item);
    }

    /// <summary>All levers as in the scenario.</summary>
    public static WorkbenchState Reset(WorkbenchState state) =>
        Take(state, state.Levers! with { Items = [.. state.Levers.Items.Select(i => i with { Value = i.Base })] }, null);

    private static WorkbenchState Take(WorkbenchState state, LeverSheet levers, LeverItem? item)
    {
        var step = new UndoStep(BoardBuilder.Both(l => item?.Title.In(l) ?? WorkbenchView.Book.Text(l, Wording.AllLevers)), null, state.Levers);
        return (state with { Levers = levers, Undo = state.Undo.Push(step), Previewing = true }).Wanting(new WorkbenchRequest.Preview(levers));
    }
}
