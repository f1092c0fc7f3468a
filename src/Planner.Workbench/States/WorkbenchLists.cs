using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>The rows of each screen's list, after filter and sort: update and view must agree on them.</summary>
internal static class WorkbenchLists
{
    /// <summary>Columns by which communes can be sorted.</summary>
    public const int CommuneColumns = 5;

    /// <summary>Whether a screen's list can be filtered.</summary>
    public static bool HasFilter(WorkbenchScreen screen) => screen is not WorkbenchScreen.Criteria;

    /// <summary>Number of rows of the screen shown.</summary>
    public static int Count(WorkbenchState state) => state.Screen switch
    {
        WorkbenchScreen.Scenarios => Scenarios(state).Count,
        WorkbenchScreen.Compare or WorkbenchScreen.Targets => Targets(state).Count,
        WorkbenchScreen.Communes => Communes(state).Count,
        WorkbenchScreen.Criteria => Closing(state)?.Found.Criteria.Count ?? 0,
        WorkbenchScreen.Rules => Rules(state).Count,
        WorkbenchScreen.Levers => Levers(state).Count,
        WorkbenchScreen.Sensitivity => StudyUpdate.Rows(state).Count,
        WorkbenchScreen.Optimise => OptimiseUpdate.Count(state),
        _ => 0,
    };

    /// <summary>Number of columns of the screen shown that can be selected.</summary>
    public static int Columns(WorkbenchState state) => state.Screen switch
    {
        WorkbenchScreen.Compare => state.Board?.Scenarios.Count ?? 0,
        WorkbenchScreen.Criteria => Closing(state) is { Found.Criteria: [var first, ..] } ? first.Districts.Count : 0,
        _ => 0,
    };

    /// <summary>Whether something that was computed of a scenario rests on files that have changed since.</summary>
    /// <param name="state">The state.</param>
    /// <param name="scenario">Id of the scenario.</param>
    /// <param name="address">What its run was addressed by then; null where that is not known.</param>
    public static bool IsStale(WorkbenchState state, string scenario, string? address) =>
        address is not null && state.Locality?.Scenarios.FirstOrDefault(s => s.Id == scenario) is { Address: { } now } && now != address;

    /// <summary>Ids of the scenarios whose results on the board rest on files that have changed since.</summary>
    public static IReadOnlyList<string> Stale(WorkbenchState state) => [.. (state.Board?.Scenarios ?? []).Where(s => IsStale(state, s.Id, s.Address)).Select(s => s.Id)];

    /// <summary>The scenarios listed.</summary>
    public static IReadOnlyList<ScenarioEntry> Scenarios(WorkbenchState state) =>
        [.. (state.Locality?.Scenarios ?? []).Where(s => Fits(state.PlaceOn(WorkbenchScreen.Scenarios).Filter, s.Id + " " + s.Title.Vi + " " + s.Title.En))];

    /// <summary>The selected scenario of the list; null for none.</summary>
    public static ScenarioEntry? SelectedScenario(WorkbenchState state) => At(Scenarios(state), state.PlaceOn(WorkbenchScreen.Scenarios).Row);

    /// <summary>Ids of the picked scenarios, the reference first.</summary>
    public static IReadOnlyList<string> Picked(WorkbenchState state) => [.. (state.Locality?.Scenarios ?? []).Select(s => s.Id).Where(id => !state.Unpicked.Contains(id))];

    /// <summary>Ids of the picked scenarios that are neither fresh nor running.</summary>
    public static IReadOnlyList<string> ToRun(WorkbenchState state) =>
        [.. (state.Locality?.Scenarios ?? []).Where(s => !state.Unpicked.Contains(s.Id) && s.Standing.State is RunState.Missing or RunState.Stale).Select(s => s.Id)];

    /// <summary>Indices of the targets listed.</summary>
    public static IReadOnlyList<int> Targets(WorkbenchState state) =>
        [.. Enumerable.Range(0, state.Board?.Targets.Count ?? 0).Where(t => Fits(state.Place.Filter, state.Board!.Targets[t].Id + " " + state.Board.Targets[t].Title.Vi + " " + state.Board.Targets[t].Title.En))];

