using System.Collections.Concurrent;

namespace Planner.Workbench.Sessions;

/// <summary>A thread that does one piece of work after the other and sleeps when there is none.</summary>
internal sealed class WorkLane : IDisposable
{
    private readonly BlockingCollection<Action<CancellationToken>> work = [];
    private readonly CancellationTokenSource ending = new();
    private readonly Lock gate = new();
    private readonly Thread thread;
    private CancellationTokenSource current = new();

    /// <summary>A lane.</summary>
    /// <param name="name">Name of its thread.</param>
    /// <param name="failed">Told of exceptions that are no cancellation; the lane goes on with the next piece of work.</param>
    public WorkLane(string name, Action<Exception> failed)
    {
        thread = new Thread(() => Run(failed)) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Adds work at the end.</summary>
    public void Add(Action<CancellationToken> piece)
    {
        try
        {
            work.Add(piece);
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
        {
            // The workbench has been left.
        }
    }

    /// <summary>Cancels what is done now and forgets what waits.</summary>
    public void Clear()
    {
        while (work.TryTake(out _))
        {
        }

        lock (gate)
        {
            current.Cancel();
        }
    }

    /// <summary>Cancels, and waits a little: a file that is being written is to be whole.</summary>
    public void Dispose()
    {
        ending.Cancel();
        Clear();
        work.CompleteAdding();
        thread.Join(TimeSpan.FromSeconds(2));
    }

    private void Run(Action<Exception> failed)
    {
        try
        {
            foreach (Action<CancellationToken> piece in work.GetConsumingEnumerable(ending.Token))
            {
                lock (gate)
                {
                    current = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                }

                try
                {
                    piece(current.Token);
                }
                catch (OperationCanceledException)
                {
                    // Asked for.
                }
                catch (Exception e)
                {
                    // One piece of work failed; what comes after it need not.
                    failed(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The workbench has been left.
        }
    }
}
