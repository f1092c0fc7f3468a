using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Workbench.Sessions;

/// <summary>A scenario file with the files it extends, nearest first, as JSON.</summary>
internal sealed class ScenarioChain
{
    private readonly List<JsonValue> files;

    private ScenarioChain(List<JsonValue> files) => this.files = files;

    /// <summary>Reads it; faults are reported by whoever loads the scenario.</summary>
    /// <param name="file">The scenario's file.</param>
    public static ScenarioChain Read(string file)
    {
        var files = new List<JsonValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? next = file;
        while (next is not null && seen.Add(next) && JsonFile.Read(next, new DiagnosticBag()) is { Kind: JsonKind.Object } root)
        {
            files.Add(root);
            next = root["extends"] is { Kind: JsonKind.Text } parent ? Path.Combine(Path.GetDirectoryName(file) ?? "", parent.Text + ScenarioPaths.Ending) : null;
        }

        return new ScenarioChain(files);
    }

    /// <summary>The value that holds at a path of members: that of the nearest file which has it; null for none.</summary>
    public JsonValue? At(params ReadOnlySpan<string> path) => Find(files, path);

    /// <summary>The value that holds at a path in the files it extends.</summary>
    public JsonValue? Inherited(params ReadOnlySpan<string> path) => Find(files.Skip(1), path);

    /// <summary>Every leaf that the file itself sets, with its path, besides what every scenario says of itself.</summary>
    public IEnumerable<(string[] Path, JsonValue Value)> Own() => files.Count == 0
        ? []
        : files[0].Members.Where(m => m.Name is not ("$schema" or "extends" or "title" or "description")).SelectMany(m => Leaves([m.Name], m.Value));

    private static JsonValue? Find(IEnumerable<JsonValue> files, ReadOnlySpan<string> path)
    {
        foreach (JsonValue file in files)
        {
            JsonValue? at = file;
            foreach (string name in path)
            {
                at = at is { Kind: JsonKind.Object } ? at[name] : null;
            }

            if (at is not null)
            {
                return at;
            }
        }

        return null;
    }

    private static IEnumerable<(string[] Path, JsonValue Value)> Leaves(string[] path, JsonValue value) => value.Kind == JsonKind.Object
        ? value.Members.Where(m => m.Name is not ("assumption" or "source")).SelectMany(m => Leaves([.. path, m.Name], m.Value))
        : [(path, value)];
}
