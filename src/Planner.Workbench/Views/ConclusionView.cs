using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>The conclusion in words, for a leader.</summary>
internal static class ConclusionView
{
    public static void Draw(CellBuffer frame, WorkbenchState state, ComparisonBoard board)
    {
        WorkbenchView.Title(frame, board.Locality.In(state.Language) + ": " + WorkbenchView.Book.Text(state.Language, Wording.ConclusionTitle));
        int y = MatrixView.Notice(frame, state, board);
        List<string> lines = [.. board.Conclusion.SelectMany(sentence => DisplayWidth.Wrap(sentence.In(state.Language), frame.Width - 4).Append(""))];
        lines.RemoveAt(lines.Count - 1);
        int room = frame.Height - y - 1;
        int top = Math.Clamp(state.Top, 0, Math.Max(0, lines.Count - room));
        for (int i = 0; i < Math.Min(room, lines.Count); i++)
        {
            bool more = (i == 0 && top > 0) || (i == room - 1 && top + room < lines.Count);
            frame.Write(0, y + i, more ? (i == 0 ? "↑" : "↓") : " ", CellStyle.Strong);
            frame.Write(2, y + i, lines[top + i]);
        }

        WorkbenchView.Footer(frame, state.Language, Wording.ScrollHints);
    }
}
