using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.Settings;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>The one table of actions: keys, footer hints and the list under <c>?</c> come from it.</summary>
internal static class WorkbenchActions
{
    /// <summary>What the actions are called.</summary>
    public static readonly PhraseBook<ActionName> Names = new(typeof(WorkbenchActions).Assembly, "Planner.Workbench.Words.actions");

    /// <summary>Every action.</summary>
    public static readonly IReadOnlyList<WorkbenchAction> All = [.. Table()];

    /// <summary>The actions that are there on a screen, its own first.</summary>
    public static IEnumerable<WorkbenchAction> On(WorkbenchScreen screen) => All.Where(a => a.Screen == screen).Concat(All.Where(a => a.Screen is null));

    /// <summary>Carries an action out, or says why it cannot be.</summary>
    public static WorkbenchState Run(WorkbenchState state, WorkbenchAction action)
    {
        if (action.Screen is { } screen && screen != state.Screen)
        {
            state = WorkbenchUpdate.Show(state, screen);
        }

        return action.WhyNot(state) is { } reason ? state with { Said = Said(reason) } : action.Do(state);
    }

    /// <summary>A text of the workbench in both languages.</summary>
    public static LocalizedText Said(Wording wording, params object?[] values) => BoardBuilder.Both(l => WorkbenchView.Book.Format(l, wording, values));

