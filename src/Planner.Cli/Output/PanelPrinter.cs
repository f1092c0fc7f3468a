using Planner.Cli.Hosting;
using Planner.Reporting.Tables;
using Spectre.Console;

namespace Planner.Cli.Output;

/// <summary>Prints a panel: with rules and emphasis on a terminal, as plain aligned text anywhere else.</summary>
internal sealed class PanelPrinter
{
    private readonly CommandHost host;

    public PanelPrinter(CommandHost host) => this.host = host;

    public void Print(TextPanel panel)
    {
        if (!host.Colours)
        {
            foreach (string line in PlainTable.Write(panel, host.Width))
            {
                host.Out.WriteLine(line);
            }

            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(host.Out),
        });
        console.Profile.Width = host.Width;
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true, UseSafeBorder = false };
        for (int c = 0; c < panel.Header.Count; c++)
        {
            table.AddColumn(new TableColumn(new Text(string.Join('\n', panel.Header[c]), new Style(decoration: Decoration.Bold)))
            {
                Width = panel.Widths[c],
                NoWrap = true,
                Padding = new Padding(0, 0, c + 1 < panel.Header.Count ? 1 : 0, 0),
            });
        }

        foreach (TextRow row in panel.Rows)
        {
            // The first line of a cell is what people look for; the others tell how sure it is.
            table.AddRow(row.Cells.Select((lines, c) => c == 0
                ? new Text(string.Join('\n', lines))
                : (Spectre.Console.Rendering.IRenderable)new Rows(lines.Select((line, i) => new Text(line, new Style(decoration: i == 0 ? Decoration.Bold : Decoration.None))))));
        }

        console.Write(new Text(panel.Title + "\n", new Style(decoration: Decoration.Bold)));
        console.Write(table);
        foreach (string note in panel.Notes)
        {
            console.Write(new Text(note + "\n"));
        }
    }
}
