using System.Globalization;
using System.Text;
using Planner.Reporting.Text;

namespace Planner.Workbench.Cells;

/// <summary>A rectangle of cells that views write into and the painter shows. Writing outside it is cut, never an error.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class CellBuffer
{
    private readonly Cell[] cells;
    private readonly List<(int X, int Y, int Width, int Height, Spot Spot)> spots = [];

    /// <summary>A blank buffer.</summary>
    /// <param name="width">Columns; ≥ 0.</param>
    /// <param name="height">Rows; ≥ 0.</param>
    /// <param name="ascii">Whether texts are written in ASCII, for terminals that show nothing else.</param>
    public CellBuffer(int width, int height, bool ascii = false)
    {
        Ascii = ascii;
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

    /// <summary>Whether texts are written in ASCII.</summary>
    public bool Ascii { get; }

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

        text = Ascii ? AsciiText.Of(text) : text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        text = DisplayWidth.Shorten(text, space);
        if (Ascii)
        {
            text = AsciiText.Of(text);
        }

        TextElementEnumerator clusters = StringInfo.GetTextElementEnumerator(text);
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
    public void WriteRight(int end, int y, string text, CellStyle style = default)
    {
        text = Ascii ? AsciiText.Of(text) : text;
        Write(Math.Max(0, end - DisplayWidth.Of(text)), y, text, style);
    }

    /// <summary>Blanks a rectangle, texts and looks, and what a click on it would have meant.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row.</param>
    /// <param name="width">Cells.</param>
    /// <param name="height">Rows.</param>
    public void Clear(int x, int y, int width, int height)
    {
        for (int row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
        {
            for (int column = Math.Max(0, x); column < Math.Min(Width, x + width); column++)
            {
                cells[(row * Width) + column] = default;
            }
        }

        Touch(x, y, width, height, default);
    }

    /// <summary>Gives a run of cells a ground and keeps their text.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row.</param>
    /// <param name="width">Cells.</param>
    /// <param name="ground">The colour.</param>
    public void Fill(int x, int y, int width, CellInk ground)
    {
        for (int i = Math.Max(0, x); y >= 0 && y < Height && i < Math.Min(Width, x + width); i++)
        {
            ref Cell cell = ref cells[(y * Width) + i];
            cell = cell with { Style = cell.Style with { Ground = ground } };
        }
    }

    /// <summary>Puts one cell, as a chart drew it.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row.</param>
    /// <param name="cell">The cell.</param>
    public void Put(int x, int y, Cell cell)
    {
        if (x >= 0 && x < Width && y >= 0 && y < Height)
        {
            cells[(y * Width) + x] = cell;
        }
    }

    /// <summary>Says what a click on a rectangle means; later ones lie over earlier ones.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row.</param>
    /// <param name="width">Cells.</param>
    /// <param name="height">Rows.</param>
    /// <param name="spot">What is there.</param>
    public void Touch(int x, int y, int width, int height, Spot spot) => spots.Add((x, y, width, height, spot));

    /// <summary>What lies at a place; the default where nothing answers a click.</summary>
    /// <param name="x">0-based column.</param>
    /// <param name="y">0-based row.</param>
    public Spot At(int x, int y)
    {
        for (int i = spots.Count - 1; i >= 0; i--)
        {
            (int left, int top, int width, int height, Spot spot) = spots[i];
            if (x >= left && x < left + width && y >= top && y < top + height)
            {
                return spot;
            }
        }

        return default;
    }

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
