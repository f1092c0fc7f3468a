using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;

namespace Planner.Rules.Pack.Loading;

/// <summary>Rule files as they lie on the disk.</summary>
internal sealed class DiskFiles : IRuleFiles
{
    // A folder beside them that may not be read, or vanishes meanwhile, holds no draft.
    private static readonly EnumerationOptions OneLevelBelow = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true, AttributesToSkip = default };

    /// <summary>The one instance; it has no state.</summary>
    public static DiskFiles Instance { get; } = new();

    /// <inheritdoc/>
    public JsonValue? Read(string path, DiagnosticBag diagnostics) => JsonFile.Read(path, diagnostics);

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Drafts(string folder)
    {
        string root = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(root))
        {
            return [];
        }

        // Drafts lie beside official files: one level below the folder. What an interrupted save left behind starts with a dot.
        return
        [
            .. Directory.EnumerateFiles(root, "*" + DraftFile.Ending, OneLevelBelow)
                .Where(f => Path.GetFileName(f)[0] != '.').Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Where(f => f.Contains('/')),
        ];
    }
}
