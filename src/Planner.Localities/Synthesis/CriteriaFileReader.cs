using System.Globalization;
using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Synthesis;

/// <summary>Reads the member <c>criteria</c> of <c>synthesis.json</c>.</summary>
internal static class CriteriaFileReader
{
    private const int MostCriteria = 100;

    public static CriteriaSpecification Read(ObjectReader reader, Locality locality, RulePack pack)
    {
        ObjectReader? child = reader.Child("criteria", "'criteria'", required: true);
        if (child is null)
        {
            return new CriteriaSpecification(0, 0, 0, 0, 0, 0, 0, new Dictionary<int, int>(), [], new Provenance(null, null, "", reader.Span));
        }

        var criteria = new CriteriaSpecification(
            SynthesisFile.Figure(child, "mean", locality, 0, MostCriteria),
            (int)SynthesisFile.Figure(child, "least", locality, 0, MostCriteria),
            child.RequiredInteger("most", 0, MostCriteria),
            child.RequiredNumber("spread", 0, 10),
            child.RequiredNumber("loading", 0, 1),
            child.RequiredInteger("ahead", 0, 100_000),
            child.RequiredInteger("aheadMost", 0, MostCriteria),
            CertificateYears(child),
            Rules(child, locality, pack),
            child.Provenance("'criteria'"))
        {
            Lowest = child.OptionalInteger("lowest", 0, 0, 100_000),
            LowestMost = child.OptionalInteger("lowestMost", 0, 0, MostCriteria),
        };
        child.Finish();
        return criteria;
    }

    private static SortedDictionary<int, int> CertificateYears(ObjectReader reader)
    {
        var years = new SortedDictionary<int, int>();
        foreach (JsonMember member in reader.RequiredMap("certificateYears"))
        {
            bool year = int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int held) && held <= 100;
            bool count = member.Value.Kind == JsonKind.Number && member.Value.Number >= 0 && member.Value.Number == Math.Floor(member.Value.Number);
            if (!year || !count)
            {
                reader.Diagnostics.Error("PLN0545", member.NameSpan, "'certificateYears' maps years held to a whole number of certified communes");
            }
            else
            {
                years[held] = (int)member.Value.Number;
            }
        }

        return years;
    }

    private static List<CriterionSpecification> Rules(ObjectReader reader, Locality locality, RulePack pack)
    {
        List<string> known = [.. CommuneColumns.Indicators(pack).Select(i => i.Id)];
        var rules = new List<CriterionSpecification>();
        foreach (JsonMember member in reader.RequiredMap("rules"))
        {
            var child = new ObjectReader(member.Value, $"the criterion '{member.Name}'", reader.Diagnostics);
            bool given = child.OptionalBoolean("given", false);
            var indicators = new List<string>();
            foreach (JsonValue item in child.OptionalArray("indicators"))
            {
                if (item.Kind != JsonKind.Text || !known.Contains(item.Text, StringComparer.Ordinal))
                {
                    string text = item.Kind == JsonKind.Text ? item.Text : item.Raw;
                    reader.Diagnostics.Error("PLN0543", item.Span, $"there is no commune indicator '{text}'{NearestName.Hint(text, known)}");
                }
                else if (rules.Any(r => r.Indicators.Contains(item.Text)) || indicators.Contains(item.Text))
                {
                    reader.Diagnostics.Error("PLN0545", item.Span, $"'{item.Text}' decides two criteria; one of them must be given");
                }
                else
                {
                    indicators.Add(item.Text);
                }
            }

            if (given == indicators.Count > 0)
            {
                reader.Diagnostics.Error("PLN0545", member.NameSpan, given
                    ? $"the criterion '{member.Name}' is given by other stages and names no indicators"
                    : $"the criterion '{member.Name}' needs the indicators that decide it, or \"given\": true");
            }

            int? communes = child.Has("communes") ? (int)SynthesisFile.Figure(child, "communes", locality, 0, 100_000) : null;
            if (given && communes is not null)
            {
                reader.Diagnostics.Error("PLN0545", member.NameSpan, $"the criterion '{member.Name}' is given by other stages, so its number of communes cannot be chosen");
            }

            rules.Add(new CriterionSpecification(
                member.Name, given, child.OptionalNumber("ease", 0, -10, 10), child.OptionalNumber("loading", 0, -5, 5), indicators)
            { Communes = communes });
            child.Finish();
        }

        return rules;
    }
}
