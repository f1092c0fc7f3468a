using System.Globalization;
using System.Text;
using Planner.Reporting.Text;

namespace Planner.Workbench.Cells;

/// <summary>A rectangle of cells that views write into and the painter shows. Writing outside it is cut, never an error.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class CellBuffer
{
    private readonly Cell[] cells;

    /// <summary>A blank buffer.</summary>
    /// <param name="width">Columns; ≥ 0.</param>
    /// <param name="height">Rows; ≥ 0.</param>
    public CellBuffer(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        Width = width;
        Height = height;
        cells = new Cell[width * height];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The cell at a place.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row.</param>
    public Cell this[int x, int y] => cells[(y * Width) + x];

    /// <summary>Writes a text on one row; what does not fit is cut and the cut marked with <c>…</c>.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row; outside the buffer nothing is written.</param>
    /// <param name="text">The text; normalised to NFC.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="room">Cells it may take; null for the rest of the row.</param>
    /// <returns>The column after the text.</returns>
    public int Write(int x, int y, string text, CellStyle style = default, int? room = null)
    {
        int space = Math.Min(room ?? int.MaxValue, Width - x);
        if (y < 0 || y >= Height || x < 0 || space <= 0)
        {
            return x;
        }

        TextElementEnumerator clusters = StringInfo.GetTextElementEnumerator(DisplayWidth.Shorten(text.Normalize(NormalizationForm.FormC), space));
        while (clusters.MoveNext())
        {
            string cluster = clusters.GetTextElement();
            int wide = DisplayWidth.Of(cluster);
            if (wide == 0 || char.IsControl(cluster[0]))
            {
                continue;
            }

            cells[(y * Width) + x] = new Cell(cluster, style);
            if (wide == 2)
            {
                cells[(y * Width) + x + 1] = new Cell("", style);
            }

            x += wide;
        }

        return x;
    }

    /// <summary>Writes a text so that it ends before a column.</summary>
    /// <param name="end">The column after the last cell.</param>
    /// <param name="y">0-based row.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">How it looks.</param>
    public void WriteRight(int end, int y, string text, CellStyle style = default) => Write(Math.Max(0, end - DisplayWidth.Of(text)), y, text, style);

    /// <summary>Gives a run of cells a look and keeps their text; for selections and bars.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row.</param>
    /// <param name="width">Cells.</param>
    /// <param name="marks">Marks to add.</param>
    public void Mark(int x, int y, int width, CellMarks marks)
    {
        for (int i = Math.Max(0, x); y >= 0 && y < Height && i < Math.Min(Width, x + width); i++)
        {
            ref Cell cell = ref cells[(y * Width) + i];
            cell = cell with { Style = cell.Style.With(marks) };
        }
    }

    /// <summary>The text of the buffer, rows without trailing blanks; for golden frames.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        for (int y = 0; y < Height; y++)
        {
            int start = builder.Length;
            for (int x = 0; x < Width; x++)
            {
                builder.Append(this[x, y].Text ?? " ");
            }

            while (builder.Length > start && builder[^1] == ' ')
            {
                builder.Length--;
            }

            builder.Append('\n');
        }

        return builder.ToString();
    }
}
