namespace Planner.Rules.Testing.Running;

/// <summary>What a test can expect of a node.</summary>
internal enum NodeKind
{
    /// <summary>An expression that is true or false.</summary>
    Truth,

    /// <summary>An expression that is a number.</summary>
    Number,

    /// <summary>A rule over other rules.</summary>
    Group,

    /// <summary>A number over many units: a metric with its value, filter and weight below it.</summary>
    Aggregate,
}
