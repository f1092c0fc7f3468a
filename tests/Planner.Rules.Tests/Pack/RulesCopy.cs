using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Tests.Pack;

/// <summary>A copy of the shipped rule files in which a test breaks something.</summary>
internal sealed class RulesCopy : IDisposable
{
    public RulesCopy()
    {
        Folder = Directory.CreateTempSubdirectory("planner rules ").FullName.Replace('\\', '/');
        foreach (string file in Directory.EnumerateFiles(ShippedRules.Folder, "*.json", SearchOption.AllDirectories))
        {
            string target = Path.Combine(Folder, Path.GetRelativePath(ShippedRules.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; }

    /// <summary>Replaces the first occurrence of a text in a file; the text must be there.</summary>
    public void Edit(string file, string find, string replacement)
    {
        string path = Path.Combine(Folder, file);
        string text = File.ReadAllText(path);
        int at = text.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{find}' is not in {file}");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + find.Length)));
    }

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>1-based line and column at which a text first stands in a file.</summary>
    public (int Line, int Column) PlaceOf(string file, string text)
    {
        string all = File.ReadAllText(Path.Combine(Folder, file));
        int at = all.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{text}' is not in {file}");
        return (all.AsSpan(0, at).Count('\n') + 1, at - all.LastIndexOf('\n', Math.Max(at - 1, 0)));
    }

    public IReadOnlyList<Diagnostic> Faults(int firstYear = 2020, int lastYear = 2025, string target = "bac-kan.json")
    {
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(Folder, [target], firstYear, lastYear, diagnostics);
        Assert.Equal(diagnostics.HasErrors, pack is null);
        return diagnostics.InFileOrder();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
