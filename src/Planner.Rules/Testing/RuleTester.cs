using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Testing.Coverage;
using Planner.Rules.Testing.Loading;
using Planner.Rules.Testing.Mutation;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing;

/// <summary>Runs <c>*.tests.json</c> files (docs/rule-tests.md): cases, coverage, mutation. Same files, same answer, in the same order.</summary>
public static class RuleTester
{
    /// <summary>The ending of tests files.</summary>
    public const string Ending = ".tests.json";

    /// <summary>The tests files that a path names: itself, the one beside a rule file, or all below a folder in ordinal order.</summary>
    /// <param name="path">A tests file, a rule file or a folder.</param>
    /// <returns>The files, with '/' between folders; empty when there are none.</returns>
    public static IReadOnlyList<string> Files(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            return [.. Directory.EnumerateFiles(path, "*" + Ending, SearchOption.AllDirectories).Select(f => f.Replace('\\', '/')).Order(StringComparer.Ordinal)];
        }

        if (path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            return File.Exists(path) ? [path.Replace('\\', '/')] : [];
        }

        string beside = Path.ChangeExtension(path, null).Replace('\\', '/') + Ending;
        return File.Exists(beside) ? [beside] : [];
    }

    /// <summary>
    /// Finds the faults of tests files that show without their rules: JSON, members, kinds of values. Whether the names in them exist is found by
    /// <see cref="Run"/>, which has to read the rules anyway.
    /// </summary>
    /// <param name="files">The files as the user named them.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    public static void Check(IReadOnlyList<string> files, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (string file in files)
        {
            var faults = new DiagnosticBag();
            _ = TestFileReader.Read(file, faults);
            diagnostics.AddRange(faults);
        }
    }

    /// <summary>Runs one tests file.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="mutation">Whether to find the mutation score as well.</param>
    /// <param name="diagnostics">Receives the faults of the tests file, its workflow and its parameters.</param>
    /// <param name="progress">Told how many mutants were tried, of how many; null for nobody.</param>
    /// <param name="sources">Who reads rule files outside a rules folder; null for nobody.</param>
    /// <param name="cancel">Stops between cases and mutants.</param>
    /// <param name="drafts">Which drafts hold besides what is in force; null for none.</param>
    /// <returns>The result, or null when a file has errors.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static SuiteResult? Run(
        string file,
        bool mutation,
        DiagnosticBag diagnostics,
        Action<int, int>? progress = null,
        IReadOnlyList<IExpressionSource>? sources = null,
        CancellationToken cancel = default,
        DraftSelection? drafts = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();
        TestSuite? suite = SuiteLoader.Load(file, sources ?? [], drafts ?? DraftSelection.None, faults);
        diagnostics.AddRange(faults.Distinct());
        if (suite is null || faults.HasErrors)
        {
            return null;
        }

        var runner = new SuiteRunner(suite);
        IReadOnlyList<CaseResult> cases = runner.Run(cancel);
        CoverageResult coverage = CoverageCollector.Collect(suite, cancel);
        MutationResult? score = mutation && cases.All(c => c.Passed) ? MutationRunner.Run(suite, progress, cancel) : null;
        return new SuiteResult(file, suite.RuleFile, suite.Name, cases, coverage, score);
    }
}
