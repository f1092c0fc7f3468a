namespace Planner.Localities.Import.Reading;

/// <summary>A rectangle of cells, ends included, counted from 0.</summary>
/// <param name="Top">First row.</param>
/// <param name="Left">First column.</param>
/// <param name="Bottom">Last row.</param>
/// <param name="Right">Last column.</param>
public readonly record struct CellArea(int Top, int Left, int Bottom, int Right);
