using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;

namespace Planner.Rules.Pack.Loading;

/// <summary>The folder a load reads from: opens its files, remembers their names, knows where each name was defined.</summary>
/// <param name="folder">The folder as the user named it.</param>
/// <param name="firstYear">First year-end that rules are evaluated at.</param>
/// <param name="lastYear">Last such year-end.</param>
/// <param name="diagnostics">Receives the faults.</param>
/// <param name="drafts">Which drafts hold besides what is in force.</param>
/// <param name="ruleFiles">Where the files come from.</param>
internal sealed class PackSource(
    string folder, int firstYear, int lastYear, DiagnosticBag diagnostics, DraftSelection drafts, IRuleFiles ruleFiles)
{
    private readonly List<string> files = [];

    /// <summary>What draft files change.</summary>
    public DraftOverlay Overlay { get; } = DraftOverlay.Read(folder, ruleFiles, drafts, firstYear, lastYear, diagnostics);

    /// <summary>First year-end that rules are evaluated at.</summary>
    public int FirstYear => firstYear;

    /// <summary>Last year-end that rules are evaluated at.</summary>
    public int LastYear => lastYear;

    /// <summary>Receives the faults.</summary>
    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Files opened so far, as named in messages.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Where things that are checked after reading were written, by kind and id; ids compare without case, as names in expressions do.</summary>
    public Dictionary<(string Kind, string Id), SourceSpan> Places { get; } = new(new WithoutCase());

    /// <summary>The file's name as messages give it.</summary>
    /// <param name="relative">Path below the folder, with '/'.</param>
    public string PathOf(string relative) => folder.Length == 0 || folder.EndsWith('/') ? folder + relative : folder + "/" + relative;

    /// <summary>Opens a file as an object; null when it cannot be read. The optional member <c>$schema</c> is taken note of.</summary>
    /// <param name="relative">Path below the folder, with '/'.</param>
    /// <param name="what">What the file is, for messages.</param>
    public ObjectReader? Open(string relative, string what)
    {
        JsonValue? root = OpenValue(relative);
        if (root is null)
        {
            return null;
        }

        var reader = new ObjectReader(root, what, diagnostics);
        reader.OptionalText("$schema");
        return reader;
    }

    /// <summary>Opens a file as JSON, changed by the drafts that hold; null when it cannot be read.</summary>
    /// <param name="relative">Path below the folder, with '/'.</param>
    /// <param name="year">The year whose rules are asked for, where the file is read once for each of several periods; null otherwise.</param>
    public JsonValue? OpenValue(string relative, int? year = null)
    {
        string path = PathOf(relative);
        files.Add(path);
        return ruleFiles.Read(path, diagnostics) is { } root ? Overlay.Apply(relative, root, year) : null;
    }

    /// <summary>Remembers where something was defined, and reports PLN0803 when its id is taken already.</summary>
    /// <param name="kind">What it is, for messages: "indicator".</param>
    /// <param name="id">Its id; blank ids were reported before and are passed over.</param>
    /// <param name="span">Where.</param>
    /// <returns>Whether the id was free.</returns>
    public bool Define(string kind, string id, SourceSpan span)
    {
        if (id.Length == 0)
        {
            // Reported where it was read; a thing without a name is no thing that others can name.
            return false;
        }

        if (Places.TryAdd((kind, id), span))
        {
            return true;
        }

        diagnostics.Error("PLN0803", span, $"the {kind} '{id}' is defined twice; the first is at {Places[(kind, id)]}");
        return false;
    }

    /// <summary>Where something was defined; the folder when it is not known.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id.</param>
    public SourceSpan PlaceOf(string kind, string id) => Places.TryGetValue((kind, id), out SourceSpan span) ? span : SourceSpan.StartOf(folder);

    private sealed class WithoutCase : IEqualityComparer<(string Kind, string Id)>
    {
        public bool Equals((string Kind, string Id) x, (string Kind, string Id) y) => x.Kind == y.Kind && StringComparer.OrdinalIgnoreCase.Equals(x.Id, y.Id);

        public int GetHashCode((string Kind, string Id) value) => HashCode.Combine(value.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(value.Id));
    }
}
