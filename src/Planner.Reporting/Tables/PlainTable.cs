using System.Text;
using Planner.Reporting.Text;

namespace Planner.Reporting.Tables;

/// <summary>Writes a panel as aligned text without borders: what goes into files, pipes and mails.</summary>
public static class PlainTable
{
    /// <summary>Writes a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="width">Columns; notes and title are wrapped to it.</param>
    /// <returns>Lines, without trailing spaces.</returns>
    public static IReadOnlyList<string> Write(TextPanel panel, int width)
    {
        int breadth = panel.Widths.Sum() + panel.Widths.Count - 1;
        var lines = new List<string>();
        lines.AddRange(DisplayWidth.Wrap(panel.Title, Math.Max(width, 1)));
        lines.Add(new string('-', breadth));
        Row(panel.Header, panel.Widths, lines);
        lines.Add(new string('-', breadth));
        for (int r = 0; r < panel.Rows.Count; r++)
        {
            if (r > 0)
            {
                lines.Add(string.Empty);
            }

            Row(panel.Rows[r].Cells, panel.Widths, lines);
        }

        lines.Add(new string('-', breadth));
        foreach (string note in panel.Notes)
        {
            lines.AddRange(DisplayWidth.Wrap(note, Math.Max(width, 1)));
        }

        return lines;
    }

    private static void Row(IReadOnlyList<IReadOnlyList<string>> cells, IReadOnlyList<int> widths, List<string> lines)
    {
        for (int line = 0; line < cells.Max(cell => cell.Count); line++)
        {
            var text = new StringBuilder();
            for (int c = 0; c < cells.Count; c++)
            {
                string cell = line < cells[c].Count ? cells[c][line] : string.Empty;
                text.Append(c > 0 ? " " : string.Empty).Append(DisplayWidth.Pad(cell, widths[c]));
            }

            lines.Add(text.ToString().TrimEnd());
        }
    }
}
