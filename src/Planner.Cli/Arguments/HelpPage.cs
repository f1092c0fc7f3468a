using System.Text;
using Planner.Cli.Words;
using Planner.Reporting.Text;

namespace Planner.Cli.Arguments;

/// <summary>Writes the help of a command, in the user's language, fitted to the width.</summary>
internal sealed class HelpPage
{
    private const int Indent = 2;

    private readonly Texts texts;
    private readonly int width;
    private readonly StringBuilder page = new();

    /// <summary>A help page.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="width">Columns.</param>
    public HelpPage(Texts texts, int width)
    {
        this.texts = texts;
        this.width = Math.Min(width, 110);
    }

    /// <summary>The help of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="all">All commands, listed by the help of <c>planner</c> alone.</param>
    /// <param name="alone"><c>planner</c> alone.</param>
    public string Of(CommandSpec command, IReadOnlyList<CommandSpec> all, CommandSpec alone)
    {
        bool top = command == alone;
        Paragraph(texts[command.About]);
        Line("");
        Line(texts[Phrase.HelpUsage]);
        Line("  planner" + (top ? " [" + texts[Phrase.HelpCommandWord] + "]" : " " + command.Name)
            + string.Concat(command.Arguments.Select(Usage)) + " [" + texts[Phrase.HelpOptionsWord] + "]");
        Line("");
        if (top && all.Count > 0)
        {
            Line(texts[Phrase.HelpCommands]);
            Rows([.. all.Select(c => (c.Name, texts[c.About]))]);
            Line("");
        }

        if (command.Arguments.Count > 0)
        {
            Line(texts[Phrase.HelpArguments]);
            Rows([.. command.Arguments.Select(a => (a.Name, texts[a.About]))]);
            Line("");
        }

        Line(texts[Phrase.HelpOptions]);
        Rows([
            .. command.Options.Concat(SharedOptions.OfEveryCommand).Select(o => (o.Value is null ? o.Name : o.Name + " " + o.Value, texts[o.About])),
            ("--help", texts[Phrase.OptionHelp]),
            .. top ? [("--version", texts[Phrase.OptionVersion])] : Array.Empty<(string, string)>(),
        ]);
        Line("");
        foreach (string line in texts[command.Help].Split('\n'))
        {
            // Indented lines are commands to copy: never broken.
            if (line.StartsWith(' '))
            {
                Line(line);
            }
            else
            {
                Paragraph(line);
            }
        }

        Line("");
        Line(texts[Phrase.HelpExitCodes]);
        return page.ToString();
    }

    private static string Usage(ArgumentSpec argument)
    {
        string name = argument.Name + (argument.Many ? "…" : "");
        return argument.Optional ? $" [{name}]" : " " + name;
    }

    private void Rows(IReadOnlyList<(string Name, string About)> rows)
    {
        int names = rows.Max(r => DisplayWidth.Of(r.Name));
        foreach ((string name, string about) in rows)
        {
            IReadOnlyList<string> lines = DisplayWidth.Wrap(about, Math.Max(20, width - names - Indent - 3));
            for (int i = 0; i < lines.Count; i++)
            {
                Line(new string(' ', Indent) + (i == 0 ? name : "").PadRight(names + 3) + lines[i]);
            }
        }
    }

    private void Paragraph(string text)
    {
        foreach (string line in DisplayWidth.Wrap(text, width))
        {
            Line(line);
        }
    }

    private void Line(string line) => page.Append(line.TrimEnd()).Append('\n');
}
