namespace Planner.Analysis.Discovery;

/// <summary>What came of the search for the assumptions under which an event happens.</summary>
public enum DiscoveryVerdict
{
    /// <summary>A box was found and holds on replicates that the search did not see.</summary>
    Found,

    /// <summary>The event happens in too few replicates to search.</summary>
    TooRare,

    /// <summary>The event fails to happen in too few replicates to search.</summary>
    TooCommon,

    /// <summary>No box holds more events than chance puts there, on replicates that the search did not see.</summary>
    NoBetterThanChance,
}
