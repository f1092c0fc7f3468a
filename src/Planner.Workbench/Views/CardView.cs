using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Reporting.Text;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>One target under every scenario: chance with a bar, value, and what the selected scenario means in words.</summary>
internal static class CardView
{
    private const int BarWidth = 10;

    public static void Draw(CellBuffer frame, WorkbenchState state, ComparisonBoard board)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        BoardTarget target = board.Targets[state.Target];
        WorkbenchView.Title(frame, target.Id, board.Locality.In(state.Language));
        int y = MatrixView.Notice(frame, state, board);
        foreach (string line in DisplayWidth.Wrap(target.Title.In(state.Language), frame.Width - 2).Take(2))
        {
            frame.Write(1, y++, line, CellStyle.Strong);
        }

        frame.Write(1, y++, book.Format(state.Language, Wording.Required, target.Requirement.In(state.Language)));
        int values = Math.Clamp(frame.Width / 3, 22, 40);
        int chance = 7 + BarWidth;
        int names = frame.Width - values - chance - 4;
        y++;
        frame.Write(1, y, book.Text(state.Language, Wording.ScenarioHeading), CellStyle.Quiet, names);
        frame.Write(2 + names, y, book.Text(state.Language, Wording.ProbabilityHeading), CellStyle.Quiet, chance);
        frame.Write(3 + names + chance, y++, book.Text(state.Language, Wording.ValueHeading), CellStyle.Quiet, values);
        int room = frame.Height - y - 5;
        int first = Math.Clamp(state.Scenario - (room / 2), 0, Math.Max(0, board.Scenarios.Count - room));
        for (int s = first; s < Math.Min(board.Scenarios.Count, first + room); s++)
        {
            BoardCell cell = board.Cells[state.Target][s];
            bool selected = s == state.Scenario;
            bool cut = (s == first && first > 0) || (s == first + room - 1 && s < board.Scenarios.Count - 1);
            frame.Write(0, y, cut ? (s == first ? "↑" : "↓") : selected ? "›" : " ", CellStyle.Strong);
            string name = (s + 1).ToString(CultureInfo.InvariantCulture) + " " + board.Scenarios[s].Title.In(state.Language);
            frame.Write(1, y, name, selected ? CellStyle.Strong : CellStyle.Plain, names);
            int filled = (int)Math.Round((cell.Probability ?? 0) * BarWidth, MidpointRounding.AwayFromZero);
            var style = new CellStyle(MatrixView.Ink(cell.Outlook));
            frame.Write(2 + names, y, new string('█', filled), style);
            frame.Write(2 + names + filled, y, new string('░', BarWidth - filled), CellStyle.Quiet);
            frame.WriteRight(2 + names + chance - 1, y, MatrixView.Chance(cell), style);
            frame.Write(3 + names + chance, y++, cell.Value.In(state.Language), CellStyle.Plain, values);
        }

        BoardCell chosen = board.Cells[state.Target][state.Scenario];
        int bottom = frame.Height - 4;
        frame.Write(1, bottom, MatrixView.Frequency(state, chosen));
        frame.Write(1, bottom + 1, chosen.Difference?.In(state.Language) ?? book.Text(state.Language, Wording.IsReference));
        frame.Write(1, bottom + 2, chosen.Pace?.In(state.Language) ?? "");
        WorkbenchView.Footer(frame, state.Language, Wording.BackHints);
    }
}
