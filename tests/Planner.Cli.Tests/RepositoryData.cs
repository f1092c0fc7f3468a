namespace Planner.Cli.Tests;

/// <summary>The repository's rules and Bắc Kạn's folder, or a copy of them in which a test breaks something.</summary>
internal sealed class RepositoryData : IDisposable
{
    private RepositoryData(string folder) => Folder = folder;

    /// <summary>The repository.</summary>
    public static string Root { get; } = Find();

    public string Folder { get; }

    public string Rules => Folder + "/rules";

    public string Locality => Folder + "/scenarios/bac-kan";

    public static RepositoryData Copy()
    {
        string folder = Directory.CreateTempSubdirectory("planner cli ").FullName.Replace('\\', '/');
        foreach (string part in (string[])["rules", "scenarios/bac-kan"])
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, part), "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(folder, Path.GetRelativePath(Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return new RepositoryData(folder);
    }

    /// <summary>Replaces the first place of a text in a file, and gives its 1-based line and column.</summary>
    public string Replace(string file, string old, string fresh)
    {
        string path = Path.Combine(Folder, file), text = File.ReadAllText(path);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in {file}");
        File.WriteAllText(path, text[..at] + fresh + text[(at + old.Length)..]);
        return FormattableString.Invariant($"{Folder}/{file}:{text.AsSpan(0, at).Count('\n') + 1}:{at - text.LastIndexOf('\n', Math.Max(at - 1, 0))}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Find()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Planner.sln")))
            {
                return at.Replace('\\', '/');
            }
        }

        throw new DirectoryNotFoundException("Planner.sln was not found above the tests");
    }
}
