using System.Globalization;
using System.Text.RegularExpressions;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Linting;
using Planner.Rules.Pack;
using Planner.Rules.Testing;
using Planner.Rules.Workflows;
using Planner.Simulation.Preparation;

namespace Planner.Cli.Commands;

/// <summary>A path that <c>check</c> was given, and how it is checked.</summary>
internal sealed partial class CheckedPath
{
    private const string LocalityFile = "locality.json";
    private const string CriteriaFolder = "criteria";
    private const string TargetsFolder = "targets";
    private const string ScenariosFolder = "scenarios";

    // Files of the targets folder that are no locality's targets.
    private static readonly string[] SharedTargetFiles = ["metrics.json", "likelihood.json"];

    private readonly Action<DiagnosticBag> check;

    private CheckedPath(Action<DiagnosticBag> check) => this.check = check;

    /// <summary>Finds out what a path is.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <exception cref="UsageException">There is no such path, or nothing that can be checked.</exception>
    public static CheckedPath Of(string path)
    {
        string trimmed = path.Length > 1 ? path.TrimEnd('/', Path.DirectorySeparatorChar) : path;
        if (Directory.Exists(trimmed))
        {
            if (File.Exists(Path.Combine(trimmed, LocalityFile)))
            {
                return new CheckedPath(all => CheckLocality(trimmed, null, all));
            }

            string[] localities = [.. Directory.EnumerateDirectories(trimmed).Where(d => File.Exists(Path.Combine(d, LocalityFile))).Order(StringComparer.Ordinal)];
            if (localities.Length > 0)
            {
                return new CheckedPath(all =>
                {
                    foreach (string locality in localities)
                    {
                        CheckLocality(locality.Replace('\\', '/'), null, all);
                    }
                });
            }

            return IsRules(trimmed) ? new CheckedPath(all => CheckRules(trimmed, all)) : throw new UsageException(Phrase.NotCheckable, path);
        }

        if (!File.Exists(path))
        {
            throw new UsageException(Phrase.NoSuchPath, path);
        }

        string folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        if (path.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal))
        {
            return new CheckedPath(all => CheckLocality(folder, path, all));
        }

        if (File.Exists(Path.Combine(folder, LocalityFile)))
        {
            return new CheckedPath(all => CheckLocality(folder, null, all));
        }

        string rules = Path.GetDirectoryName(folder) is { Length: > 0 } above ? above : ".";
        if (IsRules(rules))
        {
            return new CheckedPath(all => CheckRules(rules, all));
        }

        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? new CheckedPath(all => CheckWorkflow(path, all))
            : throw new UsageException(Phrase.NotCheckable, path);
    }

    /// <summary>Checks it.</summary>
    /// <param name="all">Receives every fault.</param>
    public void Check(DiagnosticBag all) => check(all);

    private static bool IsRules(string folder) =>
        Directory.Exists(Path.Combine(folder, CriteriaFolder)) && Directory.Exists(Path.Combine(folder, TargetsFolder));

    private static void CheckLocality(string folder, string? scenario, DiagnosticBag all)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        if (opened is not null)
        {
            // Files that locality.json does not name are checked too: a new scenario is written before it is listed.
            IEnumerable<string> files = scenario is not null
                ? [scenario]
                : Directory.EnumerateFiles(folder, "*" + ScenarioPaths.Ending).Order(StringComparer.Ordinal);
            var expressions = new ScenarioExpressions();
            PreparedModel? model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
            foreach (string file in files)
            {
                if (ScenarioLoader.Load(file, opened.Locality, opened.Pack, diagnostics) is { } loaded && model is not null)
                {
                    _ = PreparedScenario.Prepare(model, loaded, diagnostics);
                    RuleLint.CheckExpressions(
                        opened.Pack, expressions.Read(file, new DiagnosticBag())?.Expressions ?? [], opened.Locality.StartYear, opened.Locality.EndYear, diagnostics);
                }
            }
        }

        all.AddRange(diagnostics);
    }

    private static void CheckRules(string folder, DiagnosticBag all)
    {
        string[] targets = [.. Directory.EnumerateFiles(Path.Combine(folder, TargetsFolder), "*.json").Select(f => Path.GetFileName(f))
            .Where(f => !SharedTargetFiles.Contains(f, StringComparer.Ordinal) && !f.EndsWith(RuleTester.Ending, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
        var packs = new List<RulePack?>();
        var years = new List<int>();
        foreach (string target in targets)
        {
            // Each file holds one locality's targets; two may use the same ids.
            (int first, int last) = YearsOf(Path.Combine(folder, TargetsFolder, target));
            years.AddRange([first, last]);
            packs.Add(RulePackLoader.Load(folder, [target], first, last, all));
        }

        // What is doubtful is sought when nothing is wrong, so that a fault does not bring a train of warnings.
        if (packs is [{ } pack, ..] && !packs.Contains(null))
        {
            RuleLint.Check(pack, [.. packs.SelectMany(p => p!.Targets)], years.Min(), years.Max(), all, ParametersNamedBeside(folder));
        }
    }

    // A parameter that only a scenario or a published figure reads is in use; their folders lie beside that of the rules.
    private static HashSet<string> ParametersNamedBeside(string folder)
    {
        string scenarios = Path.Combine(folder, "..", ScenariosFolder);
        IEnumerable<string> files = Directory.Exists(scenarios)
            ? Directory.EnumerateFiles(scenarios, "*.json", SearchOption.AllDirectories).Where(f =>
                f.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) || Path.GetFileName(f) == LocalityFile)
            : [];
        return files.SelectMany(f => NamedParameter().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    // The rules must cover the years that the targets speak of: y2020.povertyRate.
    private static (int First, int Last) YearsOf(string targetFile)
    {
        int[] years = [.. NamedYear().Matches(File.ReadAllText(targetFile)).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        return years.Length > 0 ? (years.Min(), years.Max()) : (DateTime.UtcNow.Year, DateTime.UtcNow.Year);
    }

    private static void CheckWorkflow(string path, DiagnosticBag all)
    {
        if (JsonFile.Read(path, all) is { } root)
        {
            _ = WorkflowLoader.Load(root, WorkflowStrictness.RulesEngine, all);
        }
    }

    [GeneratedRegex(@"\bp\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex NamedParameter();

    [GeneratedRegex(@"\by((?:19|20)\d\d)\b")]
    private static partial Regex NamedYear();
}
