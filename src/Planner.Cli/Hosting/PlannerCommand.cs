using Planner.Cli.Arguments;
using Planner.Cli.Commands;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

namespace Planner.Cli.Hosting;

/// <summary>The one entry of the command: carries out a call and turns whatever goes wrong into a message and an exit code, never a stack trace.</summary>
internal static class PlannerCommand
{
    /// <summary>Carries out a call.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="host">The surroundings.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, CommandHost host)
    {
        var texts = new Texts(LanguageChoice.Of(LanguageIn(args), host));
        int code;
        try
        {
            code = PlannerCommands.Tree.Run(args, host);
        }
        catch (Exception e)
        {
            code = Explain(e, args, host, texts);
        }

        try
        {
            host.Out.Flush();
        }
        catch (IOException)
        {
            // The reader of the pipe has gone; there is nobody to tell.
        }

        return code;
    }

    // Messages about the command line itself need the language before it is parsed.
    private static string? LanguageIn(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] == SharedOptions.Language.Name && i + 1 < args.Count)
            {
                return args[i + 1];
            }

            if (args[i].StartsWith(SharedOptions.Language.Name + "=", StringComparison.Ordinal))
            {
                return args[i][(SharedOptions.Language.Name.Length + 1)..];
            }
        }

        return null;
    }

    private static int Explain(Exception e, IReadOnlyList<string> args, CommandHost host, Texts texts)
    {
        switch (e)
        {
            case OperationCanceledException when host.Cancelled.IsCancellationRequested:
                host.Error.WriteLine("planner: " + texts[Phrase.Cancelled]);
                return ExitCode.Cancelled;
            case UsageException usage:
                host.Error.WriteLine("planner: " + texts.Format(usage.Phrase, [.. usage.Values]));
                string command = PlannerCommands.Tree.Commands.Any(c => args.Count > 0 && c.Name == args[0]) ? args[0] + " " : "";
                host.Error.WriteLine(texts.Format(Phrase.SeeHelp, $"planner {command}--help"));
                return ExitCode.BadInput;
            case InputFaultsException:
                // Each fault was printed with its place.
                return ExitCode.BadInput;
            case ReplicateFaultException { InnerException: NonFiniteStateException state }:
                // A coefficient or amount of the files is beyond what the equations bear.
                host.Error.WriteLine("planner: " + texts.Format(
                    Phrase.StateNotFinite, state.Quantity, state.Unit, state.Year, state.Replicate, state.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                return ExitCode.BadInput;
            case OutOfMemoryException:
                host.Error.WriteLine("planner: " + texts[Phrase.OutOfMemory]);
                return ExitCode.BadInput;
            case FileWriteException written:
                host.Error.WriteLine("planner: " + texts.Format(FileTroubleText.Of(written.Kind), written.File, written.InnerException?.Message));
                return ExitCode.BadInput;
            case IOException or UnauthorizedAccessException:
                host.Error.WriteLine("planner: " + texts.Format(Phrase.FileTrouble, e.Message));
                return ExitCode.BadInput;
            default:
                host.Error.WriteLine("planner: " + texts.Format(Phrase.InternalFault, Describe(e), typeof(PlannerCommand).Assembly.GetName().Version?.ToString(3)));
                return ExitCode.Fault;
        }
    }

    // One line: what and where, enough for a report, no stack trace.
    private static string Describe(Exception e)
    {
        System.Reflection.MethodBase? place = new System.Diagnostics.StackTrace(e).GetFrames()
            .Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.Namespace?.StartsWith("Planner", StringComparison.Ordinal) == true);
        string where = place is null ? "" : $" ({place.DeclaringType!.FullName}.{place.Name})";
        return $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}{where}";
    }
}
