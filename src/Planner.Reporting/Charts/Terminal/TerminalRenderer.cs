using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;

namespace Planner.Reporting.Charts.Terminal;

/// <summary>
/// Draws figures in terminal cells: bands in half blocks, lines in braille dots, bars in eighth blocks, in 256 colours; without colour by shades; in ASCII
/// with the same content.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class TerminalRenderer : IChartRenderer
{
    private const int LeastWidth = 40;
    private const int PanelGap = 2;
    private const int LeastNumericPanel = 36;
    private const int LeastRowsPanel = 60;

    private readonly TerminalLook look;
    private readonly int width;
    private readonly int plotRows;

    /// <summary>A renderer.</summary>
    /// <param name="style">What the terminal can show.</param>
    /// <param name="width">Columns; at least 40.</param>
    /// <param name="plotRows">Rows of a panel between its title and its horizontal axis, where the panel does not give them itself; at least 4.</param>
    public TerminalRenderer(TerminalStyle style, int width = 80, int plotRows = 12)
    {
        look = new TerminalLook(style);
        this.width = Math.Max(LeastWidth, width);
        this.plotRows = Math.Max(4, plotRows);
    }

    /// <inheritdoc/>
    public string Render(Figure figure) => Draw(figure).ToText(look.Colour);

    /// <summary>Draws a figure into cells.</summary>
    /// <param name="figure">The figure.</param>
    public CellGrid Draw(Figure figure) => Draw(figure, out _);

    /// <summary>Draws a figure into cells and says where its plots stand.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="plots">The plot of each panel, in the figure's order.</param>
    public CellGrid Draw(Figure figure, out IReadOnlyList<PlotPlace> plots)
    {
        IReadOnlyList<string> title = DisplayWidth.Wrap(look.Text(figure.Title), width);
        IReadOnlyList<string> subtitle = DisplayWidth.Wrap(look.Text(figure.Subtitle), width);
        IReadOnlyList<string> source = DisplayWidth.Wrap(look.Text(figure.Source), width);
        IReadOnlyList<string> notice = figure.Notice is null ? [] : DisplayWidth.Wrap(look.Text(figure.Notice), width);
        CellGrid legend = Legend(figure.Legend);
        CellGrid panels = Panels(figure.Panels, out List<PlotPlace> within);
        var grid = new CellGrid(width, title.Count + subtitle.Count + legend.Height + panels.Height + source.Count + notice.Count);
        int row = 0;
        Lines(grid, ref row, title, 0, true);
        Lines(grid, ref row, subtitle, 0, false);
        grid.Paste(legend, 0, row);
        row += legend.Height;
        int above = row;
        plots = [.. within.Select(p => p with { Top = p.Top + above })];
        grid.Paste(panels, 0, row);
        row += panels.Height;
        Lines(grid, ref row, source, 0, false);
        Lines(grid, ref row, notice, look.Notice, true);
        return grid;
    }

    private static void Lines(CellGrid grid, ref int row, IReadOnlyList<string> lines, ushort colour, bool bold)
    {
        foreach (string line in lines)
        {
            grid.Write(0, row++, line, colour, bold);
        }
    }

    private CellGrid Legend(IReadOnlyList<LegendEntry> entries)
    {
        const int Swatch = 4;
        var places = new List<(LegendEntry Entry, string Text, int Column, int Row)>();
        int column = 0, row = 0;
        foreach (LegendEntry entry in entries)
        {
            string text = DisplayWidth.Shorten(look.Text(entry.Text), width - Swatch);
            int needed = Swatch + DisplayWidth.Of(text);
            if (column > 0 && column + needed > width)
            {
                column = 0;
                row++;
            }

            places.Add((entry, look.Text(text), column, row));
            column += needed + 2;
        }

        var grid = new CellGrid(width, entries.Count > 0 ? row + 1 : 0);
        foreach ((LegendEntry entry, string text, int at, int line) in places)
        {
            TerminalPanel.Swatch(grid, look, entry, at, line);
            grid.Write(at + Swatch, line, text);
        }

        return grid;
    }

    private CellGrid Panels(IReadOnlyList<Panel> panels, out List<PlotPlace> plots)
    {
        int least = panels.Any(p => p.Y is CategoryAxis) ? LeastRowsPanel : LeastNumericPanel;
        int columns = Math.Clamp((width + PanelGap) / (least + PanelGap), 1, Math.Max(1, panels.Count));
        int each = ((width + PanelGap) / columns) - PanelGap;
        var drawn = panels.Chunk(columns).Select(line => line.Select(p => TerminalPanel.Draw(p, look, each, plotRows)).ToArray()).ToArray();
        var grid = new CellGrid(width, drawn.Sum(line => line.Max(p => p.Grid.Height) + 1));
        plots = [];
        int row = 0;
        foreach ((CellGrid Grid, PlotPlace Plot)[] line in drawn)
        {
            for (int i = 0; i < line.Length; i++)
            {
                int left = i * (each + PanelGap);
                grid.Paste(line[i].Grid, left, row);
                plots.Add(line[i].Plot with { Left = line[i].Plot.Left + left, Top = line[i].Plot.Top + row });
            }

            row += line.Max(p => p.Grid.Height) + 1;
        }

        return grid;
    }
}
