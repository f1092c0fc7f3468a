namespace Planner.Reporting.Charts.Model;

/// <summary>One direction of a panel. Positions on it are doubles: values on a <see cref="NumericAxis"/>, indices on a <see cref="CategoryAxis"/>.</summary>
/// <param name="Title">What it measures, with the unit; empty for none.</param>
public abstract record Axis(string Title)
{
    /// <summary>Position of the near end.</summary>
    public abstract double Start { get; }

    /// <summary>Position of the far end; &gt; <see cref="Start"/>.</summary>
    public abstract double End { get; }
}
