namespace Planner.Reporting.Official;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Width">Its share of the table's width; &gt; 0.</param>
/// <param name="Align">How its cells stand.</param>
internal sealed record DocxColumn(string Title, double Width, DocxAlign Align = DocxAlign.Left);
