using Planner.Cli.Hosting;
using Planner.Cli.Words;

namespace Planner.Cli.Commands;

/// <summary>Finds the localities that paths mean.</summary>
internal static class LocalityPaths
{
    private const string LocalityFile = "locality.json";
    private const string DefaultFolder = "scenarios";

    /// <summary>Folders of localities: each path itself, or every locality directly below it, in ordinal order.</summary>
    /// <param name="paths">The paths; none means <c>scenarios</c>.</param>
    /// <exception cref="UsageException">A path is no locality and holds none.</exception>
    public static IReadOnlyList<string> Folders(IReadOnlyList<string> paths)
    {
        var folders = new List<string>();
        foreach (string path in paths.Count > 0 ? paths : [DefaultFolder])
        {
            string folder = Path.GetFileName(path) == LocalityFile ? Path.GetDirectoryName(path) ?? "" : path;
            folder = folder.Length > 1 ? folder.TrimEnd('/', Path.DirectorySeparatorChar) : folder;
            if (File.Exists(Path.Combine(folder, LocalityFile)))
            {
                folders.Add(folder);
                continue;
            }

            List<string> below = Directory.Exists(folder)
                ? [.. Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, LocalityFile))).Order(StringComparer.Ordinal)]
                : [];
            folders.AddRange(below.Count > 0 ? below : throw new UsageException(Phrase.NoLocalities, path));
        }

        return [.. folders.Select(f => f.Replace('\\', '/')).Distinct(StringComparer.Ordinal)];
    }
}
