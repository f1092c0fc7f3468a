using System.Globalization;

namespace Planner.Reporting.Reports.Html;

/// <summary>Writes tables that a screen reader can read, a script can sort and a printer repeats the head of.</summary>
internal static class HtmlTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">The columns, the first names the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="notes">Sentences under it.</param>
    public static void Write(HtmlWriter html, string caption, IReadOnlyList<HtmlColumn> columns, IEnumerable<HtmlRow> rows, params ReadOnlySpan<string?> notes)
    {
        // A wide table is scrolled by itself, also from the keyboard, and does not carry the page with it.
        html.Element(
            "section",
            () => html.Element("table", () =>
            {
                html.Element("caption", caption);
                html.Element("thead", () => html.Element("tr", () =>
                {
                    foreach (HtmlColumn column in columns)
                    {
                        html.Element("th", column.Title, ("scope", "col"), ("class", column.Number ? "n" : null));
                    }
                }));
                html.Element("tbody", () =>
                {
                    foreach (HtmlRow row in rows)
                    {
                        html.Element("tr", () => Cells(html, columns, row), ("id", row.Id));
                    }
                });
            }),
            ("class", "table"), ("tabindex", "0"), ("aria-label", caption));
        foreach (string? note in notes)
        {
            if (note is not null)
            {
                html.Element("p", note, ("class", "note"));
            }
        }
    }

    private static void Cells(HtmlWriter html, IReadOnlyList<HtmlColumn> columns, HtmlRow row)
    {
        for (int i = 0; i < row.Cells.Count; i++)
        {
            HtmlCell cell = row.Cells[i];
            string? classes = (columns[i].Number ? "n " + cell.Class : cell.Class)?.Trim();
            string? key = cell.Key is { } value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null;
            ReadOnlySpan<(string, string?)> attributes =
                [("scope", i == 0 ? "row" : null), ("class", string.IsNullOrEmpty(classes) ? null : classes), ("data-v", key), ("title", cell.Title)];
            string name = i == 0 ? "th" : "td";
            if (cell.Link is { } link)
            {
                html.Element(name, () => html.Element("a", cell.Text, ("href", "#" + link)), attributes);
            }
            else
            {
                html.Element(name, cell.Text, attributes);
            }
        }
    }
}
