namespace Planner.Rules.Pack;

/// <summary>How money is shared among eligible communes.</summary>
public enum AllocationKind
{
    /// <summary>In proportion to a weight expression.</summary>
    Weights,

    /// <summary>In order of a key expression, highest first, each up to its ceiling, until the money is spent.</summary>
    Ranking,

    /// <summary>By a fixed table: commune → weight, the same in every year and replicate.</summary>
    Table,
}
