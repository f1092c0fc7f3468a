using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Pack;

/// <summary>What stands beside the money rules: who may decide what about a plan. No run reads it; a folder may have none.</summary>
public static class FundingCompanions
{
    /// <summary>Names of who decides, as files give them.</summary>
    public static IReadOnlyList<string> Deciders => LeversReader.Deciders;

    /// <summary>Reads <c>funding/decisions.json</c>.</summary>
    /// <param name="folder">The rules folder.</param>
    /// <param name="diagnostics">Receives every fault: PLN0856, and those of reading JSON.</param>
    /// <returns>The decisions in file order; none where there is no such file.</returns>
    public static IReadOnlyList<DecisionDefinition> Decisions(string folder, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return File.Exists(Path.Combine(folder, "funding", DecisionsReader.FileName))
            ? DecisionsReader.Read(new PackSource(folder, 1, 0, diagnostics, DraftSelection.None, DiskFiles.Instance))
            : [];
    }
}
