using System.Globalization;
using System.Text;

namespace Planner.Workbench.Cells;

/// <summary>
/// Turns a frame into the least text that brings a terminal from the last frame to this one: cursor moves, looks and changed cells, in one
/// synchronised update (mode 2026), never a clear between frames.
/// </summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class FramePainter
{
    private readonly bool colours;
    private readonly StringBuilder text = new();
    private CellBuffer? last;
    private CellStyle look;

    /// <summary>A painter that knows nothing of what the terminal shows.</summary>
    /// <param name="colours">Whether colours may be used; false under NO_COLOR. Bold, reverse and underline stay.</param>
    public FramePainter(bool colours) => this.colours = colours;

    /// <summary>Forgets what the terminal shows: after a resize, a suspension or anything else that may have written to it.</summary>
    public void Forget() => last = null;

    /// <summary>The text that shows a frame; empty when nothing changed.</summary>
    /// <param name="frame">The frame; the painter keeps it, so it must not be written to afterwards.</param>
    public string Paint(CellBuffer frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        text.Clear();
        look = default;
        bool whole = last is null || last.Width != frame.Width || last.Height != frame.Height;
        text.Append("\u001b[?2026h\u001b[0m");
        int empty = text.Length;
        if (whole)
        {
            text.Append("\u001b[2J");
        }

        for (int y = 0; y < frame.Height; y++)
        {
            int cursor = -1;
            for (int x = 0; x < frame.Width; x++)
            {
                Cell cell = frame[x, y];
                if (cell.Covered || (whole ? cell == default : cell == last![x, y] && !HalfChanged(frame, x, y)))
                {
                    continue;
                }

                if (cursor != x)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\u001b[{y + 1};{x + 1}H");
                }

                Look(cell.Style);
                text.Append(cell.Text ?? " ");
                cursor = x + (x + 1 < frame.Width && frame[x + 1, y].Covered ? 2 : 1);
            }
        }

        last = frame;
        if (text.Length == empty)
        {
            return "";
        }

        return text.Append("\u001b[0m\u001b[?2026l").ToString();
    }

    // A wide cluster written over its own left half must be painted again when only its right half was touched before.
    private bool HalfChanged(CellBuffer frame, int x, int y) => x + 1 < frame.Width && frame[x + 1, y].Covered != last![x + 1, y].Covered;

    private void Look(CellStyle style)
    {
        if (style == look)
        {
            return;
        }

        look = style;
        text.Append("\u001b[0");
        foreach ((CellMarks mark, char code) in new[] { (CellMarks.Bold, '1'), (CellMarks.Dim, '2'), (CellMarks.Underline, '4'), (CellMarks.Reverse, '7') })
        {
            if (style.Marks.HasFlag(mark))
            {
                text.Append(';').Append(code);
            }
        }

        if (colours && style.Ink != CellInk.Terminal)
        {
            text.Append(CultureInfo.InvariantCulture, $";{30 + (int)style.Ink}");
        }

        text.Append('m');
    }
}
