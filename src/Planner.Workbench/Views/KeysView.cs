using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>What each key does, and what the signs mean.</summary>
internal static class KeysView
{
    public static void Draw(CellBuffer frame, WorkbenchState state)
    {
        WorkbenchView.Title(frame, WorkbenchView.Book.Text(state.Language, Wording.KeysTitle));
        int y = WorkbenchView.Pairs(frame, 2, 2, WorkbenchView.Book.Text(state.Language, Wording.KeysText));
        WorkbenchView.Pairs(frame, 2, y + 1, WorkbenchView.Book.Text(state.Language, Wording.SignsText));
        WorkbenchView.Footer(frame, state.Language, Wording.BackHints);
    }
}
