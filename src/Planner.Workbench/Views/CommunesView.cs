using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Simulation.Recording;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>The communes: when each is certified, as a heat strip by year, and what holds it back; and the path of one.</summary>
internal static class CommunesView
{
    private const int DistrictsFrom = 100;
    private const double MillionsInBillion = 1000;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        if (state.Board is not { } board)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingCompared);
            return;
        }

        if (WorkbenchLists.Closing(state) is not { } closing || WorkbenchLists.Result(state)?.Ensemble is not { } ensemble)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.PricingCommunes);
            return;
        }

        IReadOnlyList<CommunePath> rows = WorkbenchLists.Communes(state);
        string scenario = $"{state.Scenario + 1} {board.Scenarios[state.Scenario].Title.In(state.Language)}";
        if (state.Place.Inside && rows.Count > 0)
        {
            Path(frame, state, area, rows[Math.Clamp(state.Place.Row, 0, rows.Count - 1)], closing, ensemble, scenario);
            return;
        }

        PhraseBook<Wording> book = WorkbenchView.Book;
        string district = state.District < 0 ? book.Text(state.Language, Wording.AllDistricts) : WorkbenchView.DistrictName(state, state.District);
        int y = WorkbenchView.Heading(frame, state, area, book.Format(state.Language, Wording.CommunesOf, rows.Count, closing.Paths.Count, district), scenario);
        if (rows.Count == 0)
        {
            frame.Write(2, y + 1, book.Text(state.Language, Wording.NothingFits), CellStyle.Quiet);
            return;
        }

        bool districts = area.Width >= DistrictsFrom;
        int name = districts ? 20 : 14, place = districts ? 16 : 0, years = ensemble.Years.Count;
        int[] widths = [12, 7, 9, 0, 11];
        int strip = name + place + 2;
        int binding = area.Width - strip - years - 2 - widths.Sum() - 5;
        widths[3] = Math.Max(10, binding);
        frame.Write(1, y, book.Text(state.Language, Wording.CommuneHeading), CellStyle.Quiet, name);
        if (districts)
        {
            frame.Write(1 + name, y, book.Text(state.Language, Wording.DistrictHeading), CellStyle.Quiet, place - 1);
        }

        frame.Write(strip, y, $"’{ensemble.Years[0] % 100:00}–{ensemble.Years[^1] % 100:00}", CellStyle.Quiet, years + 1);
        string[] heads =
        [
            book.Format(state.Language, Wording.ChanceHeading, ensemble.Years[^1]), book.Text(state.Language, Wording.HalfHeading), book.Text(state.Language, Wording.OpenHeading),
            book.Text(state.Language, Wording.BindingHeading), book.Text(state.Language, Wording.CloseHeading),
        ];
        int x = strip + years + 2;
        var starts = new int[heads.Length];
        for (int c = 0; c < heads.Length; c++)
        {
            starts[c] = x;
            bool sorted = state.Place.Sort == c + 1;
            CellStyle style = sorted ? new CellStyle(CellInk.Accent, CellMarks.Bold | CellMarks.Underline) : CellStyle.Quiet;
            string head = heads[c] + (sorted ? state.Place.Descending ? "↓" : "↑" : "");
            frame.Write(x, y, head, style, sorted ? widths[c] + 1 : widths[c]);
            frame.Touch(x, y, widths[c], 1, new Spot(SpotKind.Heading, c + 1));
            x += widths[c] + 1;
        }

        var numbers = new NumberText(state.Language);
        Drawing.List(frame, area.From(y + 1), rows.Count, state.Place.Row, SpotKind.Row, (i, row, selected) =>
        {
            CommunePath path = rows[i];
            int index = IndexOf(ensemble, path);
            CellStyle style = selected ? CellStyle.Strong : CellStyle.Plain;
            frame.Write(1, row, Name(state, path.Commune.Id, path.Commune.Name, index), style, name);
            if (districts)
            {
                frame.Write(1 + name, row, WorkbenchView.DistrictName(state, path.Commune.District), style, place - 1);
            }

            if (selected)
            {
                frame.Mark(1, row, strip - 2, CellMarks.Reverse);
            }

            for (int t = 0; t < years; t++)
            {
                double share = path.CertifiedBy[t];
                frame.Write(strip + t, row, Drawing.Level(frame, share), new CellStyle(CellInk.Terminal, CellMarks.None, Drawing.Heat(share)));
            }

            string binds = path.Binding is { } b ? $"{Title(closing, b, state)} {numbers.Percent(path.BindingShare)}%" : NumberText.None;
            string[] cells =
            [
                $"{numbers.Percent(path.Interval.Estimate),3} {numbers.PercentLow(path.Interval.Low)}–{numbers.PercentHigh(path.Interval.High)}",
                path.MedianYear?.ToString(CultureInfo.InvariantCulture) ?? NumberText.None,
                numbers.Range(path.OpenAtStart, 0),
                binds,
                (path.NotBought.Count > 0 ? "≥ " : "") + numbers.Fixed(path.Money.Mean / MillionsInBillion, 1),
            ];
            for (int c = 0; c < cells.Length; c++)
            {
                frame.Write(starts[c], row, cells[c], style, widths[c]);
            }
        });
    }

    /// <summary>What a commune is called on the screen.</summary>
    public static string Name(WorkbenchState state, string id, string name, int index) => state.Anonymous
        ? WorkbenchView.Book.Format(state.Language, Wording.HiddenCommune, index + 1)
        : name == id ? id : name;

    private static void Path(CellBuffer frame, WorkbenchState state, Area area, CommunePath path, ClosingBoard closing, Ensemble ensemble, string scenario)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        int index = IndexOf(ensemble, path);
        Area rest = area.From(WorkbenchView.Heading(
            frame, state, area, $"{Name(state, path.Commune.Id, path.Commune.Name, index)}, {WorkbenchView.DistrictName(state, path.Commune.District)}", scenario));
        rest = rest with { Left = 1, Width = Math.Min(rest.Width - 2, 140) };
        int bars = Math.Clamp(rest.Width / 4, 12, 40);
        int criteria = ensemble.Criteria.Count;
        frame.Write(rest.Left + 6, rest.Top, book.Text(state.Language, Wording.CertifiedByHeading), CellStyle.Quiet, bars + 6);
        frame.Write(rest.Left + 14 + bars, rest.Top, book.Format(state.Language, Wording.CriteriaMetHeading, criteria), CellStyle.Quiet, rest.Width - bars - 14);
        var numbers = new NumberText(state.Language);
        for (int t = 0; t < ensemble.Years.Count && rest.Top + 1 + t < rest.Bottom; t++)
        {
            int y = rest.Top + 1 + t;
            double? met = QuantityPage.CriteriaMet(ensemble, index, t);
            frame.Write(rest.Left, y, ensemble.Years[t].ToString(CultureInfo.InvariantCulture), CellStyle.Quiet);
            Drawing.Bar(frame, rest.Left + 6, y, bars, path.CertifiedBy[t], new CellStyle(CellInk.Good));
            frame.WriteRight(rest.Left + 12 + bars, y, numbers.Percent(path.CertifiedBy[t]) + "%");
            Drawing.Bar(frame, rest.Left + 14 + bars, y, bars, criteria == 0 ? 0 : (met ?? 0) / criteria, new CellStyle(CellInk.Accent));
            frame.Write(rest.Left + 15 + (2 * bars), y, met is null ? book.Text(state.Language, Wording.EarlierSet) : numbers.Fixed(met, 1), CellStyle.Plain, rest.Right - rest.Left - 15 - (2 * bars));
        }

        rest = rest.From(rest.Top + ensemble.Years.Count + 2);
        foreach (string line in Page(state, path, closing, ensemble))
        {
            if (rest.Height == 0)
            {
                frame.Write(rest.Right - 1, rest.Top - 1, "…", CellStyle.Strong);
                break;
            }

            rest = rest.From(Drawing.Wrapped(frame, rest, line.Trim(), default, line.StartsWith(' ') ? 4 : 0));
        }
    }

    // The command's own words for the path of one commune, without the lines the bars above show.
    private static IEnumerable<string> Page(WorkbenchState state, CommunePath path, ClosingBoard closing, Ensemble ensemble) =>
        new PathText(state.Language).Page(path, ensemble, closing.Titles, closing.Year).Skip(2).SkipLast(ensemble.Locality.Synthetic ? 1 : 0);

    private static string Title(ClosingBoard closing, string criterion, WorkbenchState state) =>
        closing.Titles.TryGetValue(criterion, out Rules.Pack.LocalizedText? title) ? title.In(state.Language) : criterion;

    private static int IndexOf(Ensemble ensemble, CommunePath path)
    {
        var communes = ensemble.Locality.Tables[0].Communes;
        for (int c = 0; c < communes.Count; c++)
        {
            if (communes[c].Id == path.Commune.Id)
            {
                return c;
            }
        }

        return 0;
    }
}
