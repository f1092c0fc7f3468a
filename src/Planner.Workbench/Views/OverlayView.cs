using Planner.Reporting.Text;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>What lies over a screen: the actions, places to go, a name being typed, the conclusion, the log, the questions of the first start.</summary>
internal static class OverlayView
{
    private const int Widest = 100;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        switch (state.Overlay.Kind)
        {
            case OverlayKind.ChooseLanguage:
                // Nobody's language is known yet: both are spoken.
                Choose(frame, state, area, "Chọn ngôn ngữ / Choose your language", ["Tiếng Việt", "English"]);
                break;
            case OverlayKind.ChooseUser:
                Choose(
                    frame, state, area, book.Text(state.Language, Wording.ChooseUser),
                    [book.Text(state.Language, Wording.UserPlanner), book.Text(state.Language, Wording.UserLeadership), book.Text(state.Language, Wording.UserAnalyst)]);
                break;
            case OverlayKind.DropDraft:
                Choose(
                    frame, state, area, book.Format(state.Language, Wording.DropDraftTitle, state.Table?.Changes.Count ?? 0),
                    [book.Text(state.Language, Wording.DraftAside), book.Text(state.Language, Wording.DraftDrop)]);
                break;
            case OverlayKind.LeaveDraft:
                Choose(
                    frame, state, area, book.Format(state.Language, Wording.LeaveDraftTitle, state.Table?.Changes.Count ?? 0),
                    [book.Text(state.Language, Wording.DraftKeep), book.Text(state.Language, Wording.DraftLeave)]);
                break;
            case OverlayKind.Export:
                Export(frame, state, area);
                break;
            case OverlayKind.Actions:
                Actions(frame, state, area);
                break;
            case OverlayKind.GoTo:
                var places = WorkbenchLists.Destinations(state);
                Area box = Box(frame, area, book.Text(state.Language, Wording.GoToTitle), Math.Max(2, places.Count + 1));
                Typed(frame, box, ":" + state.Overlay.Typed);
                if (places.Count == 0)
                {
                    frame.Write(box.Left + 1, box.Top + 1, book.Text(state.Language, Wording.NothingFits), CellStyle.Quiet, box.Width - 2);
                }

                Drawing.List(frame, box.From(box.Top + 1), places.Count, state.Overlay.Row, SpotKind.OverlayRow, (i, y, selected) => Row(frame, box, y, places[i].Text, selected));
                break;
            case OverlayKind.Prompt:
                string question = state.Overlay.Use == PromptUse.LeverValue && WorkbenchLists.SelectedLever(state) is { } lever
                    ? book.Format(
                        state.Language, Wording.LeverAsked, lever.Title.In(state.Language), LeverText.Of(lever, lever.Value, state.Language), LeverText.Of(lever, lever.Least, state.Language),
                        LeverText.Of(lever, lever.Most, state.Language))
                    : book.Text(state.Language, Wording.PromptDuplicate + (int)state.Overlay.Use);
                Area asked = Box(frame, area, question, 1);
                Typed(frame, asked, state.Overlay.Typed);
                break;
            case OverlayKind.Conclusion:
                Text(frame, state, area, ConclusionTitle(state), ConclusionLines(state));
                break;
            case OverlayKind.Card:
                Text(frame, state, area, state.Board!.Targets[WorkbenchLists.SelectedTarget(state)].Id, CardLines(state));
                break;
            case OverlayKind.Study:
                Text(frame, state, area, StudyTexts.Title(state), StudyTexts.Whole(state));
                break;
            case OverlayKind.Log:
                Text(frame, state, area, book.Text(state.Language, Wording.LogTitle), [.. state.Log.Select(l => l.Time + "  " + l.What.In(state.Language))]);
                break;
        }
    }

    /// <summary>The title of the conclusion: what is preliminary says so.</summary>
    public static string ConclusionTitle(WorkbenchState state)
    {
        var numbers = new NumberText(state.Language);
        return state.Board is { ReplicatesToCome: { } all } board
            ? WorkbenchView.Book.Format(state.Language, Wording.ConclusionPreliminary, numbers.Exact(board.Replicates), numbers.Exact(all))
            : WorkbenchView.Book.Text(state.Language, Wording.ConclusionTitle);
    }

    /// <summary>The lines of the conclusion at the present width.</summary>
    public static IReadOnlyList<string> ConclusionLines(WorkbenchState state)
    {
        List<string> lines = [];
        foreach ((Rules.Pack.LocalizedText sentence, int i) in (state.Board?.Conclusion ?? []).Select((s, i) => (s, i)))
        {
            foreach ((string line, int j) in DisplayWidth.Wrap(sentence.In(state.Language), Math.Min(Widest, state.Width - 4) - 7).Select((l, j) => (l, j)))
            {
                lines.Add((j == 0 ? $"{i + 1}. " : "   ") + line);
            }
        }

        return lines;
    }

    /// <summary>The lines of the selected target's card at the present width.</summary>
    public static IReadOnlyList<string> CardLines(WorkbenchState state)
    {
        int width = Math.Min(Widest, state.Width - 4) - 4;
        return [.. TargetsView.Whole(state).SelectMany(l => l.Length == 0 ? (IEnumerable<string>)[""] : DisplayWidth.Wrap(l, width - 2).Select((part, i) => i == 0 ? part : "  " + part))];
    }

    private static void Actions(CellBuffer frame, WorkbenchState state, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        IReadOnlyList<WorkbenchAction> actions = WorkbenchLists.Actions(state);
        Area box = Box(frame, area, book.Text(state.Language, Wording.ActionsTitle), actions.Count + 2);
        Typed(frame, box, "?" + state.Overlay.Typed);
        Area list = box.From(box.Top + 1).Until(box.Bottom - 1);
        Drawing.List(frame, list, actions.Count, state.Overlay.Row, SpotKind.OverlayRow, (i, y, selected) =>
        {
            WorkbenchAction action = actions[i];
            bool here = action.Screen is null || action.Screen == state.Screen;
            string about = WorkbenchActions.Names.Text(state.Language, action.Name).Split('\t')[^1];
            string text = (here ? "" : WorkbenchView.ScreenName(action.Screen!.Value, state.Language) + ": ") + about;
            bool able = !here || action.WhyNot(state) is null;
            frame.Write(box.Left + 1, y, action.Keys, new CellStyle(CellInk.Accent, CellMarks.Bold), 7);
            frame.Write(box.Left + 9, y, text, able ? CellStyle.Plain : CellStyle.Quiet, box.Width - 10);
            if (selected)
            {
                frame.Mark(box.Left + 1, y, box.Width - 2, CellMarks.Reverse);
            }
        });

        // A disabled action says why, before anybody presses it.
        if (actions.Count > 0 && actions[Math.Clamp(state.Overlay.Row, 0, actions.Count - 1)] is { } chosen && (chosen.Screen is null || chosen.Screen == state.Screen) && chosen.WhyNot(state) is { } why)
        {
            frame.Write(box.Left + 1, box.Bottom - 1, book.Text(state.Language, why), new CellStyle(CellInk.Notice), box.Width - 2);
        }
    }

    private static void Export(CellBuffer frame, WorkbenchState state, Area area)
    {
        const int Below = 2;
        PhraseBook<Wording> book = WorkbenchView.Book;
        IReadOnlyList<WorkbenchAction> exports = WorkbenchActions.Exports(state);
        Area box = Box(frame, area, book.Text(state.Language, Wording.ExportTitle), exports.Count + 1 + Below);
        int chosen = Math.Clamp(state.Overlay.Row, 0, exports.Count - 1);
        for (int i = 0; i < exports.Count; i++)
        {
            frame.Touch(box.Left, box.Top + i, box.Width, 1, new Spot(SpotKind.OverlayRow, i));
            Row(frame, box, box.Top + i, $"{i + 1}  {WorkbenchActions.Names.Text(state.Language, exports[i].Name).Split('\t')[^1]}", i == chosen, exports[i].WhyNot(state) is null ? CellStyle.Plain : CellStyle.Quiet);
            frame.Write(box.Left, box.Top + i, i == chosen ? "›" : " ", new CellStyle(CellInk.Accent, CellMarks.Bold));
        }

        // Where it goes, or why it cannot be.
        Area below = box.From(box.Top + exports.Count + 1) with { Left = box.Left + 1, Width = box.Width - 2 };
        if (exports[chosen].WhyNot(state) is { } why)
        {
            Drawing.Wrapped(frame, below, book.Text(state.Language, why), new CellStyle(CellInk.Notice));
        }
        else if (exports[chosen].Name == ActionName.ExportScreen)
        {
            WorkbenchRequest.Export written = ScreenExport.Of(state);
            Drawing.Wrapped(frame, below, string.Join(", ", written.Files(state.Locality?.Id)), CellStyle.Quiet);
        }
        else if (exports[chosen].Name == ActionName.ExportReport)
        {
            string place = Path.Combine("out", state.Locality?.Id ?? "", Sessions.ReportLane.FileName);
            Drawing.Wrapped(frame, below, book.Format(state.Language, Wording.ExportReportOf, place, state.Board!.Scenarios.Count), CellStyle.Quiet);
        }
    }

    private static void Choose(CellBuffer frame, WorkbenchState state, Area area, string title, string[] choices)
    {
        Area box = Box(frame, area, title, choices.Length);
        for (int i = 0; i < choices.Length; i++)
        {
            frame.Touch(box.Left, box.Top + i, box.Width, 1, new Spot(SpotKind.OverlayRow, i));
            Row(frame, box, box.Top + i, $"{i + 1}  {choices[i]}", i == state.Overlay.Row);
            frame.Write(box.Left, box.Top + i, i == state.Overlay.Row ? "›" : " ", new CellStyle(CellInk.Accent, CellMarks.Bold));
        }
    }

    private static void Text(CellBuffer frame, WorkbenchState state, Area area, string title, IReadOnlyList<string> lines)
    {
        Area box = Box(frame, area, title, Math.Max(1, lines.Count));
        int top = Math.Clamp(state.Overlay.Row, 0, Math.Max(0, lines.Count - box.Height));
        for (int i = 0; i < Math.Min(box.Height, lines.Count); i++)
        {
            bool more = (i == 0 && top > 0) || (i == box.Height - 1 && top + box.Height < lines.Count);
            frame.Write(box.Left, box.Top + i, more ? i == 0 ? "↑" : "↓" : " ", new CellStyle(CellInk.Accent, CellMarks.Bold));
            frame.Write(box.Left + 1, box.Top + i, lines[top + i], CellStyle.Plain, box.Width - 2);
        }
    }

    private static void Typed(CellBuffer frame, Area box, string text)
    {
        int x = frame.Write(box.Left + 1, box.Top, text, CellStyle.Strong, box.Width - 4);
        frame.Write(x, box.Top, "█", new CellStyle(CellInk.Accent));
    }

    private static void Row(CellBuffer frame, Area box, int y, string text, bool selected, CellStyle style = default)
    {
        frame.Write(box.Left + 1, y, text, selected && style == CellStyle.Plain ? CellStyle.Strong : style, box.Width - 2);
        if (selected)
        {
            frame.Mark(box.Left + 1, y, box.Width - 2, CellMarks.Reverse);
        }
    }

    // A frame around so many rows, as high as the screen allows; returns what is inside.
    private static Area Box(CellBuffer frame, Area area, string title, int rows)
    {
        int width = Math.Min(Widest, area.Width - 4);
        int height = Math.Min(rows + 2, area.Height);
        int left = (area.Width - width) / 2, top = area.Top + Math.Max(0, (area.Height - height) / 3);
        frame.Clear(left - 2, top, width + 4, height);
        var style = new CellStyle(CellInk.Accent);
        frame.Write(left, top, "┌" + new string('─', width - 2) + "┐", style);
        for (int y = top + 1; y < top + height - 1; y++)
        {
            frame.Write(left, y, "│", style);
            frame.Write(left + width - 1, y, "│", style);
        }

        frame.Write(left, top + height - 1, "└" + new string('─', width - 2) + "┘", style);
        frame.Write(left + 2, top, " " + title + " ", new CellStyle(CellInk.Accent, CellMarks.Bold), width - 4);
        return new Area(left + 1, top + 1, width - 2, height - 2);
    }
}
