using Planner.Rules.Pack;
using Planner.Workbench.Keys;

namespace Planner.Workbench.States;

/// <summary>The one place where the state changes: a pure function of state and message.</summary>
public static class WorkbenchUpdate
{
    private const int Page = 10;
    private const int LongestText = 10_000;
    private const int InterruptSignal = 2;
    private const int SignalExit = 128;

    /// <summary>The state after a message.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="message">What happened.</param>
    public static WorkbenchState Apply(WorkbenchState state, WorkbenchMessage message)
    {
        ArgumentNullException.ThrowIfNull(state);
        return message switch
        {
            WorkbenchMessage.Pressed pressed => Press(state, pressed.Key),
            WorkbenchMessage.Resized size => state with { Width = size.Width, Height = size.Height },
            WorkbenchMessage.Progressed progress => state with { Share = Math.Clamp(progress.Share, 0, 1) },
            WorkbenchMessage.Finished finished => state with { Board = finished.Board, Share = 1, Faults = [] },
            WorkbenchMessage.Failed failed => state with { Faults = failed.Reason },
            WorkbenchMessage.Ended ended => state with { Exit = SignalExit + ended.Signal },
            _ => state,
        };
    }

    private static WorkbenchState Press(WorkbenchState state, Key key)
    {
        if (key == Key.Control('c'))
        {
            return state with { Exit = SignalExit + InterruptSignal };
        }

        if (key == Key.Control('z'))
        {
            return state with { Suspending = true };
        }

        if (key.Types('q'))
        {
            return state with { Exit = 0 };
        }

        if (key.Types('l'))
        {
            return state with { Language = state.Language == Language.Vietnamese ? Language.English : Language.Vietnamese };
        }

        if (key.Types('?'))
        {
            return Toggle(state, WorkbenchScreen.Keys);
        }

        if (key.Types('c') && state.Board is not null)
        {
            return Toggle(state, WorkbenchScreen.Conclusion);
        }

        if (key.Kind is KeyKind.Escape or KeyKind.Backspace)
        {
            return state with { Screen = state.Screen == WorkbenchScreen.Card ? WorkbenchScreen.Matrix : state.Before };
        }

        if (key.Kind == KeyKind.Enter && state is { Screen: WorkbenchScreen.Matrix, Board: not null })
        {
            return state with { Screen = WorkbenchScreen.Card };
        }

        return state.Screen switch
        {
            WorkbenchScreen.Matrix or WorkbenchScreen.Card => Move(state, key),
            WorkbenchScreen.Conclusion => state with { Top = Math.Clamp(state.Top + Steps(key).Down, 0, LongestText) },
            _ => state,
        };
    }

    private static WorkbenchState Toggle(WorkbenchState state, WorkbenchScreen screen) => state.Screen == screen
        ? state with { Screen = state.Before }
        : state with { Screen = screen, Top = 0, Before = state.Screen is WorkbenchScreen.Matrix or WorkbenchScreen.Card ? state.Screen : state.Before };

    private static WorkbenchState Move(WorkbenchState state, Key key)
    {
        if (state.Board is not { } board)
        {
            return state;
        }

        (int down, int right) = Steps(key);
        return state with
        {
            Target = Math.Clamp(state.Target + down, 0, board.Targets.Count - 1),
            Scenario = Math.Clamp(state.Scenario + right, 0, board.Scenarios.Count - 1),
        };
    }

    private static (int Down, int Right) Steps(Key key) => key switch
    {
        { Kind: KeyKind.Up } => (-1, 0),
        { Kind: KeyKind.Down } => (1, 0),
        { Kind: KeyKind.Left } => (0, -1),
        { Kind: KeyKind.Right } => (0, 1),
        { Kind: KeyKind.PageUp } => (-Page, 0),
        { Kind: KeyKind.PageDown } => (Page, 0),
        { Kind: KeyKind.Home } => (-LongestText, 0),
        { Kind: KeyKind.End } => (LongestText, 0),
        _ when key.Types('k') => (-1, 0),
        _ when key.Types('j') => (1, 0),
        _ when key.Types('h') => (0, -1),
        _ => (0, 0),
    };
}
