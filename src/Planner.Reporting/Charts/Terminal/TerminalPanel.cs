using System.Text;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;

namespace Planner.Reporting.Charts.Terminal;

/// <summary>Draws one panel into cells: title, plot with its labels, horizontal axis.</summary>
internal sealed class TerminalPanel
{
    private readonly CellGrid grid;
    private readonly TerminalLook look;
    private readonly Panel panel;
    private readonly int left;
    private readonly int top;
    private readonly int columns;
    private readonly int rows;
    private readonly PlotPlace place;

    private TerminalPanel(CellGrid grid, TerminalLook look, Panel panel, int left, int top, int columns, int rows)
    {
        this.grid = grid;
        this.look = look;
        this.panel = panel;
        this.left = left;
        this.top = top;
        this.columns = columns;
        this.rows = rows;
        place = new PlotPlace(left, top, columns, rows, panel.X.Start, panel.X.End);
    }

    public static (CellGrid Grid, PlotPlace Plot) Draw(Panel panel, TerminalLook look, int width, int plotRows)
    {
        IReadOnlyList<string> title = panel.Title.Length == 0 ? [] : DisplayWidth.Wrap(look.Text(panel.Title), width);
        int rows = panel.Y is CategoryAxis categories ? categories.Labels.Count : plotRows;
        int labels = panel.Y switch
        {
            CategoryAxis c => Math.Min(width * 45 / 100, c.Labels.Select(l => DisplayWidth.Of(look.Text(l))).DefaultIfEmpty(0).Max()) + 1,
            NumericAxis n => n.Ticks.Max(t => DisplayWidth.Of(look.Text(t.Label))) + 1,
            _ => 0,
        };
        int gutter = panel.RowTexts.Concat(panel.Marks.OfType<RuleMark>().Where(r => !r.Vertical).Select(r => r.Label))
            .Select(t => DisplayWidth.Of(look.Text(t)) + 1).DefaultIfEmpty(1).Max();
        int columns = Math.Max(4, width - labels - 1 - gutter);
        var grid = new CellGrid(width, title.Count + rows + 2 + (panel.X.Title.Length > 0 ? 1 : 0));
        for (int i = 0; i < title.Count; i++)
        {
            grid.Write(0, i, title[i], bold: true);
        }

        var drawing = new TerminalPanel(grid, look, panel, labels + 1, title.Count, columns, rows);
        drawing.Axes(labels);
        drawing.Marks();
        return (grid, drawing.place);
    }

    public static void Swatch(CellGrid grid, TerminalLook look, LegendEntry entry, int column, int row)
    {
        Rune dash = look.Unicode ? new Rune(entry.Tone switch { Tone.Target => '┈', Tone.Reference or Tone.Other => '╌', _ => '─' }) : TerminalLook.Stroke(entry.Tone);
        for (int i = 0; i < 3; i++)
        {
            grid[column + i, row] = entry.Kind switch
            {
                LegendKind.Band => look.Colour
                    ? new Cell(new Rune(' '), 0, look.Band(entry.Tone, entry.Depth), false)
                    : new Cell(look.Shade(entry.Tone, entry.Depth), 0, 0, false),
                LegendKind.Bar => new Cell(look.Fill(entry.Tone), look.Bar(entry.Tone), 0, false),
                LegendKind.Interval => new Cell(
                    i == 1 ? entry.Tone == Tone.Target ? Whisker(look, '─') : look.Dot(entry.Tone) : Whisker(look, i == 0 ? '├' : '┤'), look.Line(entry.Tone), 0, false),
                _ => new Cell(dash, look.Line(entry.Tone), 0, false),
            };
        }
    }

    private static Rune Whisker(TerminalLook look, char part) => new(look.Unicode ? part : part == '─' ? '-' : '|');

