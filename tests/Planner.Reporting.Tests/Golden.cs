using System.Runtime.CompilerServices;

namespace Planner.Reporting.Tests;

/// <summary>
/// Compares with a file under the <c>Golden/</c> folder of the test's project, byte by byte. PLANNER_UPDATE_GOLDEN=1 rewrites the files; look at them before committing.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string test = "")
    {
        string path = Path.Combine(Folder(test), name);
        if (Environment.GetEnvironmentVariable("PLANNER_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"there is no golden file {name}; run with PLANNER_UPDATE_GOLDEN=1 and look at it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder(string test)
    {
        string? at = Path.GetDirectoryName(test);
        while (at is not null && Directory.GetFiles(at, "*.csproj").Length == 0)
        {
            at = Path.GetDirectoryName(at);
        }

        return Path.Combine(at ?? throw new DirectoryNotFoundException($"{test} lies in no project"), "Golden");
    }
}
