using System.Collections.Concurrent;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.Hosts;
using Planner.Workbench.Views;

namespace Planner.Workbench.States;

/// <summary>Carries messages to the update and frames to the terminal. Waits without using the processor when nothing happens.</summary>
public static class WorkbenchLoop
{
    /// <summary>Runs the workbench until the user leaves.</summary>
    /// <param name="host">The terminal; the caller disposes it.</param>
    /// <param name="language">Language at the start.</param>
    /// <param name="colours">Whether colours may be used.</param>
    /// <param name="work">Starts the worker: it posts messages until the token is cancelled, on a thread of its own.</param>
    /// <returns>The exit code.</returns>
    public static int Run(ITerminalHost host, Language language, bool colours, Action<Action<WorkbenchMessage>, CancellationToken> work)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(work);
        using var messages = new BlockingCollection<WorkbenchMessage>();
        using var leaving = new CancellationTokenSource();
        void Post(WorkbenchMessage message)
        {
            try
            {
                messages.Add(message);
            }
            catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
            {
                // The workbench has been left; nobody wants the news.
            }
        }

        host.Enter(
            key => Post(new WorkbenchMessage.Pressed(key)),
            () => Post(new WorkbenchMessage.Resized(host.Size.Width, host.Size.Height)),
            signal => Post(new WorkbenchMessage.Ended(signal)));
        var state = new WorkbenchState { Width = host.Size.Width, Height = host.Size.Height, Language = language };
        var painter = new FramePainter(colours);
        Paint(host, painter, state);
        new Thread(() => work(Post, leaving.Token)) { IsBackground = true, Name = "worker" }.Start();
        while (state.Exit is null)
        {
            // Everything that waits is taken before one frame is painted, so that a storm of keys costs one frame.
            WorkbenchMessage? message = messages.Take();
            do
            {
                if (message is WorkbenchMessage.Resized)
                {
                    painter.Forget();
                }

                state = WorkbenchUpdate.Apply(state, message);
            }
            while (state.Exit is null && messages.TryTake(out message));

            if (state.Suspending)
            {
                host.Suspend();
                painter.Forget();
                state = state with { Suspending = false, Width = host.Size.Width, Height = host.Size.Height };
            }

            Paint(host, painter, state);
        }

        leaving.Cancel();
        return state.Exit.Value;
    }

    private static void Paint(ITerminalHost host, FramePainter painter, WorkbenchState state)
    {
        string text = painter.Paint(WorkbenchView.Of(state));
        if (text.Length > 0)
        {
            host.Write(text);
        }
    }
}
