using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;

namespace Planner.Rules.Pack.Loading;

/// <summary>Rule files as they would be with some of them saved or deleted.</summary>
/// <param name="rulesFolder">The rules folder.</param>
/// <param name="changes">The new text of files by path; null for one that is deleted.</param>
internal sealed class ChangedFiles(string rulesFolder, IReadOnlyDictionary<string, string?> changes) : IRuleFiles
{
    /// <inheritdoc/>
    public JsonValue? Read(string path, DiagnosticBag diagnostics) => changes.TryGetValue(path, out string? text) && text is not null
        ? JsonFile.Parse(path, System.Text.Encoding.UTF8.GetBytes(text), diagnostics)
        : DiskFiles.Instance.Read(path, diagnostics);

    /// <inheritdoc/>
    public bool Exists(string path) => changes.TryGetValue(path, out string? text) ? text is not null : DiskFiles.Instance.Exists(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Drafts(string folder)
    {
        HashSet<string> names = [.. DiskFiles.Instance.Drafts(folder)];
        foreach ((string path, string? text) in changes.Where(c => c.Key.EndsWith(DraftFile.Ending, StringComparison.Ordinal)))
        {
            string relative = DraftFile.Below(rulesFolder, path);
            _ = text is null ? names.Remove(relative) : names.Add(relative);
        }

        return [.. names];
    }
}
