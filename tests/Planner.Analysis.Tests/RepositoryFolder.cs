namespace Planner.Analysis.Tests;

/// <summary>Finds the repository's own files from the test's output folder.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    /// <summary>Every locality that is shipped.</summary>
    public static IReadOnlyList<string> Localities =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "scenarios")).Where(d => File.Exists(Path.Combine(d, "locality.json"))).Select(d => d.Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string Find()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "Planner.sln")))
            {
                return d.FullName;
            }
        }

        throw new DirectoryNotFoundException("Planner.sln was not found above the tests");
    }
}
