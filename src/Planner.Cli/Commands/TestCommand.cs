using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Rules.Testing;

namespace Planner.Cli.Commands;

/// <summary><c>planner test</c>: runs the tests of rule files, with coverage and mutation score.</summary>
internal static class TestCommand
{
    private const string DefaultFolder = "rules";

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentTestPaths, Optional: true);
    private static readonly OptionSpec Coverage = new("--coverage", null, Phrase.OptionCoverage);
    private static readonly OptionSpec Mutation = new("--mutation", null, Phrase.OptionMutation);
    private static readonly OptionSpec JUnit = new("--junit", "FILE", Phrase.OptionJUnit);

    private static readonly OptionSpec Propose = new("--propose", "FILE", Phrase.OptionPropose);

    public static readonly CommandSpec Spec = new(
        "test", Phrase.AboutTest, Phrase.HelpTest, [Paths], [Coverage, Mutation, JUnit, Propose, SharedOptions.Drafts, SharedOptions.Json], Run);

    private static int Run(CommandCall call)
    {
        if (call.Value(Propose) is { } ruleFile)
        {
            return WriteProposal(call, ruleFile);
        }

        string? junit = call.Value(JUnit);
        IReadOnlyList<string> files = FilesOf(call.Values(Paths));
        bool mutation = call.Has(Mutation);
        IReadOnlyList<SuiteResult> results;
        using (var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts))
        {
            results = InputFiles.Read(call, diagnostics =>
            {
                var all = new List<SuiteResult>();
                for (int i = 0; i < files.Count; i++)
                {
                    int file = i;
                    progress.Report(file, files.Count);
                    SuiteResult? result = RuleTester.Run(
                        files[i], mutation, diagnostics, (done, total) => progress.Report(((long)file * total) + done, (long)files.Count * Math.Max(total, 1)), [new ScenarioExpressions()], call.Host.Cancelled, call.Drafts);
                    if (result is not null)
                    {
                        all.Add(result);
                    }
                }

                return all;
            });
        }

        if (junit is not null)
        {
            string folder = Path.GetDirectoryName(junit) is { Length: > 0 } parent ? parent : ".";
            using var output = new OutputFiles(folder);
            output.Add(Path.GetFileName(junit), stream => JUnitDocument.Write(results, stream));
            output.Commit();
        }

        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(TestDocumentWriter.Write(results));
        }
        else
        {
            if (call.Value(SharedOptions.Drafts) is { } drafts)
            {
                call.Host.Out.WriteLine(call.Texts.Format(Phrase.WithDrafts, drafts));
            }

            new TestText(call.Texts).Write(results, call.Has(Coverage), call.Host.Out);
        }

        return results.All(r => r.Passed) ? ExitCode.Done : ExitCode.AnswerIsNo;
    }

    /// <summary>On standard output only: a draft never lands over tests that somebody wrote.</summary>
    private static int WriteProposal(CommandCall call, string ruleFile)
    {
        if (!File.Exists(ruleFile))
        {
            throw new UsageException(Phrase.NoSuchPath, ruleFile);
        }

        TestProposal proposal = InputFiles.Read(call, diagnostics => TestProposer.Propose(ruleFile, diagnostics));
        call.Host.Out.Write(proposal.Json);
        call.Say(call.Texts.Format(Phrase.TestProposed, proposal.Boundaries));
        if (proposal.ByHand.Count > 0)
        {
            call.Say(call.Texts.Format(Phrase.TestByHand, string.Join(", ", proposal.ByHand)));
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<string> FilesOf(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (string path in paths.Count == 0 ? [DefaultFolder] : paths)
        {
            if (!Path.Exists(path))
            {
                throw new UsageException(Phrase.NoSuchPath, path);
            }

            IReadOnlyList<string> found = RuleTester.Files(path.Length > 1 ? path.TrimEnd('/', Path.DirectorySeparatorChar) : path);
            if (found.Count == 0)
            {
                throw new UsageException(Phrase.NoTestFiles, path);
            }

            files.AddRange(found);
        }

        return [.. files.Distinct(StringComparer.Ordinal)];
    }
}