    /// <summary>Index of the selected target; −1 for none.</summary>
    public static int SelectedTarget(WorkbenchState state) => Targets(state) is { Count: > 0 } listed ? listed[Math.Clamp(state.Place.Row, 0, listed.Count - 1)] : -1;

    /// <summary>The scenario that Targets, Communes and Criteria show; null while there are no results.</summary>
    public static ScenarioResult? Result(WorkbenchState state) =>
        state.Board?.Comparison is { } comparison ? comparison.Scenarios[Math.Clamp(state.Scenario, 0, comparison.Scenarios.Count - 1)] : null;

    /// <summary>Its findings about communes; null while they are not there.</summary>
    public static ClosingBoard? Closing(WorkbenchState state) =>
        state.Board is { } board ? state.Closings.GetValueOrDefault(board.Scenarios[Math.Clamp(state.Scenario, 0, board.Scenarios.Count - 1)].Id) : null;

    /// <summary>The communes listed.</summary>
    public static IReadOnlyList<CommunePath> Communes(WorkbenchState state)
    {
        if (Closing(state) is not { } closing)
        {
            return [];
        }

        ListPlace place = state.PlaceOn(WorkbenchScreen.Communes);
        IReadOnlyList<District> districts = state.Locality?.Districts ?? [];
        IEnumerable<CommunePath> rows = closing.Paths.Where(p =>
            (state.District < 0 || p.Commune.District == state.District)
            && Fits(place.Filter, p.Commune.Id + " " + p.Commune.Name + " " + (p.Commune.District < districts.Count ? districts[p.Commune.District].Title.Vi : "")));
        Comparison<CommunePath>? by = place.Sort switch
        {
            1 => (a, b) => a.Interval.Estimate.CompareTo(b.Interval.Estimate),
            2 => (a, b) => (a.MedianYear ?? int.MaxValue).CompareTo(b.MedianYear ?? int.MaxValue),
            3 => (a, b) => a.OpenAtStart.Mean.CompareTo(b.OpenAtStart.Mean),
            4 => (a, b) => string.CompareOrdinal(a.Binding, b.Binding),
            5 => (a, b) => a.Money.Mean.CompareTo(b.Money.Mean),
            _ => null,
        };
        if (by is null)
        {
            return [.. rows];
        }

        // Stable, so that the official order decides between equals.
        return place.Descending ? [.. rows.OrderByDescending(r => r, Comparer<CommunePath>.Create(by))] : [.. rows.OrderBy(r => r, Comparer<CommunePath>.Create(by))];
    }

    /// <summary>The rows of the rules' tree that are shown.</summary>
    public static IReadOnlyList<RuleNode> Rules(WorkbenchState state)
    {
        if (state.Rules is not { } board)
        {
            return [];
        }

        string filter = state.PlaceOn(WorkbenchScreen.Rules).Filter;
        return filter.Length > 0
            ? [.. board.Nodes.Where(n => Fits(filter, n.Key + " " + n.Name.Vi + " " + n.Name.En))]
            : [.. board.Nodes.Where(n => n.Depth == 0 || Open(n.Key, state))];
    }

    /// <summary>The selected row of the tree; null for none.</summary>
    public static RuleNode? SelectedRule(WorkbenchState state) => At(Rules(state), state.PlaceOn(WorkbenchScreen.Rules).Row);

    /// <summary>The levers listed.</summary>
    public static IReadOnlyList<LeverItem> Levers(WorkbenchState state) =>
        [.. (state.Levers?.Items ?? []).Where(i => Fits(state.PlaceOn(WorkbenchScreen.Levers).Filter, i.Key + " " + i.Title.Vi + " " + i.Title.En))];

    /// <summary>The selected lever; null for none.</summary>
    public static LeverItem? SelectedLever(WorkbenchState state) => At(Levers(state), state.PlaceOn(WorkbenchScreen.Levers).Row);

