using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planner.Rules.Diagnostics;

namespace Planner.Rules.Tests.Schemas;

/// <summary>
/// Holds a schema against the loader of its files: the members that each takes, object by object, and their verdicts on files that have one thing wrong.
/// </summary>
/// <param name="samples">Documents of the schema.</param>
/// <param name="load">Loads a document and gives its faults.</param>
internal sealed partial class SchemaAgreement(SchemaSamples samples, Func<string, IReadOnlyList<Diagnostic>> load)
{
    // What a schema can say: kinds, members, blank texts, closed lists, ranges, whole numbers.
    private static readonly string[] FormCodes = ["PLN0010", "PLN0011", "PLN0012", "PLN0013", "PLN0014", "PLN0015", "PLN0016", "PLN0801", "PLN0802"];

    /// <summary>Members that the loader asks for and the schema does not offer, by the place of their object.</summary>
    public IReadOnlyList<(string Place, string Member)> AskedOnly { get; init; } = [];

    /// <summary>Parts of messages of differences that are meant.</summary>
    public IReadOnlyList<string> Meant { get; init; } = [];

    /// <summary>Samples tried: as many as the most alternatives at one place, twice, so that a choice between two meets each of them.</summary>
    public int Variants { get; init; } = 8;

    /// <summary>Prepares a document for the loader.</summary>
    public Action<JsonNode> Adapt { get; init; } = _ => { };

    /// <summary>Differences between the members that the schema lists and those that the loader takes; a sample that either refuses.</summary>
    public List<string> OfMembers()
    {
        var differences = new List<string>();
        var taken = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var listed = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);

        // Where members are names of a closed list, the loader has a code of its own for others.
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (int variant = 0; variant < Variants; variant++)
        {
            JsonNode document = samples.Of(variant);
            differences.AddRange(samples.Faults(document).Select(f => $"the schema refuses its own sample {variant}: {f}"));
            Adapt(document);
            differences.AddRange(load(document.ToJsonString()).Where(d => FormCodes.Contains(d.Code)).Select(d => $"the loader refuses sample {variant}: {d}"));

            // A stranger in every object: the loader names what it would take instead.
            List<(JsonObject Value, JsonElement Schema, string Place)> objects = [.. samples.Closed(document)];
            for (int i = 0; i < objects.Count; i++)
            {
                objects[i].Value[Stranger(i)] = 1;

                // An object of several shapes lists the members of all of them.
                listed.TryAdd(objects[i].Place, []);
                listed[objects[i].Place].UnionWith(objects[i].Schema.GetProperty("properties").EnumerateObject().Select(p => p.Name));
            }

            IReadOnlyList<Diagnostic> strange = load(document.ToJsonString());
            named.UnionWith(objects.Where((_, i) => strange.Any(d => d.Code != "PLN0014" && d.Message.Contains(Stranger(i), StringComparison.Ordinal))).Select(o => o.Place));
            foreach (Match match in strange.Where(d => d.Code == "PLN0014").Select(d => ItTakes().Match(d.Message)).Where(m => m.Success))
            {
                string place = objects[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)].Place;
                if (!taken.TryGetValue(place, out HashSet<string>? names))
                {
                    taken[place] = names = [];
                }

                names.UnionWith(match.Groups[2].Value.Split(", "));
            }
        }

        foreach ((string place, HashSet<string> names) in listed)
        {
            if (!taken.TryGetValue(place, out HashSet<string>? asked))
            {
                differences.AddRange(named.Contains(place) ? [] : [$"{place}: the loader takes any member"]);
                continue;
            }

            names.Remove("$schema");
            string[] only = [.. AskedOnly.Where(a => place.EndsWith(a.Place, StringComparison.Ordinal)).Select(a => a.Member)];
            differences.AddRange(names.Except(asked).Select(n => $"{place}: only the schema has '{n}'"));
            differences.AddRange(asked.Except(names).Except(only).Select(n => $"{place}: only the loader takes '{n}'"));
        }

        return differences;
    }

    /// <summary>Files with one thing wrong on which schema and loader differ: what the schema refuses the loader must refuse, and what the loader refuses by form the schema must refuse.</summary>
    public List<string> OfVerdicts()
    {
        var differences = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int variant = 0; variant < 2; variant++)
        {
            JsonNode sample = samples.Of(variant);
            Adapt(sample);
            differences.AddRange(samples.Faults(sample).Select(f => $"the schema refuses sample {variant}: {f}"));
            IReadOnlyList<Diagnostic> before = load(sample.ToJsonString());
            HashSet<string> usual = [.. before.Select(Say)];
            foreach ((JsonObject value, _, string place) in samples.Closed(sample).ToList())
            {
                foreach ((string name, JsonNode? member) in value.ToList())
                {
                    foreach ((string what, JsonNode? mutant) in Mutants(member))
                    {
                        if (!seen.Add($"{variant}{place}.{name} {what}"))
                        {
                            continue;
                        }

                        value.Remove(name);
                        if (what != "absent")
                        {
                            value[name] = mutant;
                        }

                        IReadOnlyList<Diagnostic> found = load(sample.ToJsonString());
                        bool refused = samples.Faults(sample).Count > 0;
                        if (refused && found.Count <= before.Count && found.All(d => usual.Contains(Say(d))))
                        {
                            differences.Add($"{place}.{name} {what}: only the schema refuses it");
                        }
                        else if (!refused && found.FirstOrDefault(d => FormCodes.Contains(d.Code) && !usual.Contains(Say(d))) is { } fault)
                        {
                            differences.Add($"{place}.{name} {what}: only the loader refuses it: {fault}");
                        }

                        value.Remove(name);
                        value[name] = member;
                    }
                }
            }
        }

        return [.. differences.Where(d => !Meant.Any(s => d.Contains(s, StringComparison.Ordinal)))];
    }

    private static IEnumerable<(string What, JsonNode? Value)> Mutants(JsonNode? member)
    {
        yield return ("absent", null);
        yield return ("a list of lists", new JsonArray(new JsonArray()));
        switch (member?.GetValueKind())
        {
            case JsonValueKind.String:
                yield return ("blank", "  ");
                yield return ("another word", "qq zz");
                yield return ("a number", 7);
                break;
            case JsonValueKind.Number:
                yield return ("far below", -1e12);
                yield return ("far above", 1e300);
                yield return ("a broken number", 0.123456789);
                yield return ("a text", "qq");
                break;
            case JsonValueKind.True:
                yield return ("a text", "true");
                break;
            case JsonValueKind.Object:
                yield return ("an empty object", new JsonObject());
                break;
        }
    }

    private static string Say(Diagnostic diagnostic) => diagnostic.Code + diagnostic.Message;

    private static string Stranger(int index) => FormattableString.Invariant($"qq{index}zzqqqqqqqqqqqq");

    [GeneratedRegex("has no member 'qq(\\d+)zzqqqqqqqqqqqq'; it takes (.*)$")]
    private static partial Regex ItTakes();
}
