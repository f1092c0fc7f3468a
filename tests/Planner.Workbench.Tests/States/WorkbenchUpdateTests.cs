using Planner.Rules.Pack;
using Planner.Workbench.Keys;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.States;

public class WorkbenchUpdateTests
{
    private static readonly Key Down = new(KeyKind.Down);
    private static readonly Key Right = new(KeyKind.Right);
    private static readonly Key Enter = new(KeyKind.Enter);
    private static readonly Key Escape = new(KeyKind.Escape);

    [Fact]
    public void Arrows_AtTheEdges_StayOnTheBoard()
    {
        WorkbenchState state = SampleBoard.State(80, 24, Language.English, targets: 3, scenarios: 2);
        Assert.Equal((0, 0), At(state.After(new Key(KeyKind.Up), new Key(KeyKind.Left))));
        Assert.Equal((2, 1), At(state.After(Down, Down, Down, Right, Right)));
        Assert.Equal((2, 0), At(state.After(new Key(KeyKind.End))));
        Assert.Equal((1, 0), At(state.After(Key.Of('j'), Key.Of('h'))));
    }

    [Fact]
    public void Enter_ThenEscape_OpensTheCardAndReturns()
    {
        WorkbenchState state = SampleBoard.State(80, 24, Language.English).After(Down, Enter);
        Assert.Equal(WorkbenchScreen.Card, state.Screen);
        Assert.Equal(1, state.Target);
        Assert.Equal(WorkbenchScreen.Matrix, state.After(Escape).Screen);
    }

    [Fact]
    public void Keys_FromACard_ReturnsToTheCard() => Assert.Equal(
        WorkbenchScreen.Card,
        SampleBoard.State(80, 24, Language.English).After(Enter, Key.Of('?'), Key.Of('c'), Escape).Screen);

    [Fact]
    public void L_Pressed_SwitchesLanguageAndBack()
    {
        WorkbenchState state = SampleBoard.State(80, 24, Language.Vietnamese).After(Key.Of('l'));
        Assert.Equal(Language.English, state.Language);
        Assert.Equal(Language.Vietnamese, state.After(Key.Of('l')).Language);
    }

    [Fact]
    public void Q_Pressed_LeavesWithZero_ControlC_WithTheInterruptsCode()
    {
        Assert.Equal(0, SampleBoard.State(80, 24, Language.English).After(Key.Of('q')).Exit);
        Assert.Equal(130, SampleBoard.State(80, 24, Language.English).After(Key.Control('c')).Exit);
        Assert.Equal(143, WorkbenchUpdate.Apply(SampleBoard.State(80, 24, Language.English), new WorkbenchMessage.Ended(15)).Exit);
    }

    [Fact]
    public void Everything_BeforeTheWorkerHasFinished_IsHarmless()
    {
        var state = new WorkbenchState { Width = 80, Height = 24, Language = Language.English };
        WorkbenchState after = state.After(Enter, Down, Right, Key.Of('c'), Escape, new Key(KeyKind.PageDown));
        Assert.Equal(WorkbenchScreen.Matrix, after.Screen);
        Assert.Equal((0, 0), At(after));
    }

    [Fact]
    public void Finished_AfterProgress_ShowsTheBoard()
    {
        var state = new WorkbenchState { Width = 80, Height = 24, Language = Language.English };
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.Progressed(0.4));
        Assert.Equal(0.4, state.Share);
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.Finished(SampleBoard.Of(2, 2)));
        Assert.NotNull(state.Board);
    }

    private static (int Target, int Scenario) At(WorkbenchState state) => (state.Target, state.Scenario);
}
