namespace Planner.Workbench.Boards;

/// <summary>How a scenario's run stands.</summary>
internal enum RunState
{
    /// <summary>Never run as it is, nor before.</summary>
    Missing,

    /// <summary>Run, but its files have changed since.</summary>
    Stale,

    /// <summary>Run as it is.</summary>
    Fresh,

    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Runs now.</summary>
    Running,
}
