using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Live;

/// <summary>Rule files in chosen versions.</summary>
/// <param name="versions">The versions by path.</param>
internal sealed class VersionedFiles(IReadOnlyDictionary<string, FileVersion> versions) : IRuleFiles
{
    /// <inheritdoc/>
    public JsonValue? Read(string path, DiagnosticBag diagnostics)
    {
        if (!versions.TryGetValue(path, out FileVersion? version) || !version.Exists)
        {
            // Says that there is none, in the words of every other reader.
            return JsonFile.Missing(path, diagnostics);
        }

        diagnostics.Read(path);
        diagnostics.AddRange(version.Faults);
        return version.Root;
    }

    /// <inheritdoc/>
    public bool Exists(string path) => versions.TryGetValue(path, out FileVersion? version) && version.Exists;

    /// <inheritdoc/>
    public IReadOnlyList<string> Drafts(string folder) =>
    [
        .. versions.Where(v => v.Value.Exists && v.Key.EndsWith(DraftFile.Ending, StringComparison.Ordinal)).Select(v => DraftFile.Below(folder, v.Key)),
    ];
}
