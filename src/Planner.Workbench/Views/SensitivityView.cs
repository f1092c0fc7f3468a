using Planner.Analysis.Sensitivity;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>What a target depends on: the answer in words, then a bar a factor, the strongest on top, then what the selected one does.</summary>
internal static class SensitivityView
{
    private const int Number = 10;
    private const int WideScreen = 110;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        int target = StudyUpdate.Target(state);
        if (target < 0)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingCompared);
            return;
        }

        BoardTarget of = state.Board!.Targets[target];
        area = area.From(Choices(frame, state, area));
        string place = FormattableString.Invariant($"{target + 1}/{state.Board.Targets.Count}");
        area = area.From(WorkbenchView.Heading(
            frame, state, area, $"‹ {of.Id} {of.Title.In(state.Language)} ({of.Requirement.In(state.Language)}) ›",
            $"{place}  {state.Scenario + 1} {DisplayWidth.Shorten(state.Board.Scenarios[state.Scenario].Title.In(state.Language), Math.Max(12, area.Width / 4))}"));
        StudyBoard? board = StudyUpdate.Board(state);
        area = area.From(Standing(frame, state, area, board));
        if (board is null)
        {
            Nothing(frame, state, area);
            return;
        }

        IReadOnlyList<(SensitivityFactor Factor, int Index)> rows = StudyUpdate.Rows(state);
        int detail = area.Height >= 26 ? 5 : 4;
        int words = Math.Clamp((area.Height - detail) / 3, 3, 9);
        area = area.From(Sentences(frame, area with { Left = 1, Width = area.Width - 2, Height = words }, StudyTexts.Sentences(board, state.Language), state.Language));
        Area list = area.Until(area.Bottom - detail - 1);
        if (rows.Count == 0)
        {
            Drawing.Wrapped(frame, list with { Left = 2, Width = area.Width - 4 }, StudyTexts.Book.Text(state.Language, StudyWording.NoRows), CellStyle.Quiet);
            return;
        }

        Rows(frame, state, list, board, rows);
        frame.Write(1, list.Bottom, StudyTexts.Book.Text(state.Language, StudyWording.Signs), CellStyle.Quiet, area.Width - 2);
        int chosen = rows[Math.Clamp(state.Place.Row, 0, rows.Count - 1)].Index;
        Sentences(frame, area.From(list.Bottom + 1) with { Left = 1, Width = area.Width - 2 }, StudyTexts.Detail(board, chosen, state.Language), state.Language);
    }

    // The methods by name, the present one marked; at the right what is shown and with how much.
    private static int Choices(CellBuffer frame, WorkbenchState state, Area area)
    {
        int x = 1;
        foreach (StudyMethod method in Enum.GetValues<StudyMethod>())
        {
            x = frame.Write(
                x, area.Top, StudyTexts.Method(method, state.Language),
                method == state.Sensitivity.Method ? new CellStyle(CellInk.Accent, CellMarks.Bold | CellMarks.Underline) : CellStyle.Quiet, area.Width - x - 1) + 2;
        }

        string kind = state.Sensitivity.Kind is { } one ? new FactorNames(state.Language).Kind(one) : StudyTexts.Book.Text(state.Language, StudyWording.KindAll);
        string right = kind + "; " + StudyTexts.Effort(state.Sensitivity.Effort, state.Language);
        frame.WriteRight(area.Right - 1, area.Top, DisplayWidth.Shorten(frame.Ascii ? AsciiText.Of(right) : right, Math.Max(1, area.Right - x - 1)), CellStyle.Quiet);

        return area.Top + 1;
    }

    private static int Standing(CellBuffer frame, WorkbenchState state, Area area, StudyBoard? board)
    {
        int x = 1;
        if (state.Sensitivity.Running is { } running && StudyUpdate.Runs(state))
        {
            string left = ScenariosView.Left(new RunStanding(RunState.Running, running.Share, running.SecondsLeft), state.Language);
            string text = running.Seeking
                ? StudyTexts.Book.Format(state.Language, StudyWording.Seeking, (int)(100 * running.Share))
                : running.Share <= 0 ? StudyTexts.Book.Text(state.Language, StudyWording.Beginning)
                : StudyTexts.Book.Format(state.Language, StudyWording.Running, (int)(100 * running.Share), left);
            x = frame.Write(x, area.Top, text, CellStyle.Strong, area.Width - 2) + 1;
            int bar = Math.Min(20, area.Width - x - 2);
            if (bar >= 6)
            {
                Drawing.Bar(frame, x, area.Top, bar, running.Share, new CellStyle(CellInk.Accent));
                x += bar + 2;
            }
        }

        if (board is not null)
        {
            CellStyle style = StudyUpdate.IsStale(state, board) ? new CellStyle(CellInk.Doubtful, CellMarks.Bold) : CellStyle.Quiet;
            frame.Write(x, area.Top, StudyTexts.Standing(state, board), style, area.Right - 1 - x);
        }

        return x > 1 || board is not null ? area.Top + 1 : area.Top;
    }

    private static void Nothing(CellBuffer frame, WorkbenchState state, Area area)
    {
        bool quick = state.Sensitivity.Effort == StudyEffort.Quick;
        int runs = state.Locality?.Scenarios.FirstOrDefault(s => s.Id == StudyUpdate.Scenario(state))?.Replicates ?? 0;
        string about = StudyTexts.Book.Format(
            state.Language, StudyWording.AboutTornado + (int)state.Sensitivity.Method,
            state.Sensitivity.Method switch
            {
                StudyMethod.Tornado => quick ? Math.Min(runs, Sessions.StudyAmounts.Replicates) : runs,
                StudyMethod.Screening => Sessions.StudyAmounts.Points(quick),
                _ => Sessions.StudyAmounts.Rows(quick),
            });
        Area text = new(2, area.Top + 1, area.Width - 4, Math.Max(0, area.Height - 2));
        text = text.From(Drawing.Wrapped(frame, text, about) + 1);
        Drawing.Wrapped(
            frame, text,
            StudyTexts.Book.Format(
                state.Language, StudyWording.ToStart, state.Board!.Scenarios[state.Scenario].Title.In(state.Language),
                StudyTexts.Effort(quick ? StudyEffort.Standard : StudyEffort.Quick, state.Language)),
            CellStyle.Strong);
    }

    // As many sentences as fit, the first in bold; what does not fit says so.
    private static int Sentences(CellBuffer frame, Area area, IReadOnlyList<string> sentences, Language language)
    {
        string[][] wrapped = [.. sentences.Select(s => DisplayWidth.Wrap(frame.Ascii ? AsciiText.Of(s) : s, area.Width).ToArray())];
        (string Line, bool First)[] lines = [.. wrapped.SelectMany((w, i) => w.Select(l => (l, i == 0)))];
        int shown = Math.Min(area.Height, lines.Length);
        for (int i = 0; i < shown; i++)
        {
            frame.Write(area.Left, area.Top + i, lines[i].Line, lines[i].First ? CellStyle.Strong : CellStyle.Plain, area.Width);
        }

        if (lines.Length > shown && shown > 0)
        {
            frame.WriteRight(area.Right, area.Top + shown - 1, " " + StudyTexts.Book.Text(language, StudyWording.WholeByEnter), new CellStyle(CellInk.Accent));
        }

        return area.Top + shown;
    }

    private static void Rows(CellBuffer frame, WorkbenchState state, Area area, StudyBoard board, IReadOnlyList<(SensitivityFactor Factor, int Index)> rows)
    {
        var names = new FactorNames(state.Language);
        IReadOnlyList<StudyBar> bars = StudyBars.Of(board, rows, state.Language);
        bool wide = area.Width >= WideScreen, tornado = board.Tornado is not null;
        int range = wide ? 26 : 0, even = wide && tornado && board.Frame.Wanted is not null ? 15 : 0;
        int first = tornado ? Number : 0, second = tornado ? Number + 1 : board.Variance is not null ? 18 : 20;
        int name = Math.Clamp((area.Width - range - even - first - second - 6) / 2, 18, 52);
        int left = 4 + name + range + first, width = area.Right - left - second - even - 1;
        double low = Math.Min(0, bars.Min(b => Math.Min(b.Low, b.High))), high = Math.Max(0, bars.Max(b => Math.Max(b.Low, b.High)));
        int at = high - low <= 0 ? 0 : (int)Math.Round((width - 1) * -low / (high - low));
        Heads(frame, state, area, board, (left, width, at, first, second, even));
        Drawing.List(frame, area.From(area.Top + 1), rows.Count, state.Place.Row, SpotKind.Row, (i, y, selected) =>
        {
            StudyBar bar = bars[i];
            SensitivityFactor factor = rows[i].Factor;
            CellStyle style = selected ? CellStyle.Strong : bar.Clear ? CellStyle.Plain : CellStyle.Quiet;
            frame.Write(1, y, StudyTexts.Sign(factor.Kind), new CellStyle(factor.IsChoice ? CellInk.Accent : CellInk.Doubtful, CellMarks.Bold));
            frame.Write(3, y, names.Name(factor), style, name);
            if (range > 0)
            {
                frame.Write(4 + name, y, names.Range(factor), CellStyle.Quiet, range - 1);
            }

            if (first > 0)
            {
                frame.WriteRight(left - 1, y, bar.First, style);
            }

            StudyBars.Draw(frame, left, y, width, at, low, high, bar, tornado);
            frame.Write(left + width + 1, y, bar.Second, style, second - 1);
            if (even > 0)
            {
                frame.WriteRight(area.Right - 1, y, bar.BreakEven, style);
            }

            if (selected)
            {
                frame.Mark(1, y, left - 2, CellMarks.Reverse);
            }
        });
    }

    private static void Heads(CellBuffer frame, WorkbenchState state, Area area, StudyBoard board, (int Left, int Width, int At, int First, int Second, int Even) at)
    {
        PhraseBook<StudyWording> book = StudyTexts.Book;
        if (board.Tornado is { } tornado)
        {
            frame.WriteRight(at.Left - 1, area.Top, book.Text(state.Language, StudyWording.FirstEnd), CellStyle.Quiet);
            string now = tornado.Base is { } p && tornado.Rows.Any(r => r.Swing > 0) ? book.Format(state.Language, StudyWording.Now, new NumberText(state.Language).Percent(p.Estimate) + "%") : "0";
            int x = Math.Clamp(at.Left + at.At - (DisplayWidth.Of(now) / 2), at.Left, Math.Max(at.Left, at.Left + at.Width - DisplayWidth.Of(now)));
            frame.Write(x, area.Top, now, CellStyle.Strong, at.Width);
            frame.Write(at.Left + at.Width + 1, area.Top, book.Text(state.Language, StudyWording.SecondEnd), CellStyle.Quiet, at.Second - 1);
            if (at.Even > 0)
            {
                frame.WriteRight(area.Right - 1, area.Top, book.Format(state.Language, StudyWording.BreakEven, Math.Round(100 * board.Frame.Wanted!.Value)), CellStyle.Quiet);
            }

            return;
        }

        frame.Write(
            at.Left + at.Width + 1, area.Top, book.Text(state.Language, board.Variance is null ? StudyWording.MeanSize : StudyWording.AloneAndTotal), CellStyle.Quiet, at.Second - 1);
    }
}