    private void Axes(int labels)
    {
        for (int row = 0; row < rows; row++)
        {
            grid.Write(labels, top + row, look.Unicode ? "│" : "|");
        }

        grid.Write(labels, top + rows, (look.Unicode ? "└" : "+") + new string(look.Unicode ? '─' : '-', columns));
        if (panel.Y is NumericAxis y)
        {
            foreach (Tick tick in y.Ticks)
            {
                int row = top + Row(tick.Position);
                grid.Write(0, row, DisplayWidth.Pad(look.Text(tick.Label), labels - 1, right: true));
                grid.Write(labels, row, row == top + rows ? look.Unicode ? "└" : "+" : look.Unicode ? "┤" : "+");
            }
        }
        else if (panel.Y is CategoryAxis names)
        {
            for (int row = 0; row < names.Labels.Count; row++)
            {
                // The ellipsis of a shortened text has to be told in ASCII as well.
                grid.Write(0, top + row, look.Text(DisplayWidth.Shorten(look.Text(names.Labels[row]), labels - 1)));
            }
        }

        IEnumerable<Tick> across = panel.X switch
        {
            NumericAxis x => x.Ticks,
            CategoryAxis x => x.Labels.Select((label, i) => new Tick(i, label)),
            _ => [],
        };
        int free = 0;
        foreach (Tick tick in across)
        {
            int column = left + Column(tick.Position);
            string label = look.Text(tick.Label);
            int start = Math.Clamp(column - (DisplayWidth.Of(label) / 2), 0, grid.Width - DisplayWidth.Of(label));
            if (panel.X is NumericAxis)
            {
                grid.Write(column, top + rows, look.Unicode ? "┬" : "+");
            }

            if (start >= free)
            {
                grid.Write(start, top + rows + 1, label);
                free = start + DisplayWidth.Of(label) + 1;
            }
        }

        if (panel.X.Title.Length > 0)
        {
            string title = DisplayWidth.Shorten(look.Text(panel.X.Title), columns);
            grid.Write(left + Math.Max(0, (columns - DisplayWidth.Of(title)) / 2), top + rows + 2, look.Text(title));
        }

        int widest = panel.RowTexts.Select(t => DisplayWidth.Of(look.Text(t))).DefaultIfEmpty(0).Max();
        for (int row = 0; row < panel.RowTexts.Count; row++)
        {
            grid.Write(left + columns + 1, top + row, DisplayWidth.Pad(look.Text(panel.RowTexts[row]), widest, right: true));
        }
    }

    private void Marks()
    {
        Bands(panel.Marks.OfType<BandMark>().ToArray());
        foreach (Mark mark in panel.Marks)
        {
            switch (mark)
            {
                case LineMark line:
                    Line(line.Tone, line.X, line.Y);
                    break;
                case RuleMark { Vertical: true } rule:
                    for (int row = 0; row < rows; row++)
                    {
                        Put(Column(rule.Position), row, new Rune(look.Unicode ? '│' : '|'), look.Line(rule.Tone));
                    }

                    break;
                case RuleMark rule:
                    Line(rule.Tone, [panel.X.Start, panel.X.End], [rule.Position, rule.Position]);
                    grid.Write(left + columns + 1, top + Math.Clamp(Row(rule.Position), 0, rows - 1), look.Text(rule.Label), bold: true);
                    break;
                case BarMark bar:
                    Bar(bar);
                    break;
                case IntervalMark interval:
                    Interval(interval);
                    break;
                case HeatMark heat:
                    Heat(heat);
                    break;
            }
        }

        foreach (RuleMark rule in panel.Marks.OfType<RuleMark>().Where(r => r.Vertical))
        {
            Named(rule);
        }
    }

    // The name of an upright line stands beside it where the chart leaves room, the higher the better; without room it is left out.
    private void Named(RuleMark rule)
    {
        string label = look.Text(rule.Label);
        int width = DisplayWidth.Of(label), line = Column(rule.Position);
        if (width == 0)
        {
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            foreach (int start in new[] { line + 2, line - width - 1 })
            {
                if (start > 0 && start + width < columns && Enumerable.Range(start - 1, width + 2).All(c => IsFree(c, row)))
                {
                    grid.Write(left + start, top + row, label);
                    return;
                }
            }
        }
    }

