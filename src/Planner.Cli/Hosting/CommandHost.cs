using System.Globalization;
using System.Text;
using Planner.Workbench.Hosts;

namespace Planner.Cli.Hosting;

/// <summary>What surrounds a call of the command: streams, whether they are terminals, width, environment, cancellation. Tests give their own.</summary>
internal sealed record CommandHost
{
    private const int WidthWithoutTerminal = 100;

    /// <summary>Standard output: answers only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: messages and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; null when there is none.</summary>
    public int? TerminalWidth { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The culture of the user's system, for the language when the environment names none.</summary>
    public CultureInfo SystemCulture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Opens the terminal for the workbench; null when there is none to work in.</summary>
    public Func<ITerminalHost>? OpenTerminal { get; init; }

    /// <summary>Cancelled when the user interrupts.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>Columns that text on standard output may take: the terminal's, else COLUMNS, else 100; at least 60.</summary>
    public int Width
    {
        get
        {
            int? named = int.TryParse(Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) ? columns : null;
            return Math.Clamp((OutIsTerminal ? TerminalWidth : null) ?? named ?? WidthWithoutTerminal, 60, 400);
        }
    }

    /// <summary>Whether standard output may carry colours: a terminal that is not dumb, and no NO_COLOR.</summary>
    public bool Colours => OutIsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>The surroundings of this process.</summary>
    /// <param name="cancelled">Cancelled when the user interrupts.</param>
    public static CommandHost OfProcess(CancellationToken cancelled)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows() && !(Console.IsOutputRedirected && Console.IsErrorRedirected))
        {
            Console.OutputEncoding = utf8;
        }

        bool interactive = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        return new CommandHost
        {
            OpenTerminal = interactive ? () => OperatingSystem.IsWindows() ? new ConsoleTerminalHost() : new PosixTerminalHost() : null,
            Out = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { AutoFlush = false, NewLine = "\n" },
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true, NewLine = "\n" },
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            TerminalWidth = Console.IsOutputRedirected ? null : TerminalColumns(),
            Variable = Environment.GetEnvironmentVariable,
            SystemCulture = CultureInfo.CurrentUICulture,
            Cancelled = cancelled,
        };
    }

    private static int? TerminalColumns()
    {
        try
        {
            return Console.WindowWidth is > 0 and int columns ? columns : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
