using Planner.Localities.Units;

namespace Planner.Localities.Synthesis;

/// <summary>Measures a published figure on a table.</summary>
internal interface IFigureMeter
{
    /// <summary>The table's value of a figure that has a measure.</summary>
    double Measure(PublishedFigure figure, CommuneTable table);
}