    /// <summary>The actions that fit what was typed, those of the screen first.</summary>
    public static IReadOnlyList<WorkbenchAction> Actions(WorkbenchState state) =>
    [
        .. WorkbenchActions.On(state.Screen).Concat(WorkbenchActions.All.Where(a => a.Screen is { } s && s != state.Screen))
            .Select((a, i) => (Action: a, Rank: Rank(state.Overlay.Typed, WorkbenchActions.Names.Text(state.Language, a.Name).Replace('\t', ' ') + " " + a.Keys), Order: i))
            .Where(x => x.Rank >= 0).OrderBy(x => x.Rank).ThenBy(x => x.Order).Select(x => x.Action),
    ];

    /// <summary>The places that fit what was typed: what to show, and how to get there.</summary>
    public static IReadOnlyList<(string Text, Func<WorkbenchState, WorkbenchState> Go)> Destinations(WorkbenchState state)
    {
        var all = new List<(string Text, Func<WorkbenchState, WorkbenchState> Go)>();
        foreach (WorkbenchScreen screen in Enum.GetValues<WorkbenchScreen>())
        {
            all.Add(($"{(int)screen} {Views.WorkbenchView.ScreenName(screen, state.Language)}", s => WorkbenchUpdate.Show(s, screen)));
        }

        foreach ((ScenarioEntry scenario, int row) in (state.Locality?.Scenarios ?? []).Select((s, i) => (s, i)))
        {
            all.Add(($"{scenario.Title.In(state.Language)} ({scenario.Id})", s => WorkbenchUpdate.Show(s, WorkbenchScreen.Scenarios).At(new ListPlace(row))));
        }

        foreach ((BoardTarget target, int row) in (state.Board?.Targets ?? []).Select((t, i) => (t, i)))
        {
            all.Add(($"{target.Id} {target.Title.In(state.Language)}", s => WorkbenchUpdate.Show(s, WorkbenchScreen.Targets).At(new ListPlace(row))));
        }

        if (Closing(state) is { } closing && !state.Anonymous)
        {
            foreach ((CommunePath path, int row) in closing.Paths.Select((p, i) => (p, i)))
            {
                all.Add((path.Commune.Name == path.Commune.Id ? path.Commune.Id : path.Commune.Id + " " + path.Commune.Name,
                    s => (WorkbenchUpdate.Show(s, WorkbenchScreen.Communes) with { District = -1 }).At(new ListPlace(row, Inside: true))));
            }
        }

        return [.. all.Select((x, i) => (Item: x, Rank: Rank(state.Overlay.Typed, x.Text), Order: i)).Where(x => x.Rank >= 0).OrderBy(x => x.Rank).ThenBy(x => x.Order).Select(x => x.Item)];
    }

    /// <summary>Whether a text holds what was typed, diacritics and case aside.</summary>
    public static bool Fits(string filter, string text) => filter.Length == 0 || Fold(text).Contains(Fold(filter), StringComparison.Ordinal);

    /// <summary>How well a text fits what was typed: 0 for whole words, more for letters in order, −1 for not at all.</summary>
    internal static int Rank(string typed, string text)
    {
        string wanted = Fold(typed).Replace(" ", "", StringComparison.Ordinal), folded = Fold(text);
        if (folded.Contains(Fold(typed), StringComparison.Ordinal))
        {
            return 0;
        }

        int at = -1, gaps = 0;
        foreach (char c in wanted)
        {
            int next = folded.IndexOf(c, at + 1);
            if (next < 0)
            {
                return -1;
            }

            gaps += at >= 0 ? next - at - 1 : 0;
            at = next;
        }

        return 1 + gaps;
    }

    private static string Fold(string text) => AsciiText.Of(text).ToLowerInvariant();

    private static bool Open(string key, WorkbenchState state)
    {
        for (int cut = key.LastIndexOf('/'); cut > 0; cut = key.LastIndexOf('/', cut - 1))
        {
            if (!state.Unfolded.Contains(key[..cut]))
            {
                return false;
            }
        }

        return true;
    }

    private static T? At<T>(IReadOnlyList<T> rows, int row)
        where T : class => rows.Count == 0 ? null : rows[Math.Clamp(row, 0, rows.Count - 1)];
}
