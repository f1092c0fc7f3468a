namespace Planner.Localities.Tests;

/// <summary>Finds the repository's own files from the test's output folder.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string BacKan => Path.Combine(Root, "scenarios", "bac-kan").Replace('\\', '/');

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
