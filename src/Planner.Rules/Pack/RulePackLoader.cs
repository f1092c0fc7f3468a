using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Pack;

/// <summary>
/// Reads and checks a folder of rule files (docs/rule-files.md). Every file is read to its end before the answer, so one load reports the
/// faults of all of them.
/// </summary>
public static class RulePackLoader
{
    /// <summary>Loads a folder.</summary>
    /// <param name="folder">The rules folder as the user named it; messages name its files so.</param>
    /// <param name="targetFiles">Names of files under the folder's <c>targets/</c> that hold the locality's targets, in order.</param>
    /// <param name="firstYear">First year-end that rules are evaluated at.</param>
    /// <param name="lastYear">Last such year-end; parameters, sets and lines must cover all from the first on.</param>
    /// <param name="diagnostics">Receives every fault: PLN00xx of the JSON, PLN03xx of expressions, PLN04xx of workflows, PLN08xx of the rule files.</param>
    /// <param name="drafts">Which drafts hold besides what is in force; null for none.</param>
    /// <returns>The pack, or null when an error was added.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lastYear"/> lies before <paramref name="firstYear"/>.</exception>
    public static RulePack? Load(
        string folder, IReadOnlyList<string> targetFiles, int firstYear, int lastYear, DiagnosticBag diagnostics, DraftSelection? drafts = null) =>
        Load(folder, targetFiles, firstYear, lastYear, diagnostics, drafts ?? DraftSelection.None, DiskFiles.Instance);

    internal static RulePack? Load(
        string folder, IReadOnlyList<string> targetFiles, int firstYear, int lastYear, DiagnosticBag diagnostics, DraftSelection drafts, IRuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(targetFiles);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastYear, firstYear);
        var faults = new DiagnosticBag();
        var source = new PackSource(folder, firstYear, lastYear, faults, drafts, files);
        ParametersFile parameters = ParametersReader.Read(source);
        IReadOnlyList<IndicatorDefinition> indicators = IndicatorsReader.Read(source);
        IReadOnlyList<CriteriaSet> sets = CriteriaSetsReader.Read(source);
        PovertyRules? poverty = PovertyReader.Read(source);
        ShockRules shocks = PovertyReader.ReadShocks(source);
        RecognitionRules recognition = StatusReader.ReadRecognition(source);
        AreaStatusRules? areas = StatusReader.ReadAreas(source);
        FundingRules funding = FundingReader.Read(source);
        IReadOnlyList<MetricDefinition> metrics = MetricsReader.Read(source);
        IReadOnlyList<TargetDefinition> targets = TargetsReader.Read(source, targetFiles);
        (IReadOnlyList<LikelihoodWord> likelihood, Coefficient? mostHalfWidth) = LikelihoodReader.Read(source);
        RulePack? pack = null;
        if (poverty is not null && areas is not null)
        {
            pack = new RulePack
            {
                Folder = folder,
                Indicators = indicators,
                Parameters = parameters.Parameters,
                Regions = parameters.Regions,
                RegionOverrides = parameters.Overrides,
                CriteriaSets = sets,
                Poverty = poverty,
                Shocks = shocks,
                Recognition = recognition,
                Areas = areas,
                Funding = funding,
                Metrics = metrics,
                Targets = targets,
                TargetFiles = targetFiles,
                Likelihood = likelihood,
                MostHalfWidth = mostHalfWidth,
                Places = source.Places,
                Changes = source.Overlay.Applied,
                Files = [.. source.Files.Concat(source.Overlay.Applied.Select(a => a.File)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            };
            PackChecks.Check(pack, source);
            pack = ExpressionChecks.Check(pack, source);
        }

        diagnostics.AddRange(faults.Distinct());
        return faults.HasErrors ? null : pack;
    }

    /// <summary>A loaded pack with the targets of another locality in place of its own; only their files are read.</summary>
    internal static RulePack? WithTargets(
        RulePack pack, IReadOnlyList<string> targetFiles, int firstYear, int lastYear, DiagnosticBag diagnostics, DraftSelection drafts, IRuleFiles files)
    {
        var faults = new DiagnosticBag();
        var source = new PackSource(pack.Folder, firstYear, lastYear, faults, drafts, files);
        HashSet<string> old = [.. pack.TargetFiles.Select(f => TargetsReader.Folder + f)];
        IReadOnlyList<TargetDefinition> targets = TargetsReader.Read(source, targetFiles);
        foreach (((string Kind, string Id) thing, SourceSpan span) in pack.Places.Where(p => !p.Key.Kind.StartsWith("target", StringComparison.Ordinal)))
        {
            source.Places.TryAdd(thing, span);
        }

        IEnumerable<AppliedChange> others = pack.Changes.Where(c => !old.Contains(c.Official));
        RulePack other = pack with
        {
            Targets = targets,
            TargetFiles = targetFiles,
            Places = source.Places,
            Changes = [.. others, .. source.Overlay.Applied],
            Files =
            [
                .. pack.Files.Except(old.Select(source.PathOf)).Concat(source.Files).Concat(source.Overlay.Applied.Select(a => a.File))
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
        PackChecks.CheckTargets(other, source);
        other = ExpressionChecks.CheckTargets(other, source);
        diagnostics.AddRange(faults.Distinct());
        return faults.HasErrors ? null : other;
    }
}
