using Planner.Localities.Opening;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Scenarios;

/// <summary>A scenario file laid over the files it extends.</summary>
/// <param name="Root">The merged document.</param>
/// <param name="Own">The file's own document.</param>
/// <param name="Extends">Id of the scenario it extends; null for none.</param>
/// <param name="Files">Every file read, the scenario's own first.</param>
internal sealed record ScenarioDocument(JsonValue Root, JsonValue Own, string? Extends, IReadOnlyList<string> Files)
{
    private static readonly IReadOnlySet<string> DistributionKinds = new HashSet<string>(DistributionReader.Kinds, StringComparer.Ordinal);

    /// <summary>Reads a scenario with the files it extends.</summary>
    /// <param name="path">The scenario's file.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    /// <param name="draft">What that file would hold, for one that is not saved yet; null to read it.</param>
    public static ScenarioDocument? Read(string path, DiagnosticBag diagnostics, ReadOnlyMemory<byte>? draft = null)
    {
        var chain = new List<JsonValue>();
        var files = new List<string>();
        string? firstParent = null;
        string file = path;
        while (true)
        {
            JsonValue? read = draft is { } text && chain.Count == 0 ? JsonFile.Parse(file, text.Span, diagnostics) : JsonFile.Read(file, diagnostics);
            if (read is not { } root)
            {
                return null;
            }

            files.Add(file);
            chain.Add(root);
            if (root.Kind != JsonKind.Object)
            {
                _ = new ObjectReader(root, "the scenario", diagnostics);
                return null;
            }

            if (Parent(root, file, files, diagnostics) is not { } parent)
            {
                return null;
            }

            if (parent.Length == 0)
            {
                break;
            }

            firstParent ??= IdOf(parent);
            file = parent;
        }

        JsonValue merged = chain[^1];
        for (int i = chain.Count - 2; i >= 0; i--)
        {
            merged = JsonMerge.Over(merged, chain[i], [FileMembers.Provenance, DistributionKinds]);
        }

        return new ScenarioDocument(merged, chain[0], firstParent, files);
    }

    /// <summary>A text laid over a document that was read before.</summary>
    public static ScenarioDocument? Over(ScenarioDocument parent, string file, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics) =>
        JsonFile.Parse(file, utf8, diagnostics) is { Kind: JsonKind.Object } root
            ? new ScenarioDocument(JsonMerge.Over(parent.Root, root, [FileMembers.Provenance, DistributionKinds]), root, IdOf(parent.Files[0]), [file, .. parent.Files])
            : null;

    public static string IdOf(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) ? name[..^ScenarioPaths.Ending.Length] : name;
    }

    /// <summary>Path of the parent; empty for none, null when it cannot be had.</summary>
    private static string? Parent(JsonValue root, string file, List<string> files, DiagnosticBag diagnostics)
    {
        JsonValue? extends = root["extends"];
        if (extends is null)
        {
            return "";
        }

        if (extends.Kind != JsonKind.Text)
        {
            diagnostics.Error("PLN0010", extends.Span, $"'extends' must be the id of a scenario in the same folder, not {ObjectReader.Describe(extends.Kind)}");
            return null;
        }

        if (!LocalFile.IsPlain(extends.Text))
        {
            diagnostics.Error("PLN0604", extends.Span, $"'extends' is '{extends.Text}'; it must be the id of a scenario in the same folder, without a path, and no name that Windows keeps for devices");
            return null;
        }

        string folder = file.Contains('/') ? file[..(file.LastIndexOf('/') + 1)] : "";
        string parent = folder + extends.Text + ScenarioPaths.Ending;
        if (files.Contains(parent, StringComparer.Ordinal))
        {
            IEnumerable<string> circle = files.Append(parent).Select(IdOf);
            diagnostics.Error("PLN0602", extends.Span, $"the scenarios extend each other in a circle: {string.Join(" → ", circle)}");
            return null;
        }

        if (files.Count > InputLimits.Extends)
        {
            diagnostics.Error("PLN0005", extends.Span, $"more than {InputLimits.Extends} scenarios extend each other; let this one extend an earlier one");
            return null;
        }

        if (!File.Exists(parent))
        {
            IEnumerable<string> ids = LocalityFolder.ScenarioFilesIn(folder.TrimEnd('/')).Select(IdOf).Where(i => i != IdOf(file));
            diagnostics.Error("PLN0603", extends.Span, $"there is no scenario '{extends.Text}' in the folder{NearestName.Hint(extends.Text, ids)}");
            return null;
        }

        return parent;
    }
}
