using System.Runtime.ExceptionServices;

namespace Planner.Cli.Hosting;

/// <summary>Runs long work so that the user's interrupt ends the wait at once, however long the work takes to notice it.</summary>
internal static class Interruptible
{
    /// <summary>Runs work on another thread and waits for it or for the interrupt, whichever comes first.</summary>
    /// <typeparam name="T">What the work makes.</typeparam>
    /// <param name="work">The work; it must not write files, for it is left behind when the user interrupts.</param>
    /// <param name="cancelled">The interrupt.</param>
    /// <exception cref="OperationCanceledException">The user interrupted.</exception>
    public static T Run<T>(Func<CancellationToken, T> work, CancellationToken cancelled)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        using var done = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            try
            {
                result = work(cancelled);
            }
            catch (Exception e)
            {
                // Whatever happens there is thrown again here, where the one handler for all faults stands.
                failure = ExceptionDispatchInfo.Capture(e);
            }

            try
            {
                done.Set();
            }
            catch (ObjectDisposedException)
            {
                // Nobody waits any more.
            }
        })
        { IsBackground = true, Name = "work" };
        thread.Start();
        done.Wait(cancelled);
        failure?.Throw();
        return result;
    }
}
