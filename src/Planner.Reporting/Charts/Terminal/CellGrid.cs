using System.Globalization;
using System.Text;
using Planner.Reporting.Text;

namespace Planner.Reporting.Charts.Terminal;

/// <summary>A rectangle of cells, which a command writes out and a full-screen program copies to its screen.</summary>
/// <param name="width">Columns; ≥ 1.</param>
/// <param name="height">Rows; ≥ 0.</param>
/// <threadsafety>Not safe for concurrent writes.</threadsafety>
public sealed class CellGrid(int width, int height)
{
    private readonly Cell[] cells = new Cell[width * height];

    /// <summary>Columns.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>A cell.</summary>
    /// <param name="column">0-based column.</param>
    /// <param name="row">0-based row.</param>
    public Cell this[int column, int row]
    {
        get => cells[(row * Width) + column];
        set => cells[(row * Width) + column] = value;
    }

    /// <summary>Writes a text; what would stand outside is cut.</summary>
    /// <param name="column">Column of its first character.</param>
    /// <param name="row">Row.</param>
    /// <param name="text">The text, composed (NFC), of characters one cell wide.</param>
    /// <param name="foreground">Colour as in <see cref="Cell"/>.</param>
    /// <param name="bold">Whether it is bold.</param>
    public void Write(int column, int row, string text, ushort foreground = 0, bool bold = false)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (row >= 0 && row < Height && column >= 0 && column < Width)
            {
                this[column, row] = this[column, row] with { Glyph = rune, Foreground = foreground, Bold = bold };
            }

            column += Math.Max(1, DisplayWidth.Of(rune));
        }
    }

    /// <summary>Copies another grid into this one; what would stand outside is cut.</summary>
    /// <param name="other">The other.</param>
    /// <param name="column">Where its left column goes.</param>
    /// <param name="row">Where its top row goes.</param>
    public void Paste(CellGrid other, int column, int row)
    {
        for (int y = 0; y < other.Height && row + y < Height; y++)
        {
            for (int x = 0; x < other.Width && column + x < Width; x++)
            {
                this[column + x, row + y] = other[x, y];
            }
        }
    }

    /// <summary>The grid as lines, each ended by a line feed, without trailing spaces.</summary>
    /// <param name="colour">Whether to write colours (SGR sequences); attributes are reset at each line's end.</param>
    public string ToText(bool colour)
    {
        var text = new StringBuilder();
        for (int row = 0; row < Height; row++)
        {
            int end = Width;
            while (end > 0 && Blank(this[end - 1, row], colour))
            {
                end--;
            }

            Cell last = default;
            for (int column = 0; column < end; column++)
            {
                Cell cell = this[column, row];
                if (colour && (cell.Foreground, cell.Background, cell.Bold) != (last.Foreground, last.Background, last.Bold))
                {
                    text.Append(Sgr(cell));
                    last = cell;
                }

                text.Append(cell.Glyph.Value == 0 ? " " : cell.Glyph.ToString());
            }

            text.Append(colour && (last.Foreground, last.Background, last.Bold) != default ? "\u001b[0m\n" : "\n");
        }

        return text.ToString();
    }

    private static bool Blank(Cell cell, bool colour) => cell.Glyph.Value is 0 or ' ' && (!colour || cell.Background == 0);

    private static string Sgr(Cell cell)
    {
        var codes = new StringBuilder("\u001b[0");
        codes.Append(cell.Bold ? ";1" : string.Empty);
        if (cell.Foreground > 0)
        {
            codes.Append(CultureInfo.InvariantCulture, $";38;5;{cell.Foreground - 1}");
        }

        if (cell.Background > 0)
        {
            codes.Append(CultureInfo.InvariantCulture, $";48;5;{cell.Background - 1}");
        }

        return codes.Append('m').ToString();
    }
}
