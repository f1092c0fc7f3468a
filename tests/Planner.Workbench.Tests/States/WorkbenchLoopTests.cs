using Planner.Rules.Pack;
using Planner.Workbench.Keys;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.States;

public class WorkbenchLoopTests
{
    [Fact]
    public void Run_WorkerFinishes_ShowsTheMatrixAndLeavesOnQ()
    {
        using var shown = new ManualResetEventSlim();
        using var host = new ScriptedHost(80, 24);
        var waiting = new WaitingHost(host, shown);
        int code = WorkbenchLoop.Run(waiting, Language.English, colours: true, (post, _) =>
        {
            post(new WorkbenchMessage.Progressed(0.5));
            post(new WorkbenchMessage.Finished(SampleBoard.Of(18, 8)));
        });
        Assert.Equal(0, code);
        Assert.True(host.Entered);
        Assert.Contains(host.Frames, f => f.Contains("BK-01", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_QPressedAtOnce_LeavesAndCancelsTheWorker()
    {
        using var host = new ScriptedHost(80, 24, Key.Of('q'));
        using var cancelled = new ManualResetEventSlim();
        int code = WorkbenchLoop.Run(host, Language.Vietnamese, colours: false, (_, cancel) =>
        {
            cancel.WaitHandle.WaitOne();
            cancelled.Set();
        });
        Assert.Equal(0, code);
        Assert.True(cancelled.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Run_ControlZ_SuspendsOnceAndPaintsTheWholeScreenAgain()
    {
        using var host = new ScriptedHost(80, 24, Key.Control('z'), Key.Of('q'));
        WorkbenchLoop.Run(host, Language.English, colours: true, (_, _) => { });
        Assert.Equal(1, host.Suspensions);
        Assert.Contains("\u001b[2J", host.Frames[1]);
    }

    /// <summary>Presses q only when the matrix has been painted.</summary>
    private sealed class WaitingHost(ScriptedHost inner, ManualResetEventSlim shown) : Planner.Workbench.Hosts.ITerminalHost
    {
        private Action<Key> press = _ => { };

        public (int Width, int Height) Size => inner.Size;

        public void Enter(Action<Key> pressed, Action resized, Action<int> ended)
        {
            press = pressed;
            inner.Enter(pressed, resized, ended);
        }

        public void Write(string text)
        {
            inner.Write(text);
            if (text.Contains("BK-01", StringComparison.Ordinal) && !shown.IsSet)
            {
                shown.Set();
                press(Key.Of('q'));
            }
        }

        public void Suspend() => inner.Suspend();

        public void Dispose() => inner.Dispose();
    }
}
