namespace Planner.Localities.Import.Reading;

/// <summary>One sheet of an office's file, or the only one of a CSV file.</summary>
/// <param name="Name">Name on the tab; the file's name for CSV.</param>
/// <param name="Rows">Cells by row from the first, each row as long as its last filled cell.</param>
public sealed record OfficeSheet(string Name, IReadOnlyList<SheetCell[]> Rows)
{
    /// <summary>Whether its tab is hidden.</summary>
    public bool Hidden { get; init; }

    /// <summary>Merged cells.</summary>
    public IReadOnlyList<CellArea> Merges { get; init; } = [];

    /// <summary>Rows that are hidden, counted from 0.</summary>
    public IReadOnlySet<int> HiddenRows { get; init; } = new HashSet<int>();

    /// <summary>Columns that are hidden, counted from 0.</summary>
    public IReadOnlySet<int> HiddenColumns { get; init; } = new HashSet<int>();

    /// <summary>Columns of the longest row.</summary>
    public int Width { get; } = Rows.Count == 0 ? 0 : Rows.Max(r => r.Length);

    /// <summary>The cell at a place; nothing outside of what is filled.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public SheetCell this[int row, int column] => row >= 0 && row < Rows.Count && column >= 0 && column < Rows[row].Length ? Rows[row][column] : SheetCell.Nothing;
}
