using System.Collections.Concurrent;
using System.Collections.Immutable;
using Planner.Workbench.Cells;
using Planner.Workbench.Hosts;
using Planner.Workbench.Views;

namespace Planner.Workbench.States;

/// <summary>Carries messages to the update, wishes to the engine and frames to the terminal. Waits without using the processor when nothing happens.</summary>
internal static class WorkbenchLoop
{
    /// <summary>Runs the workbench until the user leaves.</summary>
    /// <param name="host">The terminal; the caller disposes it.</param>
    /// <param name="state">The state at the start, but for the size.</param>
    /// <param name="painter">Paints the frames.</param>
    /// <param name="start">Starts what works behind it: gets the place to post messages to and returns what handles wishes; called once the terminal is taken, before the first frame.</param>
    /// <returns>The state at the end, and the fault of a worker, if there was one.</returns>
    public static (WorkbenchState State, Exception? Fault) Run(
        ITerminalHost host, WorkbenchState state, FramePainter painter, Func<Action<WorkbenchMessage>, Action<WorkbenchRequest>> start)
    {
        using var messages = new BlockingCollection<WorkbenchMessage>();
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
        state = state with { Width = host.Size.Width, Height = host.Size.Height };

        // Files are read while the first frame is made.
        Action<WorkbenchRequest> handle = start(Post);
        Paint(host, painter, state);
        Exception? fault = null;
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

                fault = message is WorkbenchMessage.Crashed crashed ? crashed.Fault : fault;
                state = WorkbenchUpdate.Apply(state, message);
                foreach (WorkbenchRequest request in state.Wanted)
                {
                    handle(request);
                }

                state = state with { Wanted = ImmutableList<WorkbenchRequest>.Empty };
            }
            while (state.Exit is null && messages.TryTake(out message));

            if (state.Suspending)
            {
                host.Suspend();
                painter.Forget();
                state = state with { Suspending = false, Width = host.Size.Width, Height = host.Size.Height };
            }

            if (state.Exit is null)
            {
                Paint(host, painter, state);
            }
        }

        return (state, fault);
    }

    private static void Paint(ITerminalHost host, FramePainter painter, WorkbenchState state)
    {
        painter.Theme = state.Theme;
        string text = painter.Paint(WorkbenchView.Of(state));
        if (text.Length > 0)
        {
            host.Write(text);
        }
    }
}
