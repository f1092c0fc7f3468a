using System.Diagnostics;

namespace Planner.Acceptance;

/// <summary>The clone the tests run in, and copies of its data that tests may damage.</summary>
internal static class Repository
{
    /// <summary>The folder with Planner.sln.</summary>
    public static string Root { get; } = FindRoot();

    public static string Rules => Path.Combine(Root, "rules");

    public static string BacKan => Path.Combine(Root, "scenarios", "bac-kan");

    /// <summary>Copies rules and the locality to a folder whose name has spaces and diacritics, as users' folders have.</summary>
    public static DataCopy Copy()
    {
        string folder = Path.Combine(Path.GetTempPath(), "planner thử " + Guid.NewGuid().ToString("N"));
        CopyFolder(Rules, Path.Combine(folder, "rules"));
        CopyFolder(BacKan, Path.Combine(folder, "scenarios", "bac-kan"));

        // The earliest past: values of its years are in use.
        const string Past = "scenarios/history/dong-van-2015";
        CopyFolder(Path.Combine(Root, Past), Path.Combine(folder, Past));
        return new DataCopy(folder);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Planner.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new UnreachableException("the tests run outside the clone");
    }
}
