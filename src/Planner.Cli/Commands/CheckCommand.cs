using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Linting;
using Planner.Rules.Pack;

namespace Planner.Cli.Commands;

/// <summary><c>planner check</c>: all faults of files at once, on standard output, because they are the answer; or what a code means.</summary>
internal static class CheckCommand
{
    private const string AllCodes = "all";

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentCheckPaths);
    private static readonly OptionSpec Strict = new("--strict", null, Phrase.OptionStrict);
    private static readonly OptionSpec Watch = new("--watch", null, Phrase.OptionWatch);
    private static readonly OptionSpec ExplainCode = new("--explain", "CODE", Phrase.OptionExplainCode);

    public static readonly CommandSpec Spec = new("check", Phrase.AboutCheck, Phrase.HelpCheck, [Paths], [Strict, SharedOptions.Drafts, Watch, ExplainCode], Run);

    private static int Run(CommandCall call)
    {
        if (call.Has(ExplainCode))
        {
            return Explain(call, call.Value(ExplainCode)!);
        }

        IReadOnlyList<string> paths = call.Values(Paths);
        if (call.Has(Watch))
        {
            return CheckWatch.Run(call, paths.Count == 1 ? paths[0] : throw new UsageException(Phrase.NotWatchable, string.Join(' ', paths)));
        }

        DraftSelection drafts = call.Drafts;
        List<CheckedPath> targets = [.. paths.Select(p => CheckedPath.Of(p, drafts))];
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
            call.Host.Out.WriteLine(diagnostic.In(call.Texts.Language));
        }

        int errors = diagnostics.Count(d => d.Severity == Severity.Error), warnings = diagnostics.Count(d => d.Severity == Severity.Warning);
        call.Say(call.Texts.Format(Phrase.Checked, errors, warnings, found.Files.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Count()));
        return errors > 0 || (warnings > 0 && call.Has(Strict)) ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    private static int Explain(CommandCall call, string code)
    {
        if (code == AllCodes)
        {
            call.Host.Out.Write(CodeCatalogue.Page());
            return ExitCode.Done;
        }

        CodeExplanation explanation = CodeCatalogue.Find(code)
            ?? throw new UsageException(Phrase.NoSuchCode, code, NearestName.Of(code, CodeCatalogue.All.Select(e => e.Code)) ?? AllCodes);
        bool vietnamese = call.Texts.Language == Language.Vietnamese;
        call.Host.Out.Write(
            $"{explanation.Code}: {In(explanation.Meaning)}\n\n{(vietnamese ? "Ví dụ" : "Example")}:\n{Indented(explanation.Example)}\n\n{(vietnamese ? "Cách sửa" : "Mend it")}: {In(explanation.Mend)}\n");
        return ExitCode.Done;

        string In(LocalizedText text) => vietnamese ? text.Vi : text.En;
    }

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(l => "  " + l));
}