    private static IEnumerable<WorkbenchAction> Table()
    {
        static WorkbenchAction Act(ActionName name, string keys, Func<Key, bool> fits, WorkbenchScreen? screen, int weight, Func<WorkbenchState, Wording?> whyNot, Func<WorkbenchState, WorkbenchState> act) =>
            new(name, keys, fits, screen, weight, whyNot, act);
        static Func<Key, bool> On(char character) => key => key.Types(character);
        static Wording? Always(WorkbenchState state) => null;
        static Wording? NeedsBoard(WorkbenchState state) => state.Board is null ? Wording.WhyNoResults : null;
        static Wording? NeedsScenario(WorkbenchState state) => WorkbenchLists.SelectedScenario(state) is null ? Wording.WhyNothingSelected : null;

        yield return Act(ActionName.Quit, "q", On('q'), null, 1, Always, TableUpdate.Leave);
        yield return Act(ActionName.Actions, "?", On('?'), null, 2, Always, s => s with { Overlay = new Overlay(OverlayKind.Actions) });

        // Scenarios.
        const WorkbenchScreen Scenarios = WorkbenchScreen.Scenarios;
        yield return Act(ActionName.Pick, "Space", On(' '), Scenarios, 3, NeedsScenario, s =>
        {
            string id = WorkbenchLists.SelectedScenario(s)!.Id;
            s = s with { Unpicked = s.Unpicked.Contains(id) ? s.Unpicked.Remove(id) : s.Unpicked.Add(id) };
            return s.Wanting(new WorkbenchRequest.Compare(WorkbenchLists.Picked(s)));
        });
        yield return Act(
            ActionName.RunOne, "r", On('r'), Scenarios, 4,
            s => WorkbenchLists.SelectedScenario(s) switch
            {
                null => Wording.WhyNothingSelected,
                { Standing.State: RunState.Fresh } => Wording.WhyFresh,
                { Standing.State: RunState.Running or RunState.Queued } => Wording.WhyRunning,
                _ => null,
            },
            s => s.Wanting(new WorkbenchRequest.Run([WorkbenchLists.SelectedScenario(s)!.Id])));
        yield return Act(
            ActionName.RunAll, "R", On('R'), null, 0, s => WorkbenchLists.ToRun(s).Count == 0 ? Wording.WhyAllFresh : null, s => s.Wanting(new WorkbenchRequest.Run(WorkbenchLists.ToRun(s))));
        yield return Act(
            ActionName.Stop, "s", On('s'), Scenarios, 0,
            s => s.Locality?.Scenarios.Any(e => e.Standing.State is RunState.Running or RunState.Queued) == true ? null : Wording.WhyNothingRuns, s => s.Wanting(new WorkbenchRequest.Stop()));
        yield return Act(ActionName.Duplicate, "d", On('d'), Scenarios, 6, NeedsScenario, s => s with
        {
            Overlay = new Overlay(OverlayKind.Prompt, WorkbenchLists.SelectedScenario(s)!.Title.In(s.Language) + " 2") { Use = PromptUse.Duplicate },
        });
        yield return Act(ActionName.Rename, "n", On('n'), Scenarios, 7, NeedsScenario, s => s with
        {
            Overlay = new Overlay(OverlayKind.Prompt, WorkbenchLists.SelectedScenario(s)!.Title.In(s.Language)) { Use = PromptUse.Rename },
        });
        yield return Act(
            ActionName.Delete, "Del", key => key.Kind == KeyKind.Delete || key.Types('X'), Scenarios, 8,
            s => WorkbenchLists.SelectedScenario(s) switch
            {
                null => Wording.WhyNothingSelected,
                { Extenders.Count: > 0 } => Wording.WhyExtended,
                var e when s.Locality!.Scenarios.Count < 2 || e == s.Locality.Scenarios[0] => Wording.WhyReference,
                _ => null,
            },
            s => s.Wanting(new WorkbenchRequest.Delete(WorkbenchLists.SelectedScenario(s)!.Id)));

        // Compare.
        yield return Act(ActionName.NextView, "v", On('v'), WorkbenchScreen.Compare, 3, NeedsBoard, s => Inside(s) with { View = s.Place.Inside ? Turn(s.View, 1) : s.View });
        yield return Act(ActionName.PreviousView, "V", On('V'), WorkbenchScreen.Compare, 0, NeedsBoard, s => Inside(s) with { View = s.Place.Inside ? Turn(s.View, -1) : s.View });

        yield return Act(
            ActionName.SideBySide, "m", On('m'), WorkbenchScreen.Compare, 0, s => s.Board is null ? Wording.WhyNoResults : s.Place.Inside && s.View == QuantityView.Fan ? null : Wording.WhyNoFan,
            s => s with { SideBySide = !s.SideBySide });

        yield return Act(ActionName.ReadValues, "i", On('i'), WorkbenchScreen.Compare, 4, CrosshairUpdate.WhyNot, CrosshairUpdate.Toggle);

        // Communes.
        const WorkbenchScreen Communes = WorkbenchScreen.Communes;
        yield return Act(ActionName.Sort, "s", On('s'), Communes, 4, NeedsBoard, s => s.At(s.Place with { Sort = (s.Place.Sort + 1) % (WorkbenchLists.CommuneColumns + 1), Row = 0 }));
        yield return Act(
            ActionName.Reverse, "S", On('S'), Communes, 0, s => s.Board is null ? Wording.WhyNoResults : s.Place.Sort == 0 ? Wording.WhyUnsorted : null,
            s => s.At(s.Place with { Descending = !s.Place.Descending, Row = 0 }));
        yield return Act(
            ActionName.NextDistrict, "d", On('d'), Communes, 5, NeedsBoard,
            s => (s with { District = s.District + 1 >= (s.Locality?.Districts.Count ?? 0) ? -1 : s.District + 1 }).At(s.Place with { Row = 0, Inside = false }));

        // Rules: a parameter's table.
        const WorkbenchScreen RulesScreen = WorkbenchScreen.Rules;
        static Wording? NeedsTable(WorkbenchState state) => !TableUpdate.IsOpen(state) ? Wording.WhyNoTable : null;
        static Wording? NeedsChange(WorkbenchState state) => NeedsTable(state) ?? (state.Table!.Changes.Count == 0 ? Wording.WhyNothingChanged : null);
        yield return Act(ActionName.EditTable, "e", On('e'), RulesScreen, 3, TableUpdate.WhyNotEdit, TableUpdate.Edit);
        yield return Act(ActionName.TypeValue, "0–9", _ => false, RulesScreen, 3, NeedsTable, TableUpdate.Edit) with { InTable = true };
        yield return Act(ActionName.SaveTable, "w", On('w'), RulesScreen, 4, NeedsChange, s => s with
        {
            Overlay = new Overlay(OverlayKind.Prompt, WorkbenchView.Book.Text(s.Language, Wording.OwnGuess)) { Use = PromptUse.TableAssumption },
        }) with
        { InTable = true };
        yield return Act(ActionName.SaveTableSource, "W", On('W'), RulesScreen, 5, NeedsChange, s => s with { Overlay = new Overlay(OverlayKind.Prompt) { Use = PromptUse.TableSource } }) with { InTable = true };
        yield return Act(
            ActionName.ResetValue, "=", key => key.Types('=') || key.Kind == KeyKind.Delete, RulesScreen, 6, s => NeedsTable(s) ?? (s.Table!.Change is null ? Wording.WhyNotChanged : null), TableUpdate.Reset) with
        { InTable = true };
        yield return Act(ActionName.NewPeriod, "n", On('n'), RulesScreen, 7, NeedsTable, s => s with { Overlay = new Overlay(OverlayKind.Prompt) { Use = PromptUse.TablePeriod } }) with { InTable = true };

        // Levers.
        const WorkbenchScreen LeversScreen = WorkbenchScreen.Levers;
        static Wording? NeedsLever(WorkbenchState state) => WorkbenchLists.SelectedLever(state) switch
        {
            null => Wording.WhyNothingSelected,
            { Locked: not null } => Wording.WhyLocked,
            _ => null,
        };
        static Wording? NeedsMoved(WorkbenchState state) => state.Levers?.Moved == true ? null : Wording.WhyNotMoved;
        yield return Act(ActionName.LeverDown, "←", key => key.Kind == KeyKind.Left || key.Types('h') || key.Types('-'), LeversScreen, 3, NeedsLever, s => LeverUpdate.Step(s, -1));
        yield return Act(ActionName.LeverUp, "→", key => key.Kind == KeyKind.Right || key.Types('l') || key.Types('+'), LeversScreen, 3, NeedsLever, s => LeverUpdate.Step(s, 1));
        yield return Act(
            ActionName.LeverReset, "=", On('='), LeversScreen, 6, s => NeedsLever(s) ?? (WorkbenchLists.SelectedLever(s)!.Moved ? null : Wording.WhyNotMoved),
            s => LeverUpdate.Set(s, WorkbenchLists.SelectedLever(s)!.Base));
        yield return Act(ActionName.LeversReset, "z", On('z'), LeversScreen, 0, NeedsMoved, LeverUpdate.Reset);
        yield return Act(ActionName.SaveLevers, "w", On('w'), LeversScreen, 5, NeedsMoved, s => s with { Overlay = new Overlay(OverlayKind.Prompt) { Use = PromptUse.SaveLevers } });

        foreach (WorkbenchAction action in StudyActions.All().Concat(OptimiseActions.All()))
        {
            yield return action;
        }

        // Everywhere.
        yield return Act(ActionName.Open, "Enter", key => key.Kind == KeyKind.Enter, null, 3, WorkbenchUpdate.WhyNotOpen, WorkbenchUpdate.Open);
        yield return Act(ActionName.Back, "Esc", key => key.Kind is KeyKind.Escape or KeyKind.Backspace, null, 0, Always, WorkbenchUpdate.Back);
        yield return Act(ActionName.NextScenario, "]", On(']'), null, 8, NeedsBoard, s => Scenario(s, 1));
        yield return Act(ActionName.PreviousScenario, "[", On('['), null, 0, NeedsBoard, s => Scenario(s, -1));
        yield return Act(
            ActionName.Filter, "/", On('/'), null, 5, s => WorkbenchLists.HasFilter(s.Screen) ? null : Wording.WhyNoFilter,
            s => s with { Overlay = new Overlay(OverlayKind.Filter, s.Place.Filter) });
        yield return Act(ActionName.GoTo, ":", On(':'), null, 9, Always, s => s with { Overlay = new Overlay(OverlayKind.GoTo) });
        yield return Act(ActionName.Undo, "u", On('u'), null, 9, s => s.Undo.IsEmpty ? Wording.WhyNothingToUndo : null, WorkbenchUpdate.TakeBack);
        yield return Act(ActionName.Conclusion, "c", On('c'), null, 9, NeedsBoard, s => s with { Overlay = new Overlay(OverlayKind.Conclusion) });
        yield return Act(ActionName.Export, "x", On('x'), null, 9, Always, s => s with { Overlay = new Overlay(OverlayKind.Export) });
        yield return Act(ActionName.ExportScreen, "x 1", _ => false, null, 0, Always, s => s.Wanting(ScreenExport.Of(s)));
        yield return Act(ActionName.ExportReport, "x 2", _ => false, null, 0, WhyNoReport, s => s.Wanting(new WorkbenchRequest.WriteReport([.. s.Board!.Scenarios.Select(c => c.Id)], s.Language)));
        yield return Act(ActionName.StopReport, "x 3", _ => false, null, 0, s => s.Report is null ? Wording.WhyNoReportRuns : null, s => s.Wanting(new WorkbenchRequest.StopReport()));
        yield return Act(ActionName.SwitchLanguage, "L", On('L'), null, 9, Always, s => Remembered(s with { Language = s.Language == Language.Vietnamese ? Language.English : Language.Vietnamese }));
        yield return Act(ActionName.SwitchTheme, "T", On('T'), null, 0, Always, NextTheme);
        yield return Act(ActionName.SwitchUser, "U", On('U'), null, 0, Always, s => s with { Overlay = new Overlay(OverlayKind.ChooseUser) });
        yield return Act(ActionName.Share, "H", On('H'), null, 0, Always, s => s with { Anonymous = !s.Anonymous, Said = Said(s.Anonymous ? Wording.NamesShown : Wording.NamesHidden) });
        yield return Act(ActionName.Log, "o", On('o'), null, 0, Always, s => s with { Overlay = new Overlay(OverlayKind.Log) });
        foreach ((ActionName name, WorkbenchScreen screen) in new[]
            {
                (ActionName.ToScenarios, WorkbenchScreen.Scenarios), (ActionName.ToCompare, WorkbenchScreen.Compare), (ActionName.ToTargets, WorkbenchScreen.Targets),
                (ActionName.ToCommunes, WorkbenchScreen.Communes), (ActionName.ToCriteria, WorkbenchScreen.Criteria), (ActionName.ToRules, WorkbenchScreen.Rules),
                (ActionName.ToLevers, WorkbenchScreen.Levers), (ActionName.ToSensitivity, WorkbenchScreen.Sensitivity), (ActionName.ToOptimise, WorkbenchScreen.Optimise),
            })
        {
            char digit = (char)('0' + (int)screen);
            yield return Act(name, new string(digit, 1), On(digit), null, 0, Always, s => WorkbenchUpdate.Show(s, screen));
        }
    }

