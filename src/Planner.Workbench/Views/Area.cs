namespace Planner.Workbench.Views;

/// <summary>A rectangle of the screen that a view may draw in.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct Area(int Left, int Top, int Width, int Height)
{
    /// <summary>Column after the last.</summary>
    public int Right => Left + Width;

    /// <summary>Row after the last.</summary>
    public int Bottom => Top + Height;

    /// <summary>The rows from one on.</summary>
    public Area From(int row) => this with { Top = row, Height = Math.Max(0, Bottom - row) };

    /// <summary>The rows before one.</summary>
    public Area Until(int row) => this with { Height = Math.Max(0, row - Top) };

    /// <summary>The first columns.</summary>
    public Area First(int columns) => this with { Width = Math.Min(columns, Width) };

    /// <summary>What is left of the first columns.</summary>
    public Area After(int columns) => this with { Left = Left + columns, Width = Math.Max(0, Width - columns) };
}
