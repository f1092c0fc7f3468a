using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack.Loading;

namespace Planner.Fuzzing.Targets;

/// <summary>The rule files of this repository as they were when the process began, but one of them: another content, or a draft beside them.</summary>
/// <param name="changed">Whose content is another; a rule file, or the draft.</param>
/// <param name="content">What it holds.</param>
/// <param name="drafts">The draft files, below the rules folder.</param>
internal sealed class OneChangedFile(string changed, byte[] content, IReadOnlyList<string> drafts) : IRuleFiles
{
    // Reading them all takes longer than trying an input.
    private static readonly Lazy<Dictionary<string, JsonValue>> Known = new(
        () => Repository.RuleFiles.ToDictionary(file => file, file => JsonFile.Read(file, new DiagnosticBag())!, StringComparer.Ordinal));

    /// <summary>Whether there is such a rule file.</summary>
    public static bool IsKnown(string path) => Known.Value.ContainsKey(path);

    public JsonValue? Read(string path, DiagnosticBag diagnostics)
    {
        diagnostics.Read(path);
        return path == changed ? JsonFile.Parse(path, content, diagnostics) : Known.Value.GetValueOrDefault(path) ?? JsonFile.Missing(path, diagnostics);
    }

    public bool Exists(string path) => IsKnown(path);

    public IReadOnlyList<string> Drafts(string folder) => drafts;
}
