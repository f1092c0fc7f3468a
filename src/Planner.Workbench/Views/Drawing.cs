using System.Text;
using Planner.Reporting.Charts;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Terminal;
using Planner.Reporting.Text;
using Planner.Workbench.Cells;
using Planner.Workbench.States;

namespace Planner.Workbench.Views;

/// <summary>What all views draw with: lists that scroll, wrapped text, bars, charts.</summary>
internal static class Drawing
{
    private static readonly string[] Levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

    /// <summary>Draws the rows of a list that fit around the selected one; marks at the edges say that there is more.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="area">Where; its first column is for the marks.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="selected">The selected row.</param>
    /// <param name="spot">What a click on a row means.</param>
    /// <param name="row">Draws one row: its index, the screen row, whether it is selected.</param>
    public static void List(CellBuffer frame, Area area, int count, int selected, SpotKind spot, Action<int, int, bool> row)
    {
        int shown = Math.Min(area.Height, count);
        selected = Math.Clamp(selected, 0, Math.Max(0, count - 1));
        int top = Math.Clamp(selected - (area.Height / 2), 0, Math.Max(0, count - area.Height));
        for (int i = 0; i < shown; i++)
        {
            int index = top + i, y = area.Top + i;
            bool cut = (i == 0 && top > 0) || (i == shown - 1 && index < count - 1);
            frame.Touch(area.Left, y, area.Width, 1, new Spot(spot, index));
            row(index, y, index == selected);
            frame.Write(area.Left, y, cut ? (i == 0 ? "↑" : "↓") : index == selected ? "›" : " ", new CellStyle(CellInk.Accent, CellMarks.Bold));
        }
    }

    /// <summary>Writes a text wrapped; what does not fit is cut with a mark.</summary>
    /// <returns>The row after it.</returns>
    public static int Wrapped(CellBuffer frame, Area area, string text, CellStyle style = default, int hanging = 0)
    {
        int y = area.Top;
        IReadOnlyList<string> lines = DisplayWidth.Wrap(frame.Ascii ? AsciiText.Of(text) : text, Math.Max(1, area.Width - hanging));
        for (int i = 0; i < lines.Count && y < area.Bottom; i++, y++)
        {
            bool cut = y == area.Bottom - 1 && i < lines.Count - 1;
            int left = area.Left + (i == 0 ? 0 : hanging);
            int room = Math.Max(1, area.Right - left);
            frame.Write(left, y, cut ? DisplayWidth.Of(lines[i]) < room ? lines[i] + "…" : DisplayWidth.Shorten(lines[i], room - 1).TrimEnd('…') + "…" : lines[i], style, room);
        }

        return y;
    }

    /// <summary>A bar of eighth blocks; in ASCII of hashes.</summary>
    public static void Bar(CellBuffer frame, int x, int y, int width, double share, CellStyle style)
    {
        double cells = Math.Clamp(share, 0, 1) * width;
        int whole = (int)cells;
        int eighths = (int)((cells - whole) * 8);
        frame.Write(x, y, new string('█', whole), style);
        if (whole < width)
        {
            string part = frame.Ascii ? "." : eighths == 0 ? "░" : ((char)('█' + 8 - eighths)).ToString();
            frame.Write(x + whole, y, part, eighths == 0 || frame.Ascii ? CellStyle.Quiet : style);
            frame.Write(x + whole + 1, y, new string('░', width - whole - 1), CellStyle.Quiet);
        }
    }

    /// <summary>The glyph of a share: a block of its height, a dot for nearly nothing; in ASCII a digit of tenths.</summary>
    public static string Level(CellBuffer frame, double share) => frame.Ascii
        ? share >= 0.995 ? "#" : share < 0.005 ? "." : ((char)('0' + (int)(share * 10))).ToString()
        : share < 0.005 ? "·" : Levels[Math.Min(7, (int)(share * 8))];

    /// <summary>The ground of a share in a heat map.</summary>
    public static CellInk Heat(double share) => share switch
    {
        < 0.05 => CellInk.Terminal,
        < 0.2 => CellInk.Heat1,
        < 0.4 => CellInk.Heat2,
        < 0.6 => CellInk.Heat3,
        < 0.8 => CellInk.Heat4,
        _ => CellInk.Heat5,
    };

    /// <summary>Draws a chart into an area; its mark of synthetic data stands at the top of the screen already.</summary>
    /// <returns>Where its plots stand in the frame; rows below the area were not drawn.</returns>
    public static IReadOnlyList<PlotPlace> Chart(CellBuffer frame, Area area, Figure figure, WorkbenchState state)
    {
        figure = figure with { Notice = null, Source = "" };
        TerminalStyle style = state.Ascii ? TerminalStyle.Ascii : state.Colours ? TerminalStyle.Colour : TerminalStyle.Plain;
        int width = Math.Max(40, area.Width);

        // What is no plot takes the same rows however high the plots are; rows of panels share the rest.
        const int Probe = 4, Other = 5;
        int probe = new TerminalRenderer(style, width, Probe).Draw(figure).Height;
        int perRow = new TerminalRenderer(style, width, Other).Draw(figure).Height - probe;
        int plot = perRow <= 0 ? Probe : Math.Max(Probe, Probe + ((area.Height - probe) / perRow));
        CellGrid grid = new TerminalRenderer(style, width, plot).Draw(figure, out IReadOnlyList<PlotPlace> plots);
        int rows = Math.Min(grid.Height, area.Height);
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < Math.Min(grid.Width, area.Width); x++)
            {
                Planner.Reporting.Charts.Terminal.Cell cell = grid[x, y];
                if (cell != default)
                {
                    frame.Put(area.Left + x, area.Top + y, new Cells.Cell(
                        cell.Glyph.Value == 0 ? null : Glyph(cell.Glyph),
                        new CellStyle(Ink(cell.Foreground), cell.Bold ? CellMarks.Bold : CellMarks.None, Ink(cell.Background))));
                }
            }
        }

        if (Enumerable.Range(rows, grid.Height - rows).Any(y => Enumerable.Range(0, grid.Width).Any(x => grid[x, y].Glyph.Value > ' ')))
        {
            frame.WriteRight(area.Right, area.Bottom - 1, " ↓…", CellStyle.Strong);
        }

        return [.. plots.Select(p => p with { Left = area.Left + p.Left, Top = area.Top + p.Top })];
    }

    private static CellInk Ink(ushort colour) => colour == 0 ? CellInk.Terminal : CellStyle.Palette(colour - 1);

    private static string Glyph(Rune rune) => rune.ToString();
}