    private bool IsFree(int column, int row) => grid[left + column, top + row] is { Background: 0, Glyph.Value: 0 or ' ' };

    private void Bands(BandMark[] bands)
    {
        for (int column = 0; column < columns; column++)
        {
            double x = panel.X.Start + ((column + 0.5) / columns * (panel.X.End - panel.X.Start));
            for (int row = 0; row < rows; row++)
            {
                BandMark? upper = At(bands, x, Value(row + 0.25), column), lower = At(bands, x, Value(row + 0.75), column);
                if (!look.Colour)
                {
                    BandMark? middle = At(bands, x, Value(row + 0.5), column) ?? upper ?? lower;
                    if (middle is not null)
                    {
                        Put(column, row, look.Shade(middle.Tone, middle.Depth), 0);
                    }

                    continue;
                }

                ushort high = upper is null ? (ushort)0 : look.Band(upper.Tone, upper.Depth), low = lower is null ? (ushort)0 : look.Band(lower.Tone, lower.Depth);
                if (high == low)
                {
                    grid[left + column, top + row] = new Cell(new Rune(' '), 0, high, false);
                }
                else if (high > 0)
                {
                    grid[left + column, top + row] = new Cell(new Rune('▀'), high, low, false);
                }
                else
                {
                    grid[left + column, top + row] = new Cell(new Rune('▄'), low, 0, false);
                }
            }
        }
    }

    /// <summary>The deepest band at a point. Where two scenarios' bands overlap they take turns by column, so that neither hides the other.</summary>
    private static BandMark? At(BandMark[] bands, double x, double y, int column)
    {
        BandMark? main = null, other = null;
        foreach (BandMark band in bands)
        {
            if (Interpolate(band.X, band.Low, x) is { } low && Interpolate(band.X, band.High, x) is { } high && y >= low && y <= high)
            {
                (main, other) = band.Tone == Tone.Other ? (main, band) : (band, other);
            }
        }

        return main is null ? other : other is null || column % 2 == 0 ? main : other;
    }

    private void Line(Tone tone, IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        (int on, int off) = TerminalLook.Dash(tone);
        if (!look.Unicode)
        {
            for (int column = 0; column < columns; column++)
            {
                double x = panel.X.Start + ((column + 0.5) / columns * (panel.X.End - panel.X.Start));
                if (Interpolate(xs, ys, x) is { } y && column % (on + off) < on)
                {
                    Put(column, Math.Clamp(Row(y), 0, rows - 1), TerminalLook.Stroke(tone), 0);
                }
            }

            return;
        }

        int previous = -1;
        for (int dot = 0; dot < 2 * columns; dot++)
        {
            double x = panel.X.Start + ((dot + 0.5) / (2 * columns) * (panel.X.End - panel.X.Start));
            if (Interpolate(xs, ys, x) is not { } y)
            {
                continue;
            }

            int at = Math.Clamp((int)Math.Floor((1 - ((y - panel.Y.Start) / (panel.Y.End - panel.Y.Start))) * rows * 4), 0, (rows * 4) - 1);
            if (dot % (on + off) < on)
            {
                // Steep lines get the dots between, or they would fall apart.
                int from = previous < 0 || on + off > 1 ? at : previous < at ? previous + 1 : previous > at ? previous - 1 : at;
                for (int d = Math.Min(from, at); d <= Math.Max(from, at); d++)
                {
                    Dot(dot, d, look.Line(tone));
                }
            }

            previous = at;
        }
    }

