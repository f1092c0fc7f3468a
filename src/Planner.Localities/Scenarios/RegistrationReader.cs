using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Scenarios;

/// <summary>Reads <c>registration</c>, <c>disbursement</c> and <c>levers</c>.</summary>
internal static class RegistrationReader
{
    private const int MostCommunes = 100_000;
    private static readonly string[] Levels = ["newRural", "advanced", "model"];
    private static readonly string[] Kinds = ["capital", "recurrent"];

    public static RegistrationPlan Registration(ObjectReader reader, Locality locality, RulePack? pack)
    {
        ObjectReader? child = reader.Child("registration", "the registration", required: true);
        if (child is null)
        {
            return new RegistrationPlan(new Dictionary<int, IReadOnlyDictionary<int, int>>(), null, MostCommunes, new Provenance(null, null, "", reader.Span));
        }

        var quota = new SortedDictionary<int, IReadOnlyDictionary<int, int>>();
        foreach (JsonMember level in child.RequiredMap("quota"))
        {
            int index = Array.IndexOf(Levels, level.Name);
            if (index < 0)
            {
                reader.Diagnostics.Error("PLN0613", level.NameSpan, $"'{level.Name}' is no level; expected {string.Join(", ", Levels)}{NearestName.Hint(level.Name, Levels)}");
                continue;
            }

            quota[index + 1] = Years(level, locality, reader.Diagnostics);
        }

        RuleText? key = child.OptionalRule("key");
        new CommuneExpressions(locality, pack).Check(key, ExpressionKind.Number, reader.Diagnostics);
        int mostAtOnce = child.OptionalInteger("mostAtOnce", MostCommunes, 0, MostCommunes);
        Provenance provenance = child.Provenance("the registration");
        child.Finish();
        return new RegistrationPlan(quota, key, mostAtOnce, provenance);
    }

    public static IReadOnlyList<DisbursementRule> Disbursement(ObjectReader reader, Locality locality, RulePack? pack)
    {
        List<DisbursementRule> rules = [.. pack?.Funding.Disbursement ?? Enum.GetValues<MoneyKind>().Select(Unread)];
        foreach (JsonMember member in reader.OptionalMap("disbursement"))
        {
            int kind = Array.IndexOf(Kinds, member.Name);
            int index = rules.FindIndex(r => (int)r.Kind == kind);
            if (index < 0)
            {
                reader.Diagnostics.Error("PLN0614", member.NameSpan, $"'{member.Name}' is no kind of money; expected {string.Join(", ", Kinds)}{NearestName.Hint(member.Name, Kinds)}");
                continue;
            }

            rules[index] = Changed(rules[index], new ObjectReader(member.Value, $"the disbursement of {member.Name}", reader.Diagnostics), locality);
        }

        return rules;
    }

    private static DisbursementRule Changed(DisbursementRule rule, ObjectReader change, Locality locality)
    {
        var mean = new SortedDictionary<int, double>(rule.Mean.ToDictionary(m => m.Key, m => m.Value));
        foreach (JsonMember member in change.OptionalMap("mean"))
        {
            int? year = FileMembers.Year(member, locality.StartYear + 1, locality.EndYear, change.Diagnostics);
            if (member.Value.Kind != JsonKind.Number || !(member.Value.Number > 0 && member.Value.Number < 1))
            {
                change.Diagnostics.Error("PLN0614", member.Value.Span, $"the mean share spent in {member.Name} must be a number between 0 and 1");
            }
            else if (year is { } y)
            {
                mean[y] = member.Value.Number;
            }
        }

        DisbursementRule changed = rule with
        {
            Mean = mean,
            Concentration = change.OptionalNumber("concentration", rule.Concentration, 1e-6),
            CarryOver = change.OptionalNumber("carryOver", rule.CarryOver, 0, 1),
            LateShare = change.OptionalNumber("lateShare", rule.LateShare, 0, 1),
            Provenance = change.Provenance("the disbursement"),
        };
        change.Finish();
        return changed;
    }

    // Holds the place of a rule that could not be read, so that what a scenario changes of it is checked all the same.
    private static DisbursementRule Unread(MoneyKind kind) =>
        new(kind, new Dictionary<int, double>(), 1, 0, 0, new Provenance(null, null, "", default));

    private static SortedDictionary<int, int> Years(JsonMember level, Locality locality, DiagnosticBag diagnostics)
    {
        var years = new SortedDictionary<int, int>();
        if (level.Value.Kind != JsonKind.Object)
        {
            diagnostics.Error("PLN0010", level.Value.Span, $"the quota of '{level.Name}' must be an object of years, not {ObjectReader.Describe(level.Value.Kind)}");
        }

        foreach (JsonMember member in level.Value.Members)
        {
            int? year = FileMembers.Year(member, locality.StartYear + 1, locality.EndYear, diagnostics);
            bool whole = member.Value.Kind == JsonKind.Number && member.Value.Number is >= 0 and <= MostCommunes && member.Value.Number == Math.Floor(member.Value.Number);
            if (!whole)
            {
                diagnostics.Error("PLN0613", member.Value.Span, $"the quota of {member.Name} must be a whole number of at least 0");
            }
            else if (year is { } y)
            {
                years[y] = (int)member.Value.Number;
            }
        }

        return years;
    }
}
