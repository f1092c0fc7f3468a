namespace Planner.Reporting.Workbooks;

/// <summary>One sheet of a workbook: a title, the mark, a table with frozen headings and filters, charts beside it.</summary>
/// <param name="Name">Name on the tab: at most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
/// <param name="Title">What it holds.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Cells by row: text, a number, a truth, or null for an empty cell; as many as there are columns.</param>
public sealed record Sheet(string Name, string Title, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Charts, shown to the right of the table.</summary>
    public IReadOnlyList<SheetChart> Charts { get; init; } = [];

    /// <summary>What cells may hold that people fill in; the empty cells of such a column are part of the table too.</summary>
    public IReadOnlyList<SheetValidation> Validations { get; init; } = [];

    /// <summary>Columns on the left that stay in sight.</summary>
    public int FrozenColumns { get; init; } = 1;
}
