using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Commands;

/// <summary><c>planner check</c>: all faults of files at once, on standard output, because they are the answer.</summary>
internal static class CheckCommand
{
    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentCheckPaths);

    public static readonly CommandSpec Spec = new("check", Phrase.AboutCheck, Phrase.HelpCheck, [Paths], [], Run);

    private static int Run(CommandCall call)
    {
        IReadOnlyList<string> paths = call.Values(Paths);
        List<CheckedPath> targets = [.. paths.Select(CheckedPath.Of)];
        DiagnosticBag found = Interruptible.Run(
            cancel =>
            {
                var all = new DiagnosticBag();
                foreach (CheckedPath target in targets)
                {
                    cancel.ThrowIfCancellationRequested();
                    target.Check(all);
                }

                return all;
            },
            call.Host.Cancelled);

        // A file that two localities share is read twice and is no worse for it.
        List<Diagnostic> diagnostics = [.. found.InFileOrder().Distinct()];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            call.Host.Out.WriteLine(diagnostic);
        }

        int errors = diagnostics.Count(d => d.Severity == Severity.Error), warnings = diagnostics.Count(d => d.Severity == Severity.Warning);
        call.Say(errors == 0 ? call.Texts.Format(Phrase.CheckedClean, warnings) : call.Texts.Format(Phrase.CheckedFaults, errors, warnings));
        return errors == 0 ? ExitCode.Done : ExitCode.AnswerIsNo;
    }
}
