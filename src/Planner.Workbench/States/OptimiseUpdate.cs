using Planner.Analysis.Comparison;
using Planner.Analysis.Optimisation;
using Planner.Localities.Decisions;
using Planner.Reporting.Tables;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>What the keys of the screen of optimisation do, and which rows it has.</summary>
internal static class OptimiseUpdate
{
    private const int PercentStep = 5;

    /// <summary>What can be chosen for the present kind of objective: targets that are set, or metrics; one row for the number of targets.</summary>
    public static IReadOnlyList<(string Id, LocalizedText Title)> Rows(WorkbenchState state)
    {
        if (state.Board?.Comparison is not { } comparison)
        {
            return [];
        }

        RulePack pack = comparison.Pack;
        IEnumerable<(string Id, LocalizedText Title)> all = state.Optimise.Objective switch
        {
            ObjectiveChoice.TargetsMet => [("", StudyTexts.Both(StudyWording.EveryTarget, pack.Targets.Count(t => t.IsSet)))],
            ObjectiveChoice.Chance or ObjectiveChoice.LeastMoney => pack.Targets.Where(t => t.IsSet).Select(t => (t.Id, t.Title)),
            _ => pack.Metrics.Select(m => (m.Id, m.Title)),
        };
        string filter = state.PlaceOn(WorkbenchScreen.Optimise).Filter;
        return [.. all.Where(r => WorkbenchLists.Fits(filter, r.Id + " " + r.Title.Vi + " " + r.Title.En))];
    }

    /// <summary>What was found for the scenario looked at; null for nothing yet.</summary>
    public static PlanBoard? Board(WorkbenchState state) => StudyUpdate.Scenario(state) is { } scenario ? state.Optimise.Boards.GetValueOrDefault(scenario) : null;

    /// <summary>Whether the answer is shown.</summary>
    public static bool Shows(WorkbenchState state) => state.PlaceOn(WorkbenchScreen.Optimise).Inside && Board(state) is not null;

    /// <summary>Number of rows: of what can be chosen, or lines of the answer.</summary>
    public static int Count(WorkbenchState state) => Shows(state) ? PlanTexts.Lines(state).Count : Rows(state).Count;

    /// <summary>Why no search can be started; null where one can.</summary>
    public static Wording? WhyNotRun(WorkbenchState state) =>
        state.Board is null ? Wording.WhyNoResults : state.Optimise.Running is not null ? Wording.WhyStudyRuns : Rows(state).Count == 0 ? Wording.WhyNothingSelected : null;

    /// <summary>Starts the search.</summary>
    public static WorkbenchState Run(WorkbenchState state)
    {
        OptimiseState now = state.Optimise;
        string scenario = StudyUpdate.Scenario(state)!;
        IReadOnlyList<(string Id, LocalizedText Title)> rows = Rows(state);
        string selected = rows[Math.Clamp(state.Place.Inside ? 0 : state.Place.Row, 0, rows.Count - 1)].Id;
        bool together = now.Objective is ObjectiveChoice.Chance or ObjectiveChoice.LeastMoney && now.Marked.Count > 0;
        string[] ids = now.Objective == ObjectiveChoice.TargetsMet ? [] : together ? [.. state.Board!.Targets.Select(t => t.Id).Where(now.Marked.Contains)] : [selected];
        return (state with { Optimise = now with { Running = new StudyStanding(scenario, 0, null) } })
            .Wanting(new WorkbenchRequest.Optimise(scenario, now.Objective, ids, now.Objective == ObjectiveChoice.LeastMoney ? now.Percent / 100.0 : null, now.Effort));
    }

    /// <summary>The kind of objective by so many further on.</summary>
    public static WorkbenchState Turn(WorkbenchState state, int by)
    {
        int count = Enum.GetValues<ObjectiveChoice>().Length;
        return (state with { Optimise = state.Optimise with { Objective = (ObjectiveChoice)(((int)state.Optimise.Objective + by + count) % count) } }).At(state.Place with { Row = 0, Inside = false });
    }

    /// <summary>Why the selected target cannot be marked; null where it can.</summary>
    public static Wording? WhyNotMark(WorkbenchState state) =>
        state.Optimise.Objective is not (ObjectiveChoice.Chance or ObjectiveChoice.LeastMoney) || state.Place.Inside || Rows(state).Count == 0 ? Wording.WhyNoMark : null;

    /// <summary>Marks the selected target, or takes the mark away.</summary>
    public static WorkbenchState Mark(WorkbenchState state)
    {
        IReadOnlyList<(string Id, LocalizedText Title)> rows = Rows(state);
        string id = rows[Math.Clamp(state.Place.Row, 0, rows.Count - 1)].Id;
        return state with { Optimise = state.Optimise with { Marked = state.Optimise.Marked.Contains(id) ? state.Optimise.Marked.Remove(id) : state.Optimise.Marked.Add(id) } };
    }

    /// <summary>Another chance to ask for with the least money.</summary>
    public static WorkbenchState Ask(WorkbenchState state, int steps) =>
        state with { Optimise = state.Optimise with { Percent = Math.Clamp(state.Optimise.Percent + (steps * PercentStep), PercentStep, 100 - PercentStep) } };

    /// <summary>The other effort.</summary>
    public static WorkbenchState NextEffort(WorkbenchState state) =>
        state with { Optimise = state.Optimise with { Effort = state.Optimise.Effort == StudyEffort.Standard ? StudyEffort.Quick : StudyEffort.Standard } };

    /// <summary>Takes the answer, and shows it where its screen is the one shown.</summary>
    public static WorkbenchState Take(WorkbenchState state, PlanBoard board)
    {
        state = state with { Optimise = state.Optimise with { Boards = state.Optimise.Boards.SetItem(board.Scenario, board), Chart = false } };
        state = state with { Places = state.Places.SetItem(WorkbenchScreen.Optimise, state.PlaceOn(WorkbenchScreen.Optimise) with { Inside = true, Row = 0 }) };
        return state.Screen == WorkbenchScreen.Optimise ? state : state with { Said = StudyTexts.Both(StudyWording.AnswerThere) };
    }

    /// <summary>Why there is nothing to save; null where there is.</summary>
    public static Wording? WhyNotSave(WorkbenchState state) => Board(state) switch
    {
        null => Wording.WhyNotStudied,
        { Advice.Steps.Count: 0 } => Wording.WhyNoPlan,
        _ => null,
    };

    /// <summary>Asks for the title of the scenario that the plan makes.</summary>
    public static WorkbenchState AskTitle(WorkbenchState state) => state with
    {
        Overlay = new Overlay(OverlayKind.Prompt, new AdviceText(state.Language, Board(state)!.Advice).Caption().Title.In(state.Language)) { Use = PromptUse.SavePlan },
    };

    /// <summary>Saves the plan as a scenario.</summary>
    public static WorkbenchState Save(WorkbenchState state, string title)
    {
        if (Board(state) is not { } board)
        {
            return state;
        }

        // A title left as it was stays in both languages.
        PlanCaption caption = new AdviceText(state.Language, board.Advice).Caption();
        caption = title == caption.Title.In(state.Language) ? caption : caption with { Title = new LocalizedText(title, title) };
        return state.Wanting(new WorkbenchRequest.SavePlan(board.Scenario, title, board.Advice.Space.Write(board.Advice.Search.Values, PlanVariation.None, caption)));
    }
}
