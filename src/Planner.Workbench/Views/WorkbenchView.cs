using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>The frame of a state: a pure function.</summary>
internal static class WorkbenchView
{
    /// <summary>Fewest columns a screen is drawn in.</summary>
    public const int LeastWidth = 60;

    /// <summary>Fewest rows a screen is drawn in.</summary>
    public const int LeastHeight = 16;

    /// <summary>The texts of the workbench.</summary>
    public static readonly PhraseBook<Wording> Book = new(typeof(WorkbenchView).Assembly, "Planner.Workbench.Words.workbench");

    private const int RowsForWholeNotice = 30;

    /// <summary>The frame.</summary>
    /// <param name="state">The state.</param>
    public static CellBuffer Of(WorkbenchState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var frame = new CellBuffer(state.Width, state.Height, state.Ascii);
        if (state.Width < LeastWidth || state.Height < LeastHeight)
        {
            Drawing.Wrapped(frame, new Area(0, 0, state.Width, state.Height), Book.Format(state.Language, Wording.TooSmall, state.Width, state.Height, LeastWidth, LeastHeight));
            return frame;
        }

        Tabs(frame, state);
        var area = new Area(0, Notice(frame, state), state.Width, 0);
        area = area with { Height = state.Height - 1 - area.Top };
        if (state.Overlay.Kind is OverlayKind.ChooseLanguage or OverlayKind.ChooseUser)
        {
            OverlayView.Draw(frame, state, area);
            Footer(frame, state);
            return frame;
        }

        if (state.Locality is null && state.Faults.Count > 0)
        {
            Faults(frame, state, area);
        }
        else
        {
            Screen(frame, state, area.From(Stale(frame, state, area)));
        }

        if (state.Overlay.Kind is not (OverlayKind.None or OverlayKind.Filter))
        {
            OverlayView.Draw(frame, state, area);
        }

        Footer(frame, state);
        return frame;
    }

    /// <summary>The name of a screen.</summary>
    public static string ScreenName(WorkbenchScreen screen, Language language) => Book.Text(
        language,
        screen switch
        {
            WorkbenchScreen.Scenarios => Wording.ScreenScenarios,
            WorkbenchScreen.Compare => Wording.ScreenCompare,
            WorkbenchScreen.Targets => Wording.ScreenTargets,
            WorkbenchScreen.Communes => Wording.ScreenCommunes,
            WorkbenchScreen.Criteria => Wording.ScreenCriteria,
            WorkbenchScreen.Rules => Wording.ScreenRules,
            WorkbenchScreen.Levers => Wording.ScreenLevers,
            WorkbenchScreen.Sensitivity => Wording.ScreenSensitivity,
            _ => Wording.ScreenOptimise,
        });

    /// <summary>The name of a theme.</summary>
    public static string ThemeName(ColourTheme theme, Language language) => Book.Text(
        language,
        theme switch
        {
            ColourTheme.Dark => Wording.ThemeDark,
            ColourTheme.Light => Wording.ThemeLight,
            ColourTheme.HighContrast => Wording.ThemeHighContrast,
            _ => Wording.ThemeColourBlind,
        });

    /// <summary>The name of a district as it may be shown.</summary>
    public static string DistrictName(WorkbenchState state, int district) => state.Anonymous
        ? Book.Format(state.Language, Wording.HiddenDistrict, district + 1)
        : state.Locality is { } locality && district < locality.Districts.Count ? locality.Districts[district].Title.In(state.Language) : "";

    /// <summary>A line that says where one is: the scenario, how many replicates.</summary>
    public static int Heading(CellBuffer frame, WorkbenchState state, Area area, string left, string right = "")
    {
        int room = right.Length == 0 ? area.Width - 2 : area.Width - DisplayWidth.Of(right) - 4;
        frame.Write(area.Left + 1, area.Top, left, CellStyle.Strong, room);
        frame.WriteRight(area.Right - 1, area.Top, right, CellStyle.Quiet);
        return area.Top + 1;
    }

