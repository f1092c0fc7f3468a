namespace Planner.Simulation.Faults;

/// <summary>What an expression decides in which a number can go wrong.</summary>
public enum WatchedKind
{
    /// <summary>A criterion, or one of its conditions.</summary>
    Criterion,

    /// <summary>Which parameters hold for a commune.</summary>
    Parameters,

    /// <summary>Where a component may spend.</summary>
    Eligibility,

    /// <summary>How a component's money is split, or who comes first.</summary>
    Weight,

    /// <summary>How money is split between districts.</summary>
    DistrictWeight,

    /// <summary>Who is left out of an allocation.</summary>
    Filter,

    /// <summary>Who is registered first.</summary>
    RegistrationKey,

    /// <summary>Whether a commune or district keeps its status.</summary>
    Area,

    /// <summary>The value, filter or weight of a metric.</summary>
    Metric,

    /// <summary>A target.</summary>
    Target,
}
