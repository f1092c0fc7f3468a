using Planner.Analysis.Comparison;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>What a plan is to do best, the search for it with the best so far, and the answer: decisions, what they bring and cost, chance against money.</summary>
internal static class OptimiseView
{
    private const string NoUnit = "none";

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        if (state.Board?.Comparison is not { } comparison)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingCompared);
            return;
        }

        string scenario = state.Board.Scenarios[state.Scenario].Title.In(state.Language);
        bool shows = OptimiseUpdate.Shows(state);
        area = area.From(WorkbenchView.Heading(
            frame, state, area, StudyTexts.Book.Format(state.Language, shows ? StudyWording.PlanFor : StudyWording.BetterThan, FormattableString.Invariant($"{state.Scenario + 1}"), scenario),
            StudyTexts.Effort(state.Optimise.Effort, state.Language)));
        area = area.From(Standing(frame, state, area, comparison.Pack));
        if (shows)
        {
            Answer(frame, state, area, OptimiseUpdate.Board(state)!);
        }
        else
        {
            Choose(frame, state, area);
        }
    }

    private static int Standing(CellBuffer frame, WorkbenchState state, Area area, RulePack pack)
    {
        PlanBoard? board = OptimiseUpdate.Board(state);
        if (state.Optimise.Running is { } running)
        {
            int bar = area.Width >= 100 ? 20 : 10;
            Drawing.Bar(frame, 1, area.Top, bar, running.Share, new CellStyle(CellInk.Accent));
            frame.Write(bar + 3, area.Top, PlanTexts.Running(running, state.Optimise.Objective, Unit(state, pack), state.Language), CellStyle.Strong, area.Width - bar - 4);
            return area.Top + 1;
        }

        if (board is not null && WorkbenchLists.IsStale(state, board.Scenario, board.Address))
        {
            frame.Write(1, area.Top, StudyTexts.Book.Text(state.Language, StudyWording.Stale), new CellStyle(CellInk.Doubtful, CellMarks.Bold), area.Width - 2);
            return area.Top + 1;
        }

        return area.Top;
    }

    // The unit of what is made best, as the command shows it: of a single condition its own.
    private static string Unit(WorkbenchState state, RulePack pack)
    {
        IReadOnlyList<(string Id, LocalizedText Title)> rows = OptimiseUpdate.Rows(state);
        string id = rows.Count == 0 ? "" : rows[Math.Clamp(state.Place.Inside ? 0 : state.Place.Row, 0, rows.Count - 1)].Id;
        return state.Optimise.Objective switch
        {
            ObjectiveChoice.TargetsMet => NoUnit,
            ObjectiveChoice.Chance or ObjectiveChoice.LeastMoney => pack.Targets.FirstOrDefault(t => t.Id == id)?.Unit ?? NoUnit,
            _ => pack.Metrics.FirstOrDefault(m => m.Id == id)?.Unit ?? NoUnit,
        };
    }

    private static void Choose(CellBuffer frame, WorkbenchState state, Area area)
    {
        // The kinds one below the other: all of them are seen, whatever the width.
        foreach (ObjectiveChoice objective in Enum.GetValues<ObjectiveChoice>())
        {
            bool here = objective == state.Optimise.Objective;
            string name = PlanTexts.Objective(objective, state.Language) + (objective == ObjectiveChoice.LeastMoney ? FormattableString.Invariant($" {state.Optimise.Percent}%") : "");
            frame.Write(2, area.Top, (here ? "● " : "○ ") + name, here ? new CellStyle(CellInk.Accent, CellMarks.Bold) : CellStyle.Quiet, area.Width - 4);
            area = area.From(area.Top + 1);
        }

        int words = Math.Clamp(area.Height / 3, 2, 4);
        IReadOnlyList<(string Id, LocalizedText Title)> rows = OptimiseUpdate.Rows(state);
        Area list = area.From(area.Top + 1).Until(area.Bottom - words);
        Drawing.List(frame, list, rows.Count, state.Place.Row, SpotKind.Row, (i, y, selected) =>
        {
            (string id, LocalizedText title) = rows[i];
            bool marked = state.Optimise.Marked.Contains(id) && state.Optimise.Objective is ObjectiveChoice.Chance or ObjectiveChoice.LeastMoney;
            string mark = state.Optimise.Objective is ObjectiveChoice.Chance or ObjectiveChoice.LeastMoney ? marked ? "[x] " : "[ ] " : "";
            int target = state.Board!.Targets.ToList().FindIndex(t => t.Id == id);
            string now = target < 0 ? "" : MatrixView.Chance(state.Board.Cells[target][state.Scenario]);
            string name = target < 0 ? title.In(state.Language) : id + " " + title.In(state.Language);
            frame.Write(2, y, mark + name, selected ? CellStyle.Strong : CellStyle.Plain, area.Width - 14);
            if (target >= 0)
            {
                frame.WriteRight(area.Right - 2, y, now, new CellStyle(MatrixView.Ink(state.Board.Cells[target][state.Scenario].Outlook)));
            }

            if (selected)
            {
                frame.Mark(2, y, area.Width - 14, CellMarks.Reverse);
            }
        });
        string about = StudyTexts.Book.Text(state.Language, OptimiseUpdate.Board(state) is null ? StudyWording.AboutSearch : StudyWording.AnswerByEnter);
        Drawing.Wrapped(frame, area.From(area.Bottom - words) with { Left = 1, Width = area.Width - 2 }, about, CellStyle.Quiet);
    }

    private static void Answer(CellBuffer frame, WorkbenchState state, Area area, PlanBoard board)
    {
        Figure? figure = MoneyFigure.Make(board.Advice, state.Language);
        bool wide = area.Width >= PlanTexts.WideScreen;
        if (state.Optimise.Chart && !wide)
        {
            Chart(frame, state, area with { Left = 1, Width = area.Width - 2 }, figure);
            return;
        }

        IReadOnlyList<string> lines = PlanTexts.Lines(state);
        int first = PlanTexts.FirstLines(state, board);
        int top = Math.Clamp(state.Place.Row, 0, Math.Max(0, lines.Count - area.Height)), shown = Math.Min(area.Height, lines.Count);
        int width = wide ? area.Width * 3 / 5 : area.Width;
        for (int i = 0; i < shown; i++)
        {
            bool more = (i == 0 && top > 0) || (i == shown - 1 && top + shown < lines.Count);
            frame.Write(0, area.Top + i, more ? i == 0 ? "↑" : "↓" : " ", new CellStyle(CellInk.Accent, CellMarks.Bold));
            frame.Write(1, area.Top + i, lines[top + i], top + i < first ? CellStyle.Strong : CellStyle.Plain, width - 2);
        }

        if (wide)
        {
            Chart(frame, state, area.After(width), figure);
        }
    }

    private static void Chart(CellBuffer frame, WorkbenchState state, Area area, Figure? figure)
    {
        if (figure is null)
        {
            Drawing.Wrapped(frame, area, StudyTexts.Book.Text(state.Language, StudyWording.NoFrontier), CellStyle.Quiet);
            return;
        }

        Drawing.Chart(frame, area, figure, state);
    }
}
