using Planner.Reporting.Charts.Model;

namespace Planner.Reporting.Charts;

/// <summary>The seam between what a chart says and how it is drawn.</summary>
public interface IChartRenderer
{
    /// <summary>Draws a figure as text in the renderer's format; equal figures give equal text.</summary>
    /// <param name="figure">The figure.</param>
    string Render(Figure figure);
}
