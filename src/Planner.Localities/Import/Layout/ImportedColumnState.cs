namespace Planner.Localities.Import.Layout;

/// <summary>What is done with a column.</summary>
public enum ImportedColumnState
{
    /// <summary>It tells the commune or district.</summary>
    Identity,

    /// <summary>Its figures are taken.</summary>
    Taken,

    /// <summary>It may mean something, and is not taken until a mapping says so.</summary>
    Uncertain,

    /// <summary>Nothing is known of it.</summary>
    Unknown,

    /// <summary>It is known and holds nothing.</summary>
    Empty,

    /// <summary>It is about people.</summary>
    Refused,

    /// <summary>The mapping leaves it out.</summary>
    Skipped,
}