    /// <summary>What one can choose under <c>x</c>.</summary>
    public static IReadOnlyList<WorkbenchAction> Exports(WorkbenchState state) =>
        [.. All.Where(a => a.Name is ActionName.ExportScreen or ActionName.ExportReport || (a.Name == ActionName.StopReport && state.Report is not null))];

    // Its pages name every commune, and it is made from runs that are of the files as they are.
    private static Wording? WhyNoReport(WorkbenchState state) => state switch
    {
        { Report: not null } => Wording.WhyReportRuns,
        { Board: null } => Wording.WhyNoResults,
        { Anonymous: true } => Wording.WhyReportNames,
        _ => state.Board.Scenarios.All(c => state.Locality?.Scenarios.FirstOrDefault(s => s.Id == c.Id)?.Standing.State == RunState.Fresh) ? null : Wording.WhyReportNotFresh,
    };

    private static WorkbenchState Inside(WorkbenchState state) => state.At(state.Place with { Inside = true });

    private static QuantityView Turn(QuantityView view, int by)
    {
        int count = Enum.GetValues<QuantityView>().Length;
        return (QuantityView)(((int)view + by + count) % count);
    }

    private static WorkbenchState Scenario(WorkbenchState state, int by)
    {
        int count = state.Board!.Scenarios.Count;
        return WorkbenchUpdate.Select(state, (state.Scenario + by + count) % count);
    }

    private static WorkbenchState NextTheme(WorkbenchState state)
    {
        var theme = (ColourTheme)(((int)state.Theme + 1) % Enum.GetValues<ColourTheme>().Length);
        return Remembered(state with { Theme = theme, Said = BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.ThemeNow, WorkbenchView.ThemeName(theme, l))) });
    }

    private static WorkbenchState Remembered(WorkbenchState state)
    {
        WorkbenchSettings settings = state.Settings with { Language = state.Language, Theme = state.Theme };
        return (state with { Settings = settings }).Wanting(new WorkbenchRequest.Remember(settings));
    }
}
