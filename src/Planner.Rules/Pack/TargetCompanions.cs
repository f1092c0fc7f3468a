using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Pack;

/// <summary>
/// What stands beside the targets of all localities: relations between metrics, the levers of the resolutions, and how far thresholds and levers are moved to see what targets depend on. No run reads them; a folder may have none of them.
/// </summary>
public static class TargetCompanions
{
    // Nothing here is dated: an empty span of years.
    private const int FirstYear = 1;
    private const int LastYear = 0;

    /// <summary>Reads <c>targets/relations.json</c>.</summary>
    /// <param name="folder">The rules folder.</param>
    /// <param name="metrics">The metrics that relations may name; null where names are not to be checked (a locality keeps only the metrics it needs).</param>
    /// <param name="diagnostics">Receives every fault: PLN0850 to PLN0852, and those of reading JSON.</param>
    /// <returns>The relations; none where there is no such file.</returns>
    public static TargetRelations Relations(string folder, IReadOnlyList<MetricDefinition>? metrics, DiagnosticBag diagnostics)
    {
        return Source(folder, RelationsReader.FileName, diagnostics) is { } source ? RelationsReader.Read(source, metrics) : new TargetRelations([], [], [], []);
    }

    /// <summary>Reads <c>targets/levers.json</c>.</summary>
    /// <param name="folder">The rules folder.</param>
    /// <param name="diagnostics">Receives every fault: PLN0853, and those of reading JSON.</param>
    /// <returns>The levers of all localities; none where there is no such file.</returns>
    public static IReadOnlyList<LeverDefinition> Levers(string folder, DiagnosticBag diagnostics) =>
        Source(folder, LeversReader.FileName, diagnostics) is { } source ? LeversReader.Read(source) : [];

    /// <summary>Reads <c>targets/sensitivity.json</c>.</summary>
    /// <param name="folder">The rules folder.</param>
    /// <param name="pack">The rules whose parameters and programmes may be named; null where names are not to be checked.</param>
    /// <param name="diagnostics">Receives every fault: PLN0854, PLN0855, and those of reading JSON.</param>
    /// <returns>The ranges; none where there is no such file.</returns>
    public static SensitivityRanges Sensitivity(string folder, RulePack? pack, DiagnosticBag diagnostics) =>
        Source(folder, SensitivityReader.FileName, diagnostics) is { } source ? SensitivityReader.Read(source, pack) : new SensitivityRanges([], []);

    private static PackSource? Source(string folder, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return File.Exists(Path.Combine(folder, RulesDirectory.TargetsFolder, file))
            ? new PackSource(folder, FirstYear, LastYear, diagnostics, DraftSelection.None, DiskFiles.Instance)
            : null;
    }
}
