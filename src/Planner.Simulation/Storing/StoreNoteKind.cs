namespace Planner.Simulation.Storing;

/// <summary>What a user should know of a store.</summary>
public enum StoreNoteKind
{
    /// <summary>The run is unchanged and was read back.</summary>
    ReadBack,

    /// <summary>An interrupted run goes on.</summary>
    Resumed,

    /// <summary>An interrupted run is there and begins anew, because nobody asked to resume it.</summary>
    Resumable,

    /// <summary>Nothing is there to be resumed.</summary>
    NothingToResume,

    /// <summary>A file of the store is damaged and was not used.</summary>
    Damaged,

    /// <summary>The store cannot be read or written; the run goes on without it.</summary>
    Unusable,

    /// <summary>A file changed while it was read; the run is not kept.</summary>
    Changing,
}