    /// <summary>What stands where there are no results yet.</summary>
    public static void Waiting(CellBuffer frame, WorkbenchState state, Area area, Wording what)
    {
        int y = area.Top + Math.Max(0, (area.Height / 2) - 1);
        var running = state.Locality?.Scenarios.Where(s => s.Standing.State == Boards.RunState.Running).ToArray() ?? [];
        if (running.Length > 0)
        {
            Boards.RunStanding standing = running[0].Standing;
            int width = Math.Min(area.Width - 4, 60);
            int left = area.Left + ((area.Width - width) / 2);
            frame.Write(left, y, Book.Format(state.Language, Wording.Computing, (int)(standing.Share * 100), ScenariosView.Left(standing, state.Language)), CellStyle.Plain, width);
            Drawing.Bar(frame, left, y + 1, width, standing.Share, new CellStyle(CellInk.Accent));
            return;
        }

        string text = Book.Text(state.Language, state.Locality is null ? Wording.Reading : what);
        Drawing.Wrapped(frame, new Area(area.Left + 2, y, area.Width - 4, 3), text, CellStyle.Quiet);
    }

    // Where results are of files that have changed since, and what makes them new.
    private static int Stale(CellBuffer frame, WorkbenchState state, Area area)
    {
        if (state.Screen is not (WorkbenchScreen.Compare or WorkbenchScreen.Targets or WorkbenchScreen.Communes or WorkbenchScreen.Criteria) || WorkbenchLists.Stale(state) is not { Count: > 0 } stale)
        {
            return area.Top;
        }

        frame.Write(1, area.Top, Book.Format(state.Language, Wording.StaleResults, stale.Count, state.Board!.Scenarios.Count), new CellStyle(CellInk.Doubtful, CellMarks.Bold), area.Width - 2);
        return area.Top + 1;
    }

    private static void Screen(CellBuffer frame, WorkbenchState state, Area area)
    {
        switch (state.Screen)
        {
            case WorkbenchScreen.Scenarios:
                ScenariosView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Compare when state.Place.Inside && state.Board?.Comparison is not null:
                QuantityPage.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Compare:
                MatrixView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Targets:
                TargetsView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Communes:
                CommunesView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Criteria:
                CriteriaView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Rules when TableUpdate.IsOpen(state):
                TableView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Rules:
                RulesView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Levers:
                LeversView.Draw(frame, state, area);
                break;
            case WorkbenchScreen.Sensitivity:
                SensitivityView.Draw(frame, state, area);
                break;
            default:
                OptimiseView.Draw(frame, state, area);
                break;
        }
    }

    private static void Tabs(CellBuffer frame, WorkbenchState state)
    {
        WorkbenchScreen[] screens = Enum.GetValues<WorkbenchScreen>();
        int named = screens.Length;
        string Label(int i) => i < named || screens[i] == state.Screen ? $"{(int)screens[i]} {ScreenName(screens[i], state.Language)}" : FormattableString.Invariant($"{(int)screens[i]}");
        while (named > 0 && screens.Select((_, i) => DisplayWidth.Of(Label(i)) + 2).Sum() > frame.Width)
        {
            named--;
        }

        int x = 0;
        for (int i = 0; i < screens.Length; i++)
        {
            string label = " " + Label(i) + " ";
            bool here = screens[i] == state.Screen;
            int width = DisplayWidth.Of(label);
            frame.Write(x, 0, label, here ? new CellStyle(CellInk.Accent, CellMarks.Bold | CellMarks.Reverse) : CellStyle.Plain);
            frame.Touch(x, 0, width, 1, new Spot(SpotKind.Tab, (int)screens[i]));
            x += width;
        }

        string place = state.Locality?.Title.In(state.Language) ?? "Planner";
        if (x + DisplayWidth.Of(place) + 2 <= frame.Width)
        {
            frame.WriteRight(frame.Width - 1, 0, place, CellStyle.Strong);
        }
    }

    private static int Notice(CellBuffer frame, WorkbenchState state)
    {
        if ((state.Locality?.Notice ?? state.Board?.SyntheticNotice) is not { } notice)
        {
            return 1;
        }

        int rows = state.Height >= RowsForWholeNotice ? 3 : 1;
        return Drawing.Wrapped(frame, new Area(1, 1, frame.Width - 2, rows), notice.In(state.Language), new CellStyle(CellInk.Notice, CellMarks.Bold));
    }

    private static void Faults(CellBuffer frame, WorkbenchState state, Area area)
    {
        frame.Write(2, area.Top + 1, Book.Text(state.Language, Wording.CannotCompute), new CellStyle(CellInk.Bad, CellMarks.Bold));
        Area rest = new Area(2, area.Top + 3, area.Width - 4, area.Height - 4);
        foreach (LocalizedText fault in state.Faults)
        {
            rest = rest.From(Drawing.Wrapped(frame, rest, fault.In(state.Language)));
        }
    }

