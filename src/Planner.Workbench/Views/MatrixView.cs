using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>Targets × scenarios: how many of 100 simulated futures meet each target, with a sign and a colour for the outlook.</summary>
internal static class MatrixView
{
    private const int Column = 6;
    private const int IdWidth = 7;
    private const int LeastTitle = 16;
    private const int DetailRows = 2;

    public static void Draw(CellBuffer frame, WorkbenchState state, ComparisonBoard board)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        WorkbenchView.Title(
            frame,
            book.Format(state.Language, Wording.MatrixTitle, board.Locality.In(state.Language)),
            book.Format(state.Language, Wording.Replicates, board.Replicates));
        int y = Notice(frame, state, board);

        // What does not fit is scrolled to, and the edge says so.
        int columns = Math.Clamp((frame.Width - IdWidth - LeastTitle - 2) / Column, 1, board.Scenarios.Count);
        int first = Math.Clamp(state.Scenario - columns + 1, 0, board.Scenarios.Count - columns);
        int left = frame.Width - (columns * Column) - 1;
        frame.Write(1, y, book.Text(state.Language, Wording.TargetHeading), CellStyle.Quiet, left - 2);
        for (int c = 0; c < columns; c++)
        {
            string more = (c == 0 && first > 0 ? "‹" : "") + (first + c + 1).ToString(CultureInfo.InvariantCulture)
                + (c == columns - 1 && first + columns < board.Scenarios.Count ? "›" : "");
            CellStyle style = first + c == state.Scenario ? CellStyle.Strong.With(CellMarks.Underline) : CellStyle.Strong;
            frame.WriteRight(left + ((c + 1) * Column) - 2, y, more, style);
        }

        y++;
        int rows = frame.Height - y - DetailRows - 1;
        int top = Math.Clamp(state.Target - (rows / 2), 0, Math.Max(0, board.Targets.Count - rows));
        for (int r = 0; r < Math.Min(rows, board.Targets.Count); r++)
        {
            int target = top + r;
            bool selected = target == state.Target;
            bool cut = (r == 0 && top > 0) || (r == rows - 1 && target < board.Targets.Count - 1);
            frame.Write(0, y + r, cut ? (r == 0 ? "↑" : "↓") : selected ? "›" : " ", CellStyle.Strong);
            frame.Write(1, y + r, board.Targets[target].Id, selected ? CellStyle.Strong : CellStyle.Plain, IdWidth - 1);
            frame.Write(1 + IdWidth - 1, y + r, board.Targets[target].Title.In(state.Language), selected ? CellStyle.Strong : CellStyle.Plain, left - IdWidth - 1);
            for (int c = 0; c < columns; c++)
            {
                BoardCell cell = board.Cells[target][first + c];
                string text = Chance(cell);
                frame.WriteRight(left + ((c + 1) * Column), y + r, text, new CellStyle(Ink(cell.Outlook)));
                if (selected && first + c == state.Scenario)
                {
                    frame.Mark(left + (c * Column) + 1, y + r, Column - 1, CellMarks.Reverse);
                }
            }
        }

        Detail(frame, state, board);
        WorkbenchView.Footer(frame, state.Language, Wording.MatrixHints);
    }

    /// <summary>The mark of synthetic data, when there is one.</summary>
    /// <returns>The row after it.</returns>
    public static int Notice(CellBuffer frame, WorkbenchState state, ComparisonBoard board)
    {
        if (board.SyntheticNotice is not { } notice)
        {
            return 1;
        }

        frame.Write(1, 1, notice.In(state.Language), new CellStyle(CellInk.Yellow, CellMarks.Bold));
        return 2;
    }

    /// <summary>How many of 100 futures meet the target, with the sign of the outlook; a question mark where it is not set.</summary>
    public static string Chance(BoardCell cell) => cell.Probability is { } probability ? NaturalFrequency.Of(probability) + " " + Sign(cell.Outlook) : "?";

    public static string Sign(Outlook outlook) => outlook switch { Outlook.Likely => "+", Outlook.Unlikely => "-", _ => "~" };

    public static CellInk Ink(Outlook outlook) => outlook switch { Outlook.Likely => CellInk.Green, Outlook.Unlikely => CellInk.Red, Outlook.NotSet => CellInk.Terminal, _ => CellInk.Yellow };

    public static string Frequency(WorkbenchState state, BoardCell cell) => cell is not { Probability: { } probability, Low: { } low, High: { } high } ? cell.Words.In(state.Language) : WorkbenchView.Book.Format(
        state.Language,
        Wording.Frequency,
        NaturalFrequency.Of(probability),
        // Outward, so that the range shown covers the interval and is never without width.
        Math.Floor(Math.Round(100 * low, 6)).ToString("0", CultureInfo.InvariantCulture),
        Math.Ceiling(Math.Round(100 * high, 6)).ToString("0", CultureInfo.InvariantCulture),
        cell.Words.In(state.Language));

    private static void Detail(CellBuffer frame, WorkbenchState state, ComparisonBoard board)
    {
        BoardCell cell = board.Cells[state.Target][state.Scenario];
        BoardScenario scenario = board.Scenarios[state.Scenario];
        int y = frame.Height - DetailRows - 1;
        string name = FormattableString.Invariant($"{state.Scenario + 1} {scenario.Title.In(state.Language)}: ");
        int x = frame.Write(1, y, name, CellStyle.Strong);
        frame.Write(x, y, Frequency(state, cell));
        frame.Write(1, y + 1, cell.Value.In(state.Language) + "; " + (cell.Difference?.In(state.Language) ?? WorkbenchView.Book.Text(state.Language, Wording.IsReference)));
    }
}
