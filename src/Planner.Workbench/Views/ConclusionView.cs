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
        int y = MatrixView.Notice(frame, state, board) + 1;
        foreach (LocalizedText sentence in board.Conclusion)
        {
            foreach (string line in DisplayWidth.Wrap(sentence.In(state.Language), frame.Width - 4))
            {
                if (y >= frame.Height - 1)
                {
                    return;
                }

                frame.Write(2, y++, y == frame.Height - 1 ? "…" : line);
            }
        }

        WorkbenchView.Footer(frame, state.Language, Wording.BackHints);
    }
}
