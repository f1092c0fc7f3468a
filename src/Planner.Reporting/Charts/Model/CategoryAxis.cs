namespace Planner.Reporting.Charts.Model;

/// <summary>An axis of named places, numbered 0, 1, 2 …; a vertical one runs downwards.</summary>
/// <param name="Title">What the places are; empty for none.</param>
/// <param name="Labels">Name of each place; renderers may shorten it.</param>
public sealed record CategoryAxis(string Title, IReadOnlyList<string> Labels) : Axis(Title)
{
    /// <inheritdoc/>
    public override double Start => -0.5;

    /// <inheritdoc/>
    public override double End => Labels.Count - 0.5;
}
