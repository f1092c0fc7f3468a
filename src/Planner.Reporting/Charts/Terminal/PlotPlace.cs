namespace Planner.Reporting.Charts.Terminal;

/// <summary>Where the plot of a panel stands in a drawn figure, without its title, labels and axes.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Columns">Columns; ≥ 4.</param>
/// <param name="Rows">Rows; ≥ 0.</param>
/// <param name="Start">Position of the horizontal axis at the near edge.</param>
/// <param name="End">Position at the far edge; &gt; <paramref name="Start"/>.</param>
public sealed record PlotPlace(int Left, int Top, int Columns, int Rows, double Start, double End)
{
    /// <summary>The column, counted from the plot's first, that a position of the horizontal axis falls into; positions outside fall into the nearest.</summary>
    /// <param name="position">The position.</param>
    public int Column(double position) => Math.Clamp((int)Math.Floor((position - Start) / (End - Start) * Columns), 0, Columns - 1);
}
