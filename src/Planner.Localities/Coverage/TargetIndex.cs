using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Coverage;

/// <summary>Lists the targets, baselines and levers of a locality with the file and line of each, read from the files as they are written.</summary>
public static class TargetIndex
{
    /// <summary>Lists a locality's ids.</summary>
    /// <param name="path">The locality's folder, or its <c>locality.json</c>.</param>
    /// <param name="diagnostics">Receives what cannot be read.</param>
    /// <returns>Targets, then baselines, then levers, each in file order; null when <c>locality.json</c> has errors.</returns>
    public static IReadOnlyList<IndexedId>? Of(string path, DiagnosticBag diagnostics)
    {
        if (LocalityFolder.OpenHeader(path, diagnostics) is not { } locality)
        {
            return null;
        }

        string rules = LocalFile.Folded(locality.Folder, locality.RulesFolder);
        var ids = new List<IndexedId>();
        foreach (string file in locality.TargetFiles)
        {
            JsonValue? root = JsonFile.Read($"{rules}/targets/{file}", diagnostics);
            ids.AddRange((root?["Rules"]?.Items ?? [])
                .Select(r => r["RuleName"]).OfType<JsonValue>().Where(IsText).Select(n => new IndexedId(n.Text, locality.Id, IndexedKind.Target, n.Span, [])));
        }

        JsonValue? own = JsonFile.Read(locality.Files[0], new DiagnosticBag());
        ids.AddRange((own?["aggregates"]?.Items ?? []).Select(f => f["id"]).OfType<JsonValue>().Where(IsText)
            .Select(n => new IndexedId(n.Text, locality.Id, IndexedKind.Baseline, n.Span, [])));
        ids.AddRange(Levers(locality, rules, diagnostics));
        return ids;
    }

    /// <summary>Adds the ids that were expected and are defined nowhere.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="expected">Ids with the locality of each; blank where it is not known.</param>
    /// <param name="localities">Localities that were looked at; an id expected in another is not missed.</param>
    public static IReadOnlyList<IndexedId> With(
        IReadOnlyList<IndexedId> found, IReadOnlyList<(string Id, string Locality)> expected, IReadOnlyCollection<string> localities)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(expected);
        HashSet<string> known = [.. found.Select(f => f.Id)];
        return
        [
            .. found,
            .. expected.Where(e => !known.Contains(e.Id) && (e.Locality.Length == 0 || localities.Contains(e.Locality)))
                .Select(e => new IndexedId(e.Id, e.Locality, null, null, [])),
        ];
    }

    private static IEnumerable<IndexedId> Levers(Locality locality, string rules, DiagnosticBag diagnostics)
    {
        IEnumerable<string> inFolder = LocalityFolder.ScenarioFilesIn(locality.Folder).Where(f => !locality.ScenarioFiles.Contains(f, StringComparer.Ordinal));
        List<JsonValue> scenarios = [.. locality.ScenarioFiles.Concat(inFolder).Select(f => JsonFile.Read(LocalFile.In(locality.Folder, f), diagnostics)).OfType<JsonValue>()];
        foreach (LeverDefinition lever in TargetCompanions.Levers(rules, diagnostics).Where(l => l.Locality == locality.Id))
        {
            SourceSpan? place = scenarios.SelectMany(s => lever.Fields.Select(f => Find(s, f))).FirstOrDefault(p => p is not null);
            yield return new IndexedId(lever.Id, locality.Id, IndexedKind.Lever, place, lever.Fields);
        }
    }

    /// <summary>Where a path of member names is set; names may hold points themselves (<c>budgets.a</c>, <c>allocations.ntm.infrastructure</c>).</summary>
    private static SourceSpan? Find(JsonValue value, string path)
    {
        foreach (JsonMember member in value.Members)
        {
            if (member.Name == path && member.Value.Kind != JsonKind.Null)
            {
                return member.NameSpan;
            }

            if (path.StartsWith(member.Name + ".", StringComparison.Ordinal) && Find(member.Value, path[(member.Name.Length + 1)..]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsText(JsonValue value) => value.Kind == JsonKind.Text;
}
