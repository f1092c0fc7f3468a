using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Editing;

/// <summary>Checks a rules folder as it would be with one file saved; nothing is written.</summary>
public static class RuleFileTrial
{
    /// <summary>Checks the whole folder.</summary>
    /// <param name="folder">The rules folder as the user named it.</param>
    /// <param name="file">The file below it, with '/'.</param>
    /// <param name="content">What it would hold.</param>
    /// <param name="diagnostics">Receives errors, or else warnings and notes.</param>
    /// <param name="used">Parameters that files outside the folder (scenarios) use; null for none.</param>
    /// <param name="firstYear">Earliest year that they simulate; null for none.</param>
    /// <returns>The packs, one for each file of targets, or null when there was an error.</returns>
    public static IReadOnlyList<RulePack>? Check(
        string folder, string file, ReadOnlySpan<byte> content, DiagnosticBag diagnostics, IReadOnlySet<string>? used = null, int? firstYear = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string path = folder.Length == 0 || folder.EndsWith('/') ? folder + file : folder + "/" + file;
        var files = new ChangedFiles(folder, new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = Encoding.UTF8.GetString(content) });
        return RulesDirectory.Check(folder, DraftSelection.None, files, diagnostics, used, firstYear);
    }
}
