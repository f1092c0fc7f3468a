using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.States;

public class WorkbenchLoopTests
{
    [Fact]
    public void Run_NewsArrives_IsPaintedAndQLeaves()
    {
        using var host = new ScriptedHost(80, 24, Key.Of('2'), Key.Of('q'), Key.Of('q'));
        Run(host, post =>
        {
            post(new WorkbenchMessage.Opened(SampleState.Locality));
            post(new WorkbenchMessage.Compared(SampleState.Board));
            return _ => { };
        });
        Assert.True(host.Entered);
        Assert.Contains(host.Frames, f => f.Contains("BK-05", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Start_HasTheTerminalTaken_AndTheFirstFrameWaitsForNoNews()
    {
        using var host = new ScriptedHost(80, 24, Key.Of('q'), Key.Of('q'));
        (bool, int)? atStart = null;
        Run(host, post =>
        {
            atStart = (host.Entered, host.Frames.Count);
            post(new WorkbenchMessage.Opened(SampleState.Locality));
            post(new WorkbenchMessage.Compared(SampleState.Board));
            return _ => { };
        });
        Assert.Equal((true, 0), atStart);
        Assert.DoesNotContain("BK-05", host.Frames[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Wishes_ReachTheEngineOnce()
    {
        using var host = new ScriptedHost(80, 24, Key.Of('L'), Key.Of('q'));
        var wanted = new List<WorkbenchRequest>();
        Run(host, _ => wanted.Add);
        Assert.Equal(Language.Vietnamese, Assert.IsType<WorkbenchRequest.Remember>(Assert.Single(wanted)).Settings.Language);
    }

    [Fact]
    public void Run_WorkerCrashes_EndsWithItsFault()
    {
        using var host = new ScriptedHost(80, 24);
        (WorkbenchState state, Exception? fault) = Run(host, post =>
        {
            post(new WorkbenchMessage.Crashed(new InvalidOperationException("broken")));
            return _ => { };
        });
        Assert.Equal(70, state.Exit);
        Assert.Equal("broken", fault!.Message);
    }

    [Fact]
    public void Run_ControlZ_SuspendsOnceAndPaintsTheWholeScreenAgain()
    {
        using var host = new ScriptedHost(80, 24, Key.Control('z'), Key.Of('q'));
        Run(host, _ => _ => { });
        Assert.Equal(1, host.Suspensions);
        Assert.Contains("\u001b[2J", host.Frames[1]);
    }

    private static (WorkbenchState State, Exception? Fault) Run(ScriptedHost host, Func<Action<WorkbenchMessage>, Action<WorkbenchRequest>> start) => WorkbenchLoop.Run(
        host, new WorkbenchState { Width = 0, Height = 0, Language = Language.English }, new FramePainter(ColourDepth.Palette), start);
}
