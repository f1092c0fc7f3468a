using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>While the worker works, and when it could not finish.</summary>
internal static class WaitView
{
    public static void Draw(CellBuffer frame, WorkbenchState state)
    {
        WorkbenchView.Title(frame, "Planner");
        if (state.Faults.Count > 0)
        {
            frame.Write(2, 2, WorkbenchView.Book.Text(state.Language, Wording.CannotCompute), new CellStyle(CellInk.Red, CellMarks.Bold));
            int y = 4;
            foreach (LocalizedText fault in state.Faults)
            {
                foreach (string line in DisplayWidth.Wrap(fault.In(state.Language), frame.Width - 4))
                {
                    if (y >= frame.Height - 2)
                    {
                        frame.Write(2, y, "…");
                        break;
                    }

                    frame.Write(2, y++, line);
                }
            }
        }
        else
        {
            int middle = frame.Height / 2;
            int width = Math.Min(frame.Width - 4, 60);
            int left = (frame.Width - width) / 2;
            int share = (int)Math.Floor(state.Share * 100);
            frame.Write(left, middle - 1, WorkbenchView.Book.Format(state.Language, Wording.Computing, share));
            int filled = (int)(state.Share * width);
            frame.Write(left, middle, new string('█', filled), new CellStyle(CellInk.Cyan));
            frame.Write(left + filled, middle, new string('░', width - filled), CellStyle.Quiet);
        }

        WorkbenchView.Footer(frame, state.Language, Wording.WaitHints);
    }
}
