namespace Planner.Rules.Schemas;

/// <summary>The names a rules folder defines and other files use, as schemas offer them. Without a folder all lists are empty, and schemas say the form only.</summary>
public sealed record KnownNames
{
    /// <summary>No names.</summary>
    public static KnownNames None { get; } = new();

    /// <summary>Indicators of communes.</summary>
    public IReadOnlyList<KnownName> Indicators { get; init; } = [];

    /// <summary>Indicators of districts.</summary>
    public IReadOnlyList<KnownName> DistrictIndicators { get; init; } = [];

    /// <summary>Groups of indicators.</summary>
    public IReadOnlyList<KnownName> Groups { get; init; } = [];

    /// <summary>Regions of parameter tables.</summary>
    public IReadOnlyList<KnownName> Regions { get; init; } = [];

    /// <summary>Parameters.</summary>
    public IReadOnlyList<KnownName> Parameters { get; init; } = [];

    /// <summary>Programmes.</summary>
    public IReadOnlyList<KnownName> Programmes { get; init; } = [];

    /// <summary>Components of programmes.</summary>
    public IReadOnlyList<KnownName> Components { get; init; } = [];

    /// <summary>Allocation rules.</summary>
    public IReadOnlyList<KnownName> Allocations { get; init; } = [];

    /// <summary>Metrics.</summary>
    public IReadOnlyList<KnownName> Metrics { get; init; } = [];

    /// <summary>Criteria of the new-rural sets of communes.</summary>
    public IReadOnlyList<KnownName> Criteria { get; init; } = [];

    /// <summary>Files of targets.</summary>
    public IReadOnlyList<KnownName> TargetFiles { get; init; } = [];

    /// <summary>Years that targets speak of, ascending.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];
}
