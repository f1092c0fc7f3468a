using System.Globalization;
using System.Text.RegularExpressions;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Linting;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Testing;

namespace Planner.Rules.Pack;

/// <summary>A rules folder as a whole, without a locality: the targets of every locality in it, over the years these speak of.</summary>
public static partial class RulesDirectory
{
    private const string CriteriaFolder = "criteria";
    internal const string TargetsFolder = "targets";

    // Files of the targets folder that are no locality's targets.
    private static readonly string[] SharedTargetFiles = ["metrics.json", "likelihood.json", RelationsReader.FileName, LeversReader.FileName, SensitivityReader.FileName];

    /// <summary>Whether a folder is one of rule files.</summary>
    /// <param name="folder">The folder.</param>
    public static bool Is(string folder) => Directory.Exists(Path.Combine(folder, CriteriaFolder)) && Directory.Exists(Path.Combine(folder, TargetsFolder));

    /// <summary>Names of the files in <c>targets/</c> that hold a locality's targets, in ordinal order.</summary>
    /// <param name="folder">The rules folder.</param>
    public static IReadOnlyList<string> TargetFiles(string folder) => TargetFiles(Directory.EnumerateFiles(Path.Combine(folder, TargetsFolder), "*.json"));

    internal static IReadOnlyList<string> TargetFiles(IEnumerable<string> filesOfTargets) =>
    [
        .. filesOfTargets.Select(f => Path.GetFileName(f))
            .Where(f => f[0] != '.' && !SharedTargetFiles.Contains(f, StringComparer.Ordinal) && !f.EndsWith(RuleTester.Ending, StringComparison.OrdinalIgnoreCase)
                && !f.EndsWith(DraftFile.Ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Loads the rules once for each file of targets; where nothing is wrong, looks for what is probably not meant.</summary>
    /// <param name="folder">The rules folder.</param>
    /// <param name="drafts">Which drafts hold besides what is in force; null for none.</param>
    /// <param name="diagnostics">Receives errors, or else warnings and notes.</param>
    /// <param name="used">Parameters that files outside the folder (scenarios) use; null for none.</param>
    /// <param name="firstYear">Earliest year that they simulate; null for none.</param>
    /// <returns>The packs in the order of <see cref="TargetFiles(string)"/>, or null when there was an error.</returns>
    public static IReadOnlyList<RulePack>? Check(
        string folder, DraftSelection? drafts, DiagnosticBag diagnostics, IReadOnlySet<string>? used = null, int? firstYear = null) =>
        Check(folder, drafts ?? DraftSelection.None, DiskFiles.Instance, diagnostics, used, firstYear);

    internal static IReadOnlyList<RulePack>? Check(
        string folder, DraftSelection drafts, IRuleFiles files, DiagnosticBag diagnostics, IReadOnlySet<string>? used = null, int? firstYear = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var years = new List<int>();
        IReadOnlyList<RulePack>? packs = Load(folder, TargetFiles(folder), drafts, files, years, diagnostics);
        if (packs is [RulePack pack, ..])
        {
            // What is doubtful is sought when nothing is wrong, so that a fault does not bring a train of warnings.
            _ = TargetCompanions.Relations(folder, pack.Metrics, diagnostics);
            _ = TargetCompanions.Levers(folder, diagnostics);
            _ = TargetCompanions.Sensitivity(folder, pack, diagnostics);
            _ = FundingCompanions.Decisions(folder, diagnostics);
            RuleLint.Check(pack, [.. packs.SelectMany(p => p.Targets)], Math.Min(years.Min(), firstYear ?? int.MaxValue), years.Max(), diagnostics, used);
        }

        return packs;
    }

    internal static IReadOnlyList<RulePack>? Load(
        string folder, IReadOnlyList<string> targets, DraftSelection drafts, IRuleFiles files, List<int> years, DiagnosticBag diagnostics)
    {
        var packs = new List<RulePack?>();
        var faults = new DiagnosticBag();
        var spans = new Dictionary<(int, int), RulePack>();
        foreach (string target in targets)
        {
            // Each file holds one locality's targets; two may use the same ids.
            (int first, int last) = YearsOf(files.Read(PathOf(folder, target), new DiagnosticBag()));
            years.AddRange([first, last]);
            RulePack? shared = spans.TryGetValue((first, last), out RulePack? loaded) ? loaded : null;
            RulePack? pack = shared is null
                ? RulePackLoader.Load(folder, [target], first, last, faults, drafts, files)
                : RulePackLoader.WithTargets(shared, [target], first, last, faults, drafts, files);
            packs.Add(pack);
            if (pack is not null)
            {
                // All but the targets is the same for localities of the same years.
                spans.TryAdd((first, last), pack);
            }
        }

        diagnostics.AddRange(faults.Distinct());
        return packs.Count == 0 || packs.Contains(null) ? null : [.. packs.Select(p => p!)];
    }

    private static string PathOf(string folder, string target) =>
        (folder.Length == 0 || folder.EndsWith('/') ? folder : folder + "/") + TargetsFolder + "/" + target;

    // The rules must cover the years that the targets speak of: y2020.povertyRate.
    private static (int First, int Last) YearsOf(JsonValue? targets)
    {
        int[] years = [.. Texts(targets).SelectMany(t => NamedYear().Matches(t)).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        return years.Length > 0 ? (years.Min(), years.Max()) : (DateTime.UtcNow.Year, DateTime.UtcNow.Year);
    }

    private static IEnumerable<string> Texts(JsonValue? value) => value is null ? []
        : value.Kind == JsonKind.Text ? [value.Raw]
        : value.Members.Select(m => m.Value).Concat(value.Items).SelectMany(Texts);

    [GeneratedRegex(@"\by((?:19|20)\d\d)\b")]
    private static partial Regex NamedYear();
}
