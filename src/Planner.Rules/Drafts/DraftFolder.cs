using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Drafts;

/// <summary>The draft files of a rules folder.</summary>
public static class DraftFolder
{
    /// <summary>Reads them; what they change is not looked at.</summary>
    /// <param name="folder">The rules folder as the user named it.</param>
    /// <param name="diagnostics">Receives the faults of their form and of two that contradict each other.</param>
    /// <returns>The files in ordinal order of path, or null when there was an error.</returns>
    public static IReadOnlyList<DraftFile>? Read(string folder, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();
        DraftOverlay overlay = DraftOverlay.Read(folder, DiskFiles.Instance, DraftSelection.None, int.MinValue, int.MaxValue, faults);
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : overlay.Files;
    }

    /// <summary>Checks the whole folder as it would be with draft files saved or deleted; nothing is written.</summary>
    /// <param name="folder">The rules folder as the user named it.</param>
    /// <param name="texts">New texts of draft files by path; null for a file that is deleted.</param>
    /// <param name="drafts">Which drafts hold besides what is in force.</param>
    /// <param name="diagnostics">Receives errors, or else warnings and notes.</param>
    /// <returns>The packs, one for each file of targets, or null when there was an error.</returns>
    public static IReadOnlyList<RulePack>? Try(string folder, IReadOnlyDictionary<string, string?> texts, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return RulesDirectory.Check(folder, drafts, new ChangedFiles(folder, texts), diagnostics);
    }
}
