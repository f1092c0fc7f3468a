using Planner.Analysis.Optimisation;
using Planner.Reporting.Tests;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests;

/// <summary>Studies and searches of invented numbers in the workbench of <see cref="SampleState"/>.</summary>
internal static class SampleStudies
{
    private static readonly Lazy<SampleSensitivity> Made = new(() => new SampleSensitivity());
    private static readonly Lazy<PlanAdvice> Advice = new(SampleAdvice.Make);

    /// <summary>What each method found of one target.</summary>
    public static IReadOnlyList<StudyBoard> Boards =>
    [
        Board(StudyMethod.Tornado, (5, 5)) with { Tornado = Made.Value.Tornado },
        Board(StudyMethod.Screening, (256, 256)) with { Screening = Made.Value.Screening },
        Board(StudyMethod.Variance, (2048, 4096)) with { Variance = Made.Value.Variance, Stopped = true },
    ];

    /// <summary>A target whose chance nothing moves.</summary>
    public static StudyBoard Certain => Board(StudyMethod.Tornado, (2, 2)) with { Tornado = Made.Value.Certain };

    /// <summary>A plan that a search found.</summary>
    public static PlanBoard Plan => new("planned", Advice.Value);

    /// <summary>The screen of sensitivity on the target of the studies.</summary>
    public static WorkbenchState Sensitivity(int width, int height, Language language, params StudyBoard[] boards)
    {
        WorkbenchState state = SampleState.At(width, height, language, WorkbenchScreen.Sensitivity);
        state = state with { Sensitivity = state.Sensitivity with { Target = Made.Value.Tornado.Target.Id } };
        return boards.Aggregate(state, (s, b) => WorkbenchUpdate.Apply(s, new WorkbenchMessage.Studied(b)));
    }

    /// <summary>Every screen that shows a study.</summary>
    public static IEnumerable<(string Name, WorkbenchState State)> Screens(int width, int height, Language language)
    {
        WorkbenchState done = Sensitivity(width, height, language, [.. Boards]);
        yield return ("sensitivity-tornado", done.After(new Key(KeyKind.Down)));
        yield return ("sensitivity-screening", done.After(Key.Of('m')));
        yield return ("sensitivity-variance", done.After(Key.Of('m'), Key.Of('m')));
        yield return ("sensitivity-values", Sensitivity(width, height, language, Certain));
        yield return ("sensitivity-whole", done.After(new Key(KeyKind.Enter)));
        WorkbenchState choice = SampleState.At(width, height, language, WorkbenchScreen.Optimise);
        WorkbenchState chance = choice.After(new Key(KeyKind.Right), Key.Of(' '), new Key(KeyKind.Down), new Key(KeyKind.Down), Key.Of(' '));
        yield return ("optimise-chance", chance);
        yield return ("optimise-least-money", chance.After(new Key(KeyKind.Right), Key.Of('+')));
        yield return ("optimise-metrics", choice.After(new Key(KeyKind.Left), new Key(KeyKind.Left)));
        yield return ("optimise-running", chance with { Optimise = chance.Optimise with { Running = new StudyStanding("planned", 0.31, 200) { Best = (26.5, 31.25) } } });
        WorkbenchState answer = WorkbenchUpdate.Apply(chance, new WorkbenchMessage.Planned(Plan));
        yield return ("optimise-answer", answer);
        yield return ("optimise-answer-end", answer.After(new Key(KeyKind.End)));
        yield return ("optimise-chart", answer.After(Key.Of('v')));
        yield return ("optimise-save", answer.After(Key.Of('w')));
        WorkbenchState running = Sensitivity(width, height, language, Boards[0] with { Work = (3, 5) });
        yield return ("sensitivity-running", running with { Sensitivity = running.Sensitivity with { Running = new StudyStanding("planned", 0.62, 41) } });
    }

    private static StudyBoard Board(StudyMethod method, (int, int) work) => new("planned", method, Made.Value.Tornado.Target.Id, Made.Value.Frame) { Work = work };
}