    // The last row: what is being typed, what was just said, or the keys.
    private static void Footer(CellBuffer frame, WorkbenchState state)
    {
        int y = frame.Height - 1, room = frame.Width;
        if (state.Report is { } report)
        {
            // It goes on behind any screen, so every screen says how far it is.
            string left = ScenariosView.Left(new Boards.RunStanding(Boards.RunState.Running, report.Share, report.SecondsLeft), state.Language);
            string far = Book.Format(state.Language, Wording.ReportProgress, (int)(100 * report.Share), left.Length > 0 ? " " + left : "");
            room -= DisplayWidth.Of(far) + 2;
            frame.WriteRight(frame.Width - 1, y, far, new CellStyle(CellInk.Accent));
        }

        if (state.Overlay.Kind == OverlayKind.Filter)
        {
            int end = frame.Write(1, y, "/" + state.Overlay.Typed, CellStyle.Strong, frame.Width / 2);
            end = frame.Write(end, y, "█", new CellStyle(CellInk.Accent));
            frame.Write(end + 2, y, Book.Format(state.Language, Wording.FilterFooter, WorkbenchLists.Count(state)), CellStyle.Quiet, Math.Max(0, room - end - 2));
            return;
        }

        if (state.Said is { } said)
        {
            frame.Write(1, y, said.In(state.Language), new CellStyle(CellInk.Notice, CellMarks.Bold), room - 2);
            return;
        }

        if (state.Overlay.Kind != OverlayKind.None)
        {
            frame.Write(1, y, Book.Text(state.Language, state.Overlay.Kind switch
            {
                OverlayKind.Actions or OverlayKind.GoTo => Wording.ListFooter,
                OverlayKind.Prompt => Wording.PromptFooter,
                OverlayKind.ChooseLanguage or OverlayKind.ChooseUser => Wording.ChooseFooter,
                OverlayKind.DropDraft or OverlayKind.LeaveDraft or OverlayKind.Export => Wording.DraftFooter,
                _ => Wording.TextFooter,
            }), CellStyle.Quiet, room - 2);
            return;
        }

        int x = 1;
        IEnumerable<WorkbenchAction> hints = WorkbenchActions.On(state.Screen).Where(a => a.Weight > 0 && (a.Name != ActionName.Open || (WorkbenchUpdate.WhyNotOpen(state) is null && !state.Place.Inside)))
            .OrderBy(a => a.Weight);
        hints = hints.Where(a => a.Name != ActionName.ReadValues || CrosshairUpdate.WhyNot(state) is null);
        bool table = TableUpdate.IsOpen(state);
        hints = hints.Where(a => table ? a.InTable || a.Name is ActionName.Quit or ActionName.Actions or ActionName.Undo : !a.InTable);
        if (table || state.Place.Inside || state.Place.Filter.Length > 0 || state.District >= 0)
        {
            // What was opened must be seen to close.
            hints = hints.Take(2).Append(WorkbenchActions.All.First(a => a.Name == ActionName.Back)).Concat(hints.Skip(2));
        }

        // Where not all fit, what cannot be done now makes room for what can; the list under ? says why it cannot.
        WorkbenchAction[] shown = [.. hints.Where(a => a.Name != ActionName.Filter || WorkbenchLists.HasFilter(state.Screen))];
        if (shown.Sum(a => HintWidth(a, state)) > room)
        {
            shown = [.. shown.Where(a => a.WhyNot(state) is null)];
        }

        foreach (WorkbenchAction action in shown)
        {
            string hint = WorkbenchActions.Names.Text(state.Language, action.Name).Split('\t')[0];
            string key = state.Ascii ? AsciiText.Of(action.Keys) : action.Keys;
            int width = HintWidth(action, state) - 2;
            if (x + width >= room)
            {
                break;
            }

            bool able = action.WhyNot(state) is null;
            int next = frame.Write(x, y, key, able ? new CellStyle(CellInk.Accent, CellMarks.Bold) : CellStyle.Quiet);
            frame.Write(next + 1, y, hint, CellStyle.Quiet);
            frame.Touch(x, y, width, 1, new Spot(SpotKind.Hint, ((List<WorkbenchAction>)[.. WorkbenchActions.All]).IndexOf(action)));
            x += width + 2;
        }
    }

    private static int HintWidth(WorkbenchAction action, WorkbenchState state) =>
        DisplayWidth.Of(action.Keys) + 1 + DisplayWidth.Of(WorkbenchActions.Names.Text(state.Language, action.Name).Split('\t')[0]) + 2;
}
