using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Workflows;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/criteria/sets.json</c> and the workflow files it names.</summary>
internal static class CriteriaSetsReader
{
    private const string Folder = "criteria/";

    private static readonly string[] Scopes = ["commune", "district"];
    private static readonly string[] Levels = ["newRural", "advanced", "model"];

    public static IReadOnlyList<CriteriaSet> Read(PackSource source)
    {
        ObjectReader? file = source.Open("criteria/sets.json", "the sets file");
        if (file is null)
        {
            return [];
        }

        var sets = new List<CriteriaSet>();
        foreach (JsonValue item in file.RequiredArray("sets"))
        {
            var reader = new ObjectReader(item, "a criteria set", source.Diagnostics);
            string id = reader.RequiredText("id");
            LocalizedText title = reader.Title();
            IndicatorScope scope = reader.Choice("scope", Scopes) == "commune" ? IndicatorScope.Commune : IndicatorScope.District;
            CommuneLevel level = reader.Choice("level", Levels) switch
            {
                "advanced" => CommuneLevel.Advanced,
                "model" => CommuneLevel.Model,
                _ => CommuneLevel.NewRural,
            };
            (int from, int? to) = reader.Period();
            string name = reader.RequiredText("workflow");
            Provenance provenance = reader.Provenance($"the criteria set '{id}'");
            reader.Finish();
            if (scope == IndicatorScope.District && level != CommuneLevel.NewRural)
            {
                source.Diagnostics.Error("PLN0809", reader.SpanOf("level"), "districts have the level newRural only");
            }

            bool defined = source.Define("criteria set", id, reader.SpanOf("id"));
            List<int> starts = [from, .. source.Overlay.YearsOf(Folder + name, from, to)];
            for (int i = 0; i < starts.Count; i++)
            {
                int? end = i + 1 < starts.Count ? starts[i + 1] - 1 : to;
                if (Workflow(name, reader.SpanOf("workflow"), starts[i], source) is { } workflow && defined)
                {
                    sets.Add(new CriteriaSet(id, title, scope, level, starts[i], end, workflow, provenance) { Amended = i > 0 });
                }
            }
        }

        file.Finish();
        sets = CarriedOn(sets, source.LastYear);
        CheckYears(sets, file.Span, source);
        return sets;
    }

    /// <summary>The last set of communes of each level holds on where the years go beyond it: no later rules are known, and results say so.</summary>
    private static List<CriteriaSet> CarriedOn(List<CriteriaSet> sets, int lastYear) =>
    [
        .. sets.Select(s => s.Scope == IndicatorScope.Commune && s.To is { } end && end < lastYear && !sets.Any(o => o.Scope == s.Scope && o.Level == s.Level && o.From > s.From)
            ? s with { To = null, CarriedOnFrom = end + 1 }
            : s),
    ];

    private static Workflow? Workflow(string name, SourceSpan span, int year, PackSource source)
    {
        if (name.Length == 0)
        {
            return null;
        }

        if (name.Contains('/') || name.Contains('\\') || name.Contains(".."))
        {
            source.Diagnostics.Error("PLN0810", span, $"'{name}' must be the name of a file in the same folder");
            return null;
        }

        return WorkflowFile.Read(Folder + name, source, year);
    }

    private static void CheckYears(List<CriteriaSet> sets, SourceSpan file, PackSource source)
    {
        for (int i = 0; i < sets.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                CriteriaSet a = sets[j];
                CriteriaSet b = sets[i];
                if (a.Scope == b.Scope && a.Level == b.Level && a.From <= (b.To ?? int.MaxValue) && b.From <= (a.To ?? int.MaxValue))
                {
                    source.Diagnostics.Error("PLN0811", source.PlaceOf("criteria set", b.Id), $"the sets '{a.Id}' and '{b.Id}' are in force in the same year");
                }
            }
        }

        List<int> gaps = [.. Enumerable.Range(source.FirstYear, source.LastYear - source.FirstYear + 1).Where(y =>
            !sets.Any(s => s.Scope == IndicatorScope.Commune && s.Level == CommuneLevel.NewRural && s.IsInForce(y)))];
        if (gaps.Count > 0)
        {
            source.Diagnostics.Error("PLN0811", file, $"no new-rural set of communes is in force in {string.Join(", ", gaps)}");
        }
    }
}
