using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Reporting.Text;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>Targets × scenarios: how many of 100 simulated futures meet each target, with a sign and a colour for the outlook.</summary>
internal static class MatrixView
{
    private const int NarrowColumn = 6;
    private const int WideColumn = 13;
    private const int WidestColumn = 26;
    private const int IdWidth = 7;
    private const int LeastTitle = 16;
    private const int DetailRows = 3;
    private const int MostDetailRows = 6;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        if (state.Board is not { } board)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingCompared);
            return;
        }

        IReadOnlyList<int> targets = WorkbenchLists.Targets(state);

        // With room each cell shows its interval; what does not fit is scrolled to, and the edge says so.
        bool intervals = board.Scenarios.Count * WideColumn <= area.Width - IdWidth - 30;
        int column = intervals ? Math.Clamp((area.Width - IdWidth - 66) / board.Scenarios.Count, WideColumn, WidestColumn) : NarrowColumn;
        int columns = Math.Clamp((area.Width - IdWidth - LeastTitle - 2) / column, 1, board.Scenarios.Count);
        int first = Math.Clamp(state.Scenario - columns + 1, 0, board.Scenarios.Count - columns);
        int left = area.Right - (columns * column) - 1;
        int y = area.Top;
        frame.Write(1, y, book.Format(state.Language, Wording.TargetHeading, board.Replicates), CellStyle.Quiet, left - 2);
        for (int c = 0; c < columns; c++)
        {
            int scenario = first + c;
            string number = (scenario + 1).ToString(CultureInfo.InvariantCulture);
            string name = intervals ? number + " " + DisplayWidth.Shorten(board.Scenarios[scenario].Title.In(state.Language), column - 4) : number;
            bool stale = WorkbenchLists.IsStale(state, board.Scenarios[scenario].Id, board.Scenarios[scenario].Address);
            name = stale ? "!" + name : name;
            string more = (c == 0 && first > 0 ? "‹" : "") + name + (c == columns - 1 && first + columns < board.Scenarios.Count ? "›" : "");
            CellStyle style = scenario == state.Scenario ? new CellStyle(CellInk.Accent, CellMarks.Bold | CellMarks.Underline) : CellStyle.Strong;
            frame.WriteRight(left + ((c + 1) * column) - (intervals ? 0 : 2), y, more, style);
        }

        // Where the list leaves room the lines below it are whole.
        int detail = Math.Clamp(area.Height - 2 - targets.Count, DetailRows, MostDetailRows);
        Area rows = area.From(y + 1).Until(area.Bottom - detail);
        Drawing.List(frame, rows, targets.Count, state.Place.Row, SpotKind.Row, (i, row, selected) =>
        {
            BoardTarget target = board.Targets[targets[i]];
            frame.Write(1, row, target.Id, selected ? CellStyle.Strong : CellStyle.Plain, IdWidth - 1);
            frame.Write(IdWidth, row, target.Title.In(state.Language), selected ? CellStyle.Strong : CellStyle.Plain, left - IdWidth - 1);
            for (int c = 0; c < columns; c++)
            {
                BoardCell cell = board.Cells[targets[i]][first + c];
                string text = intervals ? Interval(cell) : Chance(cell);
                frame.WriteRight(left + ((c + 1) * column), row, text, new CellStyle(Ink(cell.Outlook)));
                frame.Touch(left + (c * column), row, column, 1, new Spot(SpotKind.Row, i, first + c));
                if (selected && first + c == state.Scenario)
                {
                    frame.Mark(left + (c * column) + 1, row, column - 1, CellMarks.Reverse);
                }
            }
        });
        Names(frame, state, board, intervals, area.From(Math.Min(rows.Bottom, rows.Top + targets.Count + 1)).Until(rows.Bottom), column);
        if (targets.Count > 0)
        {
            Detail(frame, state, board, WorkbenchLists.SelectedTarget(state), area.From(area.Bottom - detail));
        }
        else
        {
            frame.Write(2, y + 2, book.Text(state.Language, Wording.NothingFits), CellStyle.Quiet);
        }
    }

    // Where there is room: which scenario each number over the columns is, if it does not stand there whole.
    private static void Names(CellBuffer frame, WorkbenchState state, ComparisonBoard board, bool intervals, Area area, int column)
    {
        string[] names = [.. board.Scenarios.Select((s, i) => FormattableString.Invariant($"{i + 1} {s.Title.In(state.Language)}"))];
        if (intervals && names.All(n => DisplayWidth.Of(n) <= column - 2))
        {
            return;
        }

        int width = Math.Min(area.Width - 2, names.Max(DisplayWidth.Of) + 3), across = Math.Max(1, (area.Width - 2) / width), down = (names.Length + across - 1) / across;
        for (int i = 0; down <= area.Height && i < names.Length; i++)
        {
            CellStyle style = i == state.Scenario ? new CellStyle(CellInk.Accent, CellMarks.Bold) : CellStyle.Quiet;
            frame.Write(1 + (i / down * width), area.Top + (i % down), names[i], style, width - 1);
        }
    }

    /// <summary>How many of 100 futures meet the target, with the sign of the outlook; a question mark where it is not set.</summary>
    public static string Chance(BoardCell cell) => cell is { Probability: { } probability, TooFew: false } ? NaturalFrequency.Of(probability) + " " + Sign(cell.Outlook)
        : cell.TooFew ? "? " + Sign(cell.Outlook) : "?";

    /// <summary>The sign of an outlook, so that colour is never alone.</summary>
    public static string Sign(Outlook outlook) => outlook switch { Outlook.Likely => "+", Outlook.Unlikely => "-", _ => "~" };

    /// <summary>The colour of an outlook.</summary>
    public static CellInk Ink(Outlook outlook) => outlook switch { Outlook.Likely => CellInk.Good, Outlook.Unlikely => CellInk.Bad, Outlook.NotSet => CellInk.Terminal, _ => CellInk.Doubtful };

    /// <summary>The probability as a natural frequency with interval and word.</summary>
    public static string Frequency(WorkbenchState state, BoardCell cell) => cell is not { Probability: { } probability, Low: { } low, High: { } high } ? cell.Words.In(state.Language) : cell.TooFew ? $"{Low(low)}–{High(high)} %: {cell.Words.In(state.Language)}" : WorkbenchView.Book.Format(
        state.Language,
        Wording.Frequency,
        NaturalFrequency.Of(probability),
        Low(low),
        High(high),
        cell.Words.In(state.Language));

    // Outward, so that the range shown covers the interval and is never without width.
    private static string Low(double low) => Math.Floor(Math.Round(100 * low, 6)).ToString("0", CultureInfo.InvariantCulture);

    private static string High(double high) => Math.Ceiling(Math.Round(100 * high, 6)).ToString("0", CultureInfo.InvariantCulture);

    private static string Interval(BoardCell cell) => cell is { Probability: not null, Low: { } low, High: { } high } ? $"{Chance(cell)} {Low(low)}–{High(high)}".PadLeft(11) : "?";

    private static void Detail(CellBuffer frame, WorkbenchState state, ComparisonBoard board, int target, Area area)
    {
        BoardCell cell = board.Cells[target][state.Scenario];
        BoardScenario scenario = board.Scenarios[state.Scenario];
        PhraseBook<Wording> book = WorkbenchView.Book;
        (string Text, CellStyle Style)[] lines =
        [
            (FormattableString.Invariant($"{state.Scenario + 1} {scenario.Title.In(state.Language)}: ") + Frequency(state, cell), new CellStyle(Ink(cell.Outlook), CellMarks.Bold)),
            (cell.Value.In(state.Language) + ". " + book.Format(state.Language, Wording.Required, board.Targets[target].Requirement.In(state.Language)), CellStyle.Plain),
            (Against(state, cell), CellStyle.Plain),
        ];
        area = area with { Left = 1, Width = area.Width - 2 };
        for (int i = 0; i < lines.Length; i++)
        {
            // Each line has its row, and what is left goes to those that need more.
            int others = lines.Length - 1 - i;
            area = area.From(Drawing.Wrapped(frame, area with { Height = Math.Max(1, area.Height - others) }, lines[i].Text, lines[i].Style, 2));
        }
    }

    private static string Against(WorkbenchState state, BoardCell cell)
    {
        if (cell.Difference is not { } difference || cell.Paired is not { } paired)
        {
            return WorkbenchView.Book.Text(state.Language, Wording.IsReference);
        }

        var numbers = new NumberText(state.Language);
        return difference.In(state.Language) + (cell.Distinct ? " *" : "") + "; "
            + WorkbenchView.Book.Format(state.Language, Wording.BetterIn, numbers.Percent(paired.Better), numbers.Percent(1 - paired.Better - paired.Equal));
    }
}
