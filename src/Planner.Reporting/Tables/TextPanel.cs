namespace Planner.Reporting.Tables;

/// <summary>A table that fits the width it was made for. Whoever shows it may draw borders within the widths given.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Header">Lines of each column's header; the first is that of the labels.</param>
/// <param name="Widths">Cells of each column, without separators.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Notes">How to read it, and the mark of synthetic data.</param>
public sealed record TextPanel(
    string Title,
    IReadOnlyList<IReadOnlyList<string>> Header,
    IReadOnlyList<int> Widths,
    IReadOnlyList<TextRow> Rows,
    IReadOnlyList<string> Notes);
