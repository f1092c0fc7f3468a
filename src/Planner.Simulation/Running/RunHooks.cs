namespace Planner.Simulation.Running;

/// <summary>Who hears of a run while it goes on.</summary>
public sealed record RunHooks
{
    /// <summary>Hears of nothing.</summary>
    public static readonly RunHooks None = new();

    /// <summary>Hears how far the run is, after every block; called from workers, in any order.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Counts the time of the stages; null for no timing.</summary>
    public StageClock? Clock { get; init; }
}
