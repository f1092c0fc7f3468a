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
    private readonly ColourDepth depth;
    private readonly Dictionary<CellStyle, string> looks = [];
    private readonly StringBuilder text = new();
    private CellBuffer? last;
    private CellStyle look;
    private ColourTheme theme;

    /// <summary>A painter that knows nothing of what the terminal shows.</summary>
    /// <param name="depth">How many colours the terminal shows.</param>
    /// <param name="theme">The colours at the start.</param>
    public FramePainter(ColourDepth depth, ColourTheme theme = ColourTheme.Dark)
    {
        this.depth = depth;
        this.theme = theme;
    }

    /// <summary>The colours; another theme paints the whole frame anew.</summary>
    public ColourTheme Theme
    {
        get => theme;
        set
        {
            if (theme != value)
            {
                theme = value;
                looks.Clear();
                Forget();
            }
        }
    }

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
        if (!looks.TryGetValue(style, out string? codes))
        {
            looks[style] = codes = "\u001b[" + ThemeColours.Codes(style, theme, depth) + "m";
        }

        text.Append(codes);
    }
}
