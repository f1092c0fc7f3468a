namespace Planner.Acceptance;

/// <summary>A copy of rules and locality; deleted on disposal.</summary>
internal sealed class DataCopy(string folder) : IDisposable
{
    public string Folder => folder;

    public string Rules => Path.Combine(folder, "rules");

    public string Locality => Path.Combine(folder, "scenarios", "bac-kan");

    public string ReferenceScenario => Path.Combine(Locality, "as-planned.scenario.json");

    /// <summary>Replaces the first place of a text in a file.</summary>
    public static void Replace(string file, string old, string fresh)
    {
        string text = File.ReadAllText(file);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} holds no '{old}'");
        File.WriteAllText(file, text[..at] + fresh + text[(at + old.Length)..]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