    private void Dot(int x, int y, ushort colour)
    {
        int[] bits = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80];
        int column = left + (x / 2), row = top + (y / 4);
        Cell cell = grid[column, row];
        int dots = cell.Glyph.Value is >= 0x2800 and <= 0x28FF && cell.Foreground == colour ? cell.Glyph.Value - 0x2800 : 0;
        // Half-block edges hold a band in the foreground; the band becomes the ground of the line.
        ushort ground = cell.Background > 0 ? cell.Background : cell.Glyph.Value is '▀' or '▄' ? cell.Foreground : (ushort)0;
        grid[column, row] = new Cell(new Rune(0x2800 + (dots | bits[((x % 2) * 4) + (y % 4)])), colour, ground, false);
    }

    private void Bar(BarMark bar)
    {
        double from = Share(bar.From) * columns, to = Share(bar.To) * columns;
        int whole = (int)to;
        for (int column = (int)from; column < Math.Min(whole, columns); column++)
        {
            Put(column, bar.Row, look.Fill(bar.Tone), look.Bar(bar.Tone));
        }

        int eighths = (int)Math.Round((to - whole) * 8);
        if (look.Colour && eighths > 0 && whole < columns)
        {
            Put(whole, bar.Row, new Rune(" ▏▎▍▌▋▊▉█"[eighths]), look.Bar(bar.Tone));
        }
        else if (!look.Colour && eighths >= 4 && whole < columns)
        {
            Put(whole, bar.Row, look.Fill(bar.Tone), 0);
        }
    }

    private void Interval(IntervalMark interval)
    {
        int low = Column(interval.Low), high = Column(interval.High);
        for (int column = low; column <= high; column++)
        {
            Rune glyph = Whisker(look, column == low && low < high ? '├' : column == high && low < high ? '┤' : '─');
            Cell below = grid[left + column, top + interval.Row];
            // Over a bar the bar's colour becomes the ground.
            bool onBar = look.Colour && interval.Dot is null && below.Foreground > 0;
            grid[left + column, top + interval.Row] = new Cell(glyph, onBar ? Cell.Colour(16) : look.Line(interval.Tone), onBar ? below.Foreground : below.Background, false);
        }

        if (interval.Dot is { } dot)
        {
            Put(Column(dot), interval.Row, look.Dot(interval.Tone), look.Line(interval.Tone));
        }
    }

    private void Heat(HeatMark heat)
    {
        int first = (int)Math.Round(Share(heat.Column - 0.5) * columns), last = (int)Math.Round(Share(heat.Column + 0.5) * columns) - 1;
        byte[] ramp = [255, 189, 153, 117, 75, 33, 25, 18];
        int step = Math.Clamp((int)(heat.Share * ramp.Length), 0, ramp.Length - 1);
        string label = DisplayWidth.Pad(look.Text(heat.Label), Math.Max(0, last - first), right: true);
        for (int column = first; column < last; column++)
        {
            char glyph = column - first < label.Length ? label[column - first] : ' ';
            grid[left + column, top + heat.Row] = look.Colour
                ? new Cell(new Rune(glyph), Cell.Colour(step >= 4 ? (byte)231 : (byte)16), Cell.Colour(ramp[step]), false)
                : new Cell(new Rune(glyph == ' ' && heat.Share >= 0.5 ? look.Unicode ? '▒' : '#' : glyph == ' ' && heat.Share >= 0.25 ? look.Unicode ? '░' : '.' : glyph), 0, 0, false);
        }
    }

    private void Put(int column, int row, Rune glyph, ushort colour)
    {
        if (column >= 0 && column < columns && row >= 0 && row < rows)
        {
            grid[left + column, top + row] = grid[left + column, top + row] with { Glyph = glyph, Foreground = colour };
        }
    }

    private double Share(double position) => (position - panel.X.Start) / (panel.X.End - panel.X.Start);

    private int Column(double position) => place.Column(position);

    private int Row(double position) => Math.Clamp(
        (int)Math.Floor((1 - ((position - panel.Y.Start) / (panel.Y.End - panel.Y.Start))) * rows), 0, rows);

    private double Value(double row) => panel.Y.End - (row / rows * (panel.Y.End - panel.Y.Start));

    private static double? Interpolate(IReadOnlyList<double> xs, IReadOnlyList<double> ys, double x)
    {
        for (int i = 0; i + 1 < xs.Count; i++)
        {
            if (x >= xs[i] && x <= xs[i + 1])
            {
                return ys[i] + ((x - xs[i]) / (xs[i + 1] - xs[i]) * (ys[i + 1] - ys[i]));
            }
        }

        return null;
    }
}
