using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>The scenarios: whether they are picked, how their run stands, what they cost, and what the selected one sets otherwise than its parent.</summary>
internal static class ScenariosView
{
    private const int WideFrom = 110;
    private const int StateWidth = 15;
    private const int MoneyWidth = 9;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        IReadOnlyList<ScenarioEntry> rows = WorkbenchLists.Scenarios(state);
        if (state.Locality is null || rows.Count == 0)
        {
            WorkbenchView.Waiting(frame, state, area, state.Place.Filter.Length > 0 ? Wording.NothingFits : Wording.Reading);
            return;
        }

        PhraseBook<Wording> book = WorkbenchView.Book;
        bool wide = area.Width >= WideFrom;
        Area list = wide ? area.First(area.Width * 55 / 100) : area.Until(area.Top + Math.Min(rows.Count + 1, Math.Max(4, area.Height / 2)));
        int names = list.Width - 6 - StateWidth - MoneyWidth - 2;
        frame.Write(list.Left + 5, list.Top, book.Text(state.Language, Wording.ScenarioHeading), CellStyle.Quiet, names);
        frame.Write(list.Left + 6 + names, list.Top, book.Text(state.Language, Wording.StateHeading), CellStyle.Quiet, StateWidth);
        frame.WriteRight(list.Right - 1, list.Top, book.Text(state.Language, Wording.MoneyHeading), CellStyle.Quiet);
        var numbers = new NumberText(state.Language);
        Drawing.List(frame, list.From(list.Top + 1), rows.Count, state.Place.Row, SpotKind.Row, (i, y, selected) =>
        {
            ScenarioEntry entry = rows[i];
            CellStyle style = selected ? CellStyle.Strong : CellStyle.Plain;
            frame.Write(list.Left + 1, y, state.Unpicked.Contains(entry.Id) ? "[ ]" : "[x]", new CellStyle(CellInk.Accent));
            frame.Write(list.Left + 5, y, entry.Title.In(state.Language), style, names);
            (string text, CellInk ink) = Stands(entry.Standing, state.Language);
            frame.Write(list.Left + 6 + names, y, text, new CellStyle(ink), StateWidth);
            frame.WriteRight(list.Right - 1, y, numbers.Fixed(entry.Money, 0), style);
            if (selected)
            {
                frame.Mark(list.Left + 1, y, list.Width - 2, CellMarks.Reverse);
            }
        });

        ScenarioEntry chosen = rows[Math.Clamp(state.Place.Row, 0, rows.Count - 1)];
        Area detail = wide ? area.After(list.Width + 1) : area.From(list.Bottom);
        Detail(frame, state, detail with { Left = detail.Left + 1, Width = detail.Width - 2 }, chosen);
    }

    /// <summary>Time left in words; empty while it is not known.</summary>
    public static string Left(RunStanding standing, Language language) => standing.SecondsLeft is { } seconds
        ? WorkbenchView.Book.Format(language, seconds < 90 ? Wording.SecondsLeft : Wording.MinutesLeft, seconds < 90 ? Math.Ceiling(seconds) : Math.Ceiling(seconds / 60))
        : "";

    private static (string Text, CellInk Ink) Stands(RunStanding standing, Language language) => standing.State switch
    {
        RunState.Fresh => ("✓ " + WorkbenchView.Book.Text(language, Wording.StateFresh), CellInk.Good),
        RunState.Stale => ("! " + WorkbenchView.Book.Text(language, Wording.StateStale), CellInk.Doubtful),
        RunState.Queued => (". " + WorkbenchView.Book.Text(language, Wording.StateQueued), CellInk.Faint),
        RunState.Running => ($"{(int)(standing.Share * 100)}% {Left(standing, language)}", CellInk.Accent),
        _ => ("- " + WorkbenchView.Book.Text(language, Wording.StateMissing), CellInk.Faint),
    };

    private static void Detail(CellBuffer frame, WorkbenchState state, Area area, ScenarioEntry entry)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        Language language = state.Language;
        area = area.From(Drawing.Wrapped(frame, area, entry.Title.In(language), new CellStyle(CellInk.Accent, CellMarks.Bold)));
        area = area.From(Drawing.Wrapped(frame, area, entry.Description.In(language)));
        string from = entry.Extends is { } parent
            ? book.Format(language, Wording.DiffersFrom, state.Locality!.Scenarios.FirstOrDefault(s => s.Id == parent)?.Title.In(language) ?? parent)
            : book.Text(language, Wording.StandsAlone);
        area = area.From(Drawing.Wrapped(frame, area, from, CellStyle.Strong));
        foreach (LocalizedText difference in entry.Extends is null ? [] : entry.Differences)
        {
            area = area.From(Drawing.Wrapped(frame, area, "· " + difference.In(language), default, 2));
        }

        Drawing.Wrapped(frame, area, book.Format(language, Wording.FileAndRuns, entry.File, entry.Replicates), CellStyle.Quiet);
    }
}
