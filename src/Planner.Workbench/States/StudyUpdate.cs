using Planner.Analysis.Sensitivity;
using Planner.Workbench.Boards;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>What the keys of the screen of sensitivity do, and which rows it has.</summary>
internal static class StudyUpdate
{
    private static readonly FactorKind?[] Kinds = [null, FactorKind.Lever, FactorKind.Threshold, FactorKind.Assumption];

    /// <summary>Id of the scenario looked at; null while there are no results.</summary>
    public static string? Scenario(WorkbenchState state) =>
        state.Board is { } board ? board.Scenarios[Math.Clamp(state.Scenario, 0, board.Scenarios.Count - 1)].Id : null;

    /// <summary>Index of the target looked at: the one chosen, else the one whose chances are nearest to even; −1 while there are no results.</summary>
    public static int Target(WorkbenchState state)
    {
        if (state.Board is not { } board)
        {
            return -1;
        }

        int chosen = board.Targets.ToList().FindIndex(t => t.Id == state.Sensitivity.Target);
        int scenario = Math.Clamp(state.Scenario, 0, board.Scenarios.Count - 1);
        return chosen >= 0 ? chosen : Enumerable.Range(0, board.Targets.Count).DefaultIfEmpty(-1).MinBy(t => t < 0 ? 0 : Math.Abs((board.Cells[t][scenario].Probability ?? 2) - 0.5));
    }

    /// <summary>What was found of the target looked at, by the method chosen; null for nothing yet.</summary>
    public static StudyBoard? Board(WorkbenchState state) =>
        Target(state) is >= 0 and var target && state.Sensitivity.Boards.TryGetValue((Scenario(state)!, state.Sensitivity.Method), out StudyBoard? board) && board.Target == state.Board!.Targets[target].Id
            ? board
            : null;

    /// <summary>Whether a study of the scenario and method looked at runs now.</summary>
    public static bool Runs(WorkbenchState state) => state.Sensitivity.Running is { } running && running.Scenario == Scenario(state) && running.Method == state.Sensitivity.Method;

    /// <summary>Whether what was found rests on files that have changed since.</summary>
    public static bool IsStale(WorkbenchState state, StudyBoard board) => WorkbenchLists.IsStale(state, board.Scenario, board.Address);

    /// <summary>The factors listed, those that matter most first: their index in the result.</summary>
    public static IReadOnlyList<(SensitivityFactor Factor, int Index)> Rows(WorkbenchState state)
    {
        if (Board(state) is not { } board)
        {
            return [];
        }

        string filter = state.PlaceOn(WorkbenchScreen.Sensitivity).Filter;
        var names = new Reporting.Text.FactorNames(state.Language);
        return [.. Ordered(board).Where(r => (state.Sensitivity.Kind is not { } kind || r.Factor.Kind == kind) && WorkbenchLists.Fits(filter, r.Factor.Id + " " + names.Name(r.Factor)))];
    }

    /// <summary>Why a study cannot be started; null where it can.</summary>
    public static Wording? WhyNotRun(WorkbenchState state) => state.Board is null ? Wording.WhyNoResults : state.Sensitivity.Running is { Seeking: false } ? Wording.WhyStudyRuns : null;

    /// <summary>Starts the study.</summary>
    public static WorkbenchState Run(WorkbenchState state)
    {
        string scenario = Scenario(state)!, target = state.Board!.Targets[Target(state)].Id;
        StudyMethod method = state.Sensitivity.Method;
        return (state with { Sensitivity = state.Sensitivity with { Running = new StudyStanding(scenario, 0, null) { Method = method }, Asked = (scenario, method, target) } })
            .Wanting(new WorkbenchRequest.Study(scenario, method, state.Sensitivity.Effort, target));
    }

    /// <summary>The target by so many further on.</summary>
    public static WorkbenchState Turn(WorkbenchState state, int by)
    {
        int count = state.Board!.Targets.Count;
        return (state with { Sensitivity = state.Sensitivity with { Target = state.Board.Targets[(Target(state) + by + count) % count].Id } }).At(state.Place with { Row = 0 });
    }

    /// <summary>The next method.</summary>
    public static WorkbenchState NextMethod(WorkbenchState state) =>
        (state with { Sensitivity = state.Sensitivity with { Method = (StudyMethod)(((int)state.Sensitivity.Method + 1) % Enum.GetValues<StudyMethod>().Length) } }).At(state.Place with { Row = 0 });

    /// <summary>The next kind of factor.</summary>
    public static WorkbenchState NextKind(WorkbenchState state) =>
        (state with { Sensitivity = state.Sensitivity with { Kind = Kinds[(Array.IndexOf(Kinds, state.Sensitivity.Kind) + 1) % Kinds.Length] } }).At(state.Place with { Row = 0 });

    /// <summary>The other effort.</summary>
    public static WorkbenchState NextEffort(WorkbenchState state) =>
        state with { Sensitivity = state.Sensitivity with { Effort = state.Sensitivity.Effort == StudyEffort.Standard ? StudyEffort.Quick : StudyEffort.Standard } };

    /// <summary>Takes what was found.</summary>
    public static WorkbenchState Take(WorkbenchState state, StudyBoard board) =>
        state with { Sensitivity = state.Sensitivity with { Boards = state.Sensitivity.Boards.SetItem((board.Scenario, board.Method), board) } };

    /// <summary>Asks for what was found of the target looked at, where it is that of another one that is there.</summary>
    public static WorkbenchState Ask(WorkbenchState state)
    {
        if (state.Screen != WorkbenchScreen.Sensitivity || Target(state) is not (>= 0 and var at))
        {
            return state;
        }

        (string, StudyMethod, string) wanted = (Scenario(state)!, state.Sensitivity.Method, state.Board!.Targets[at].Id);
        bool there = state.Sensitivity.Boards.ContainsKey((wanted.Item1, wanted.Item2)) || Runs(state);
        return !there || Board(state) is not null || state.Sensitivity.Asked == wanted
            ? state
            : (state with { Sensitivity = state.Sensitivity with { Asked = wanted } }).Wanting(new WorkbenchRequest.LookAtStudy(wanted.Item1, wanted.Item2, wanted.Item3));
    }

    private static IEnumerable<(SensitivityFactor Factor, int Index)> Ordered(StudyBoard board) => board switch
    {
        // A chance that nothing moves ranks nothing; then the value does.
        { Tornado: { } tornado } => tornado.Rows.Any(r => r.Swing > 0)
            ? tornado.Rows.Select((r, i) => (r.Factor, i))
            : tornado.Rows.Select((r, i) => (r.Factor, i)).OrderByDescending(r => tornado.Rows[r.i].ValueSwing),
        { Screening: { } screening } => screening.Factors.Select((f, i) => (f, i)).OrderByDescending(r => screening.Effects[r.i]?.MeanAbsolute.Estimate ?? -1),
        { Variance: { } variance } => variance.Factors.Select((f, i) => (f, i)).OrderByDescending(r => (variance.OfValue ?? variance.OfMet)?.Indexes[r.i].Total.Estimate ?? 0),
        _ => [],
    };
}
