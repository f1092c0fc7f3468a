using System.Runtime.CompilerServices;

namespace Planner.Workbench.Tests;

/// <summary>Compares with a file under <c>Golden/</c>. PLANNER_UPDATE_GOLDEN=1 rewrites the files; look at them before committing.</summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        string path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("PLANNER_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"there is no golden file {name}; run with PLANNER_UPDATE_GOLDEN=1 and look at it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
