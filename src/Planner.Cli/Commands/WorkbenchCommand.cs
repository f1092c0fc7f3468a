using System.Globalization;
using System.Text;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Simulation.Storing;
using Planner.Workbench.Cells;
using Planner.Workbench.Hosts;
using Planner.Workbench.Sessions;
using Planner.Workbench.Settings;

namespace Planner.Cli.Commands;

/// <summary><c>planner</c> alone: opens the workbench on the locality of the present folder, else on the shipped one; computed while the screen is already there.</summary>
internal static class WorkbenchCommand
{
    public static readonly OptionSpec Ascii = new("--ascii", null, Phrase.OptionAscii);

    public static readonly CommandSpec Spec = new("", Phrase.AboutPlanner, Phrase.HelpPlanner, [], [Ascii], Run);

    private const string LogName = "workbench.log";

    private static readonly string ShippedLocality = Path.Combine("scenarios", "bac-kan");

    private static int Run(CommandCall call)
    {
        if (call.Host.OpenTerminal is not { } open)
        {
            throw new UsageException(Phrase.WorkbenchNeedsTerminal);
        }

        string folder = Find() ?? throw new UsageException(Phrase.WorkbenchNoLocality);
        Func<string, string?> variable = call.Host.Variable;
        bool ascii = call.Has(Ascii) || variable("TERM") == "dumb" || !OperatingSystem.IsWindows() && !IsUtf8(variable);
        var options = new WorkbenchOptions(
            folder, call.Texts.Language, call.Has(SharedOptions.Language), DepthOf(variable), ascii,
            variable("COLORFGBG") is { } ground && (ground.EndsWith(";15", StringComparison.Ordinal) || ground.EndsWith(";7", StringComparison.Ordinal)),
            RunKeepingChoice.StoreOf(call), SettingsFile.OfUser(variable), Environment.ProcessorCount)
        {
            WriteLog = e => Log(e, variable),
        };
        int exit;
        Exception? fault;
        using (ITerminalHost terminal = open())
        {
            try
            {
                (exit, fault) = WorkbenchSession.Run(terminal, options);
            }
            catch (Exception e) when (e is not (UsageException or OperationCanceledException))
            {
                (exit, fault) = (ExitCode.Fault, e);
            }
        }

        if (fault is not null)
        {
            call.Host.Error.WriteLine("planner: " + call.Texts.Format(Phrase.WorkbenchCrashed, $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}", Log(fault, variable) ?? "–"));
        }

        return exit;
    }

    /// <summary>How many colours the terminal shows, by what it says of itself.</summary>
    internal static ColourDepth DepthOf(Func<string, string?> variable)
    {
        string term = variable("TERM") ?? "";
        return !string.IsNullOrEmpty(variable("NO_COLOR")) || term == "dumb" ? ColourDepth.None
            : variable("COLORTERM") is "truecolor" or "24bit" || (OperatingSystem.IsWindows() && term.Length == 0) ? ColourDepth.True
            : term.Contains("256color", StringComparison.Ordinal) || term.Contains("kitty", StringComparison.Ordinal) || term.Contains("alacritty", StringComparison.Ordinal) ? ColourDepth.Palette
            : ColourDepth.Sixteen;
    }

    /// <summary>Whether the locale's letters are UTF-8; where none is named it is C, which is not.</summary>
    internal static bool IsUtf8(Func<string, string?> variable)
    {
        string locale = ((string[])["LC_ALL", "LC_CTYPE", "LANG"]).Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "C";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Log(Exception fault, Func<string, string?> variable)
    {
        try
        {
            string path = Path.Combine(SettingsFile.FolderOf(variable) ?? Path.GetTempPath(), LogName);
            byte[] text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:u} planner {typeof(WorkbenchCommand).Assembly.GetName().Version}\n{fault}\n"));
            AtomicFile.Write(path, stream => stream.Write(text));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // From the working directory upwards, so that it works inside the project's folders too; a locality's own folder opens that locality.
    private static string? Find()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            foreach (string candidate in (string[])[folder.FullName, Path.Combine(folder.FullName, ShippedLocality)])
            {
                if (File.Exists(Path.Combine(candidate, "locality.json")))
                {
                    return Path.GetRelativePath(Directory.GetCurrentDirectory(), candidate);
                }
            }
        }

        return null;
    }
}
