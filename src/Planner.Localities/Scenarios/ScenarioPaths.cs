using Planner.Localities.Opening;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Scenarios;

/// <summary>Turns the paths of a command line into scenarios by locality.</summary>
public static class ScenarioPaths
{
    /// <summary>The ending of scenario files.</summary>
    public const string Ending = ".scenario.json";

    /// <summary>
    /// A folder (or its <c>locality.json</c>) means its scenarios in the order of <c>locality.json</c>; a scenario file means itself, and its
    /// locality is the folder it lies in. A scenario named twice counts once, at its first place.
    /// </summary>
    /// <param name="paths">The paths as given, at least one.</param>
    /// <param name="diagnostics">Receives PLN0501, PLN0601, PLN0620 and PLN0621.</param>
    /// <returns>Groups in the order in which their localities were first named.</returns>
    public static IReadOnlyList<ScenarioGroup> Resolve(IReadOnlyList<string> paths, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var folders = new List<string>();
        var files = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (Files(path, diagnostics) is not { } found)
            {
                continue;
            }

            if (!files.TryGetValue(found.Folder, out List<string>? list))
            {
                folders.Add(found.Folder);
                files[found.Folder] = list = [];
            }

            list.AddRange(found.Files.Where(f => !list.Contains(f, StringComparer.Ordinal)));
        }

        return [.. folders.Select(f => new ScenarioGroup(f, files[f]))];
    }

    private static (string Folder, IReadOnlyList<string> Files)? Files(string path, DiagnosticBag diagnostics)
    {
        string folder = LocalityFolder.FolderOf(path);
        if (Directory.Exists(path) || folder != path.TrimEnd('/', Path.DirectorySeparatorChar))
        {
            return FolderScenarios(folder, diagnostics);
        }

        if (!File.Exists(path))
        {
            string where = Path.GetDirectoryName(path) ?? "";
            string name = Path.GetFileName(path);
            diagnostics.Error("PLN0620", SourceSpan.StartOf(path), $"there is no such file or folder{NearestName.Hint(name, LocalityFolder.ScenarioFilesIn(where))}");
            return null;
        }

        if (!path.EndsWith(Ending, StringComparison.Ordinal))
        {
            diagnostics.Error("PLN0601", SourceSpan.StartOf(path), $"a scenario's file name ends in '{Ending}'");
            return null;
        }

        string slashed = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        int cut = slashed.LastIndexOf('/');
        string own = cut switch { < 0 => ".", 0 => "/", _ => slashed[..cut] };
        return (own, [LocalFile.In(own, slashed[(cut + 1)..])]);
    }

    private static (string Folder, IReadOnlyList<string> Files)? FolderScenarios(string folder, DiagnosticBag diagnostics)
    {
        if (!File.Exists(LocalFile.In(folder, LocalityHeaderReader.FileName)))
        {
            diagnostics.Error("PLN0501", SourceSpan.StartOf(folder), $"the folder holds no {LocalityHeaderReader.FileName}, so it is no locality");
            return null;
        }

        if (LocalityHeaderReader.ScenarioNames(folder, diagnostics) is not { } names)
        {
            return null;
        }

        if (names.Count == 0)
        {
            diagnostics.Error("PLN0621", SourceSpan.StartOf(LocalFile.In(folder, LocalityHeaderReader.FileName)), "'scenarios' names no scenario");
            return null;
        }

        return (folder, [.. names.Select(n => LocalFile.In(folder, n))]);
    }
}
