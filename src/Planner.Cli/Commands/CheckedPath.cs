using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Linting;
using Planner.Rules.Pack;
using Planner.Rules.Testing;
using Planner.Rules.Workflows;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;

namespace Planner.Cli.Commands;

/// <summary>A path that <c>check</c> was given, and how it is checked.</summary>
internal sealed partial class CheckedPath
{
    private const string LocalityFile = "locality.json";
    private const string ScenariosFolder = "scenarios";


    private readonly Action<DiagnosticBag> check;

    private CheckedPath(Action<DiagnosticBag> check) => this.check = check;

    /// <summary>Finds out what a path is.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <param name="drafts">Which drafts of the rule files hold besides what is in force.</param>
    /// <exception cref="UsageException">There is no such path, or nothing that can be checked.</exception>
    public static CheckedPath Of(string path, DraftSelection drafts)
    {
        string trimmed = path.Length > 1 ? path.TrimEnd('/', Path.DirectorySeparatorChar) : path;
        if (Directory.Exists(trimmed))
        {
            if (File.Exists(Path.Combine(trimmed, LocalityFile)))
            {
                return new CheckedPath(all => CheckLocality(trimmed, null, drafts, all));
            }

            // Pasts of localities lie one folder deeper, so that nobody takes them for places to plan.
            string[] localities =
            [
                .. Directory.EnumerateDirectories(trimmed).SelectMany(d => Directory.EnumerateDirectories(d).Prepend(d))
                    .Where(d => File.Exists(Path.Combine(d, LocalityFile))).Order(StringComparer.Ordinal),
            ];
            if (localities.Length > 0)
            {
                return new CheckedPath(all =>
                {
                    foreach (string locality in localities)
                    {
                        CheckLocality(locality.Replace('\\', '/'), null, drafts, all);
                    }
                });
            }

            return RulesDirectory.Is(trimmed) ? new CheckedPath(all => CheckRules(trimmed, drafts, all)) : throw new UsageException(Phrase.NotCheckable, path);
        }

        if (!File.Exists(path))
        {
            throw new UsageException(Phrase.NoSuchPath, path);
        }

        string folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        if (path.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal))
        {
            return new CheckedPath(all => CheckLocality(folder, path, drafts, all));
        }

        if (File.Exists(Path.Combine(folder, LocalityFile)))
        {
            return new CheckedPath(all => CheckLocality(folder, null, drafts, all));
        }

        string rules = Path.GetDirectoryName(folder) is { Length: > 0 } above ? above : ".";
        if (RulesDirectory.Is(rules))
        {
            return new CheckedPath(all => CheckRules(rules, drafts, all));
        }

        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? new CheckedPath(all => CheckWorkflow(path, all))
            : throw new UsageException(Phrase.NotCheckable, path);
    }

    /// <summary>Checks it.</summary>
    /// <param name="all">Receives every fault.</param>
    public void Check(DiagnosticBag all) => check(all);

    private static void CheckLocality(string folder, string? scenario, DraftSelection drafts, DiagnosticBag all)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics, drafts);

        // Files that locality.json does not name are checked too: a new scenario is written before it is listed.
        IEnumerable<string> files = scenario is not null
            ? [scenario]
            : Directory.EnumerateFiles(folder, "*" + ScenarioPaths.Ending).Order(StringComparer.Ordinal);
        if (opened is null)
        {
            // A fault of a rule file or of the communes must not hide those of the scenarios that stand on it.
            if (LocalityFolder.OpenHeader(folder, diagnostics) is { } locality)
            {
                foreach (string file in files)
                {
                    ScenarioLoader.CheckForm(file, locality, diagnostics);
                }
            }
        }
        else
        {
            var expressions = new ScenarioExpressions();
            PreparedModel? model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
            foreach (string file in files)
            {
                if (ScenarioLoader.Load(file, opened.Locality, opened.Pack, diagnostics) is { } loaded && model is not null)
                {
                    if (PreparedScenario.Prepare(model, loaded, diagnostics) is { } prepared)
                    {
                        StartFaults.Check(model, prepared, diagnostics);
                    }

                    RuleLint.CheckExpressions(
                        opened.Pack, expressions.Read(file, new DiagnosticBag())?.Expressions ?? [], opened.Locality.StartYear, opened.Locality.EndYear, diagnostics);
                }
            }
        }

        all.AddRange(diagnostics);
    }

    private static void CheckRules(string folder, DraftSelection drafts, DiagnosticBag all)
    {
        _ = RulesDirectory.Check(folder, drafts, all, ParametersNamedBeside(folder), FirstYearBeside(folder));
        RuleTester.Check(RuleTester.Files(folder), all);
    }

    // A parameter that only a scenario or a published figure reads is in use; their folders lie beside that of the rules.
    internal static HashSet<string> ParametersNamedBeside(string folder)
    {
        string scenarios = Path.Combine(folder, "..", ScenariosFolder);
        IEnumerable<string> files = Directory.Exists(scenarios)
            ? Directory.EnumerateFiles(scenarios, "*.json", SearchOption.AllDirectories).Where(f =>
                f.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) || Path.GetFileName(f) == LocalityFile)
            : [];
        return files.SelectMany(f => NamedParameter().Matches(TextOf(f)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    // A value that only the simulated pasts read is no value of bygone years.
    internal static int? FirstYearBeside(string folder)
    {
        string scenarios = Path.Combine(folder, "..", ScenariosFolder);
        return Directory.Exists(scenarios)
            ? Directory.EnumerateFiles(scenarios, LocalityFile, SearchOption.AllDirectories)
                .SelectMany(f => StartYear().Matches(TextOf(f))).Select(m => (int?)int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Min()
            : null;
    }

    private static string TextOf(string file)
    {
        try
        {
            return Encoding.UTF8.GetString(BoundedFile.ReadAtMost(file, (int)JsonLimits.Standard.MaxBytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever checks that file says so; here it names nothing.
            return "";
        }
    }

    private static void CheckWorkflow(string path, DiagnosticBag all)
    {
        if (JsonFile.Read(path, all) is { } root)
        {
            _ = WorkflowLoader.Load(root, WorkflowStrictness.RulesEngine, all);
        }
    }

    [GeneratedRegex(@"""startYear"":\s*([0-9]{4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex StartYear();

    [GeneratedRegex(@"\bp\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex NamedParameter();
}
