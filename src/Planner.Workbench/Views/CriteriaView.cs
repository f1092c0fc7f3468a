using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Reporting.Text;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>Criteria × districts: the share of communes each criterion holds back at the end, the worst first.</summary>
internal static class CriteriaView
{
    private const int LeastColumn = 6;
    private const int WidestColumn = 18;
    private const int TitleWanted = 60;
    private const int AllColumn = 7;
    private const int LeastTitle = 20;
    private const int DetailRows = 4;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        if (state.Board is not { } board)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingCompared);
            return;
        }

        if (WorkbenchLists.Closing(state) is not { Found.Criteria.Count: > 0 } closing || WorkbenchLists.Result(state)?.Ensemble is not { } ensemble)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.PricingCommunes);
            return;
        }

        PhraseBook<Wording> book = WorkbenchView.Book;
        var numbers = new NumberText(state.Language);
        IReadOnlyList<CriterionBottleneck> rows = closing.Found.Criteria;
        int y = WorkbenchView.Heading(
            frame, state, area, book.Format(state.Language, Wording.CriteriaTitle, ensemble.Years[^1]), $"{state.Scenario + 1} {board.Scenarios[state.Scenario].Title.In(state.Language)}");
        int districts = rows[0].Districts.Count;
        int column = Math.Clamp((area.Width - TitleWanted) / Math.Max(1, districts), LeastColumn, WidestColumn);
        int columns = Math.Clamp((area.Width - LeastTitle - AllColumn - 2) / column, 1, districts);
        int selectedColumn = Math.Clamp(state.Place.Column, 0, districts - 1);
        int first = Math.Clamp(selectedColumn - columns + 1, 0, districts - columns);

        // On a wide screen the numbers stay beside their titles.
        int titles = rows.Max(c => DisplayWidth.Of(c.Criterion + " " + c.Title.In(state.Language)));
        int left = Math.Min(area.Right - (columns * column) - 1, Math.Max(titles, LeastTitle) + AllColumn + 3);

        HashSet<string> common =
        [
            .. Enumerable.Range(0, districts).SelectMany(d => WorkbenchView.DistrictName(state, d).Split(' ').Distinct()).GroupBy(w => w, StringComparer.Ordinal)
                .Where(g => 2 * g.Count() > districts && districts > 2).Select(g => g.Key),
        ];
        for (int c = 0; c < columns; c++)
        {
            string label = (c == 0 && first > 0 ? "‹" : "") + Short(WorkbenchView.DistrictName(state, first + c), column - 1, common) + (c == columns - 1 && first + columns < districts ? "›" : "");
            frame.WriteRight(left + ((c + 1) * column), y, label, first + c == selectedColumn ? new CellStyle(CellInk.Accent, CellMarks.Bold | CellMarks.Underline) : CellStyle.Quiet);
        }

        frame.WriteRight(left, y, book.Text(state.Language, Wording.AllHeading), CellStyle.Quiet);
        Area list = area.From(y + 1).Until(area.Bottom - DetailRows);
        Drawing.List(frame, list, rows.Count, state.Place.Row, SpotKind.Row, (i, row, selected) =>
        {
            CriterionBottleneck criterion = rows[i];
            frame.Write(1, row, criterion.Criterion + " " + criterion.Title.In(state.Language), selected ? CellStyle.Strong : CellStyle.Plain, left - AllColumn - 1);
            Cell(frame, left - AllColumn + 1, row, AllColumn - 1, closing.Found.Communes == 0 ? 0 : criterion.FailingAtEnd / closing.Found.Communes);
            for (int c = 0; c < columns; c++)
            {
                DistrictBottleneck d = criterion.Districts[first + c];
                int x = left + (c * column) + 1;
                if (d.Communes == 0)
                {
                    frame.WriteRight(x + column - 1, row, "–", CellStyle.Quiet);
                }
                else
                {
                    Cell(frame, x, row, column - 1, d.FailingAtEnd / d.Communes);
                }

                frame.Touch(x, row, column, 1, new Spot(SpotKind.Row, i, first + c));
                if (selected && first + c == selectedColumn)
                {
                    frame.Mark(x, row, column - 1, CellMarks.Reverse);
                }
            }
        });

        CriterionBottleneck chosen = rows[Math.Clamp(state.Place.Row, 0, rows.Count - 1)];
        DistrictBottleneck here = chosen.Districts[selectedColumn];
        Area detail = area.From(area.Bottom - DetailRows) with { Left = 1, Width = area.Width - 2 };
        detail = detail.From(Drawing.Wrapped(frame, detail, book.Format(
            state.Language, Wording.CriterionAll, chosen.Title.In(state.Language), numbers.Fixed(chosen.FailingAtEnd, 1), closing.Found.Communes, numbers.Range(chosen.OpenAtStart, 0), numbers.Range(chosen.LastHurdle, 0)), CellStyle.Strong));
        string closed = chosen.Closable.High > 0
            ? book.Format(state.Language, Wording.CriterionClose, numbers.Range(chosen.Money, 0), numbers.Range(chosen.Closable, 0))
            : book.Format(state.Language, Wording.CriterionNotBought, chosen.NotBought?.In(state.Language) ?? chosen.Title.In(state.Language));
        Drawing.Wrapped(frame, detail, book.Format(
            state.Language, Wording.CriterionHere, WorkbenchView.DistrictName(state, selectedColumn), numbers.Fixed(here.FailingAtEnd, 1), here.Communes, numbers.Fixed(here.Money, 0)) + " " + closed);
    }

    private static void Cell(CellBuffer frame, int x, int row, int width, double share)
    {
        string number = ((int)Math.Round(100 * share, MidpointRounding.AwayFromZero)).ToString(CultureInfo.InvariantCulture);

        // In ASCII the block would be a digit beside a number.
        frame.WriteRight(x + width, row, frame.Ascii ? number : number + Drawing.Level(frame, share));
        frame.Fill(x, row, width, Drawing.Heat(share));
    }

    // Letters of a name that fit: "Thành phố Bắc Kạn" → "B.Kạn" says more than its first five letters.
    private static string Short(string name, int room, HashSet<string> common)
    {
        if (DisplayWidth.Of(name) <= room)
        {
            return name;
        }

        // What most districts are called besides their names ("Huyện", "district") tells none from another.
        string[] words = [.. name.Split(' ').Where(w => !common.Contains(w))];
        words = words.Length == 0 ? name.Split(' ') : words;
        if (DisplayWidth.Of(string.Join(' ', words)) <= room)
        {
            return string.Join(' ', words);
        }

        string last = words[^1];
        string head = words.Length > 1 ? words[^2][..1] + "." : "";
        return DisplayWidth.Of(head + last) <= room ? head + last : DisplayWidth.Of(last) <= room ? last : DisplayWidth.Shorten(last, room);
    }
}
