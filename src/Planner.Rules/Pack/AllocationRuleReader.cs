using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Pack;

/// <summary>Reads one allocation rule, in <c>rules/funding/allocations.json</c> or in a scenario.</summary>
public static class AllocationRuleReader
{
    private static readonly string[] Kinds = ["weights", "ranking", "table"];

    /// <summary>Reads a rule.</summary>
    /// <param name="value">
    /// An object with <c>id</c>, <c>title</c>, <c>kind</c>, then <c>weight</c> (weights, ranking) or <c>table</c>, and optionally <c>filter</c>,
    /// <c>districtWeight</c>, <c>concentration</c>, <c>floor</c>, <c>ceiling</c>; with a provenance.
    /// </param>
    /// <param name="diagnostics">Receives the faults; expressions are not compiled here.</param>
    public static AllocationRule Read(JsonValue value, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var reader = new ObjectReader(value, "an allocation rule", diagnostics);
        return Read(reader, reader.RequiredText("id"));
    }

    /// <summary>Reads the rest of a rule whose name is known, to the end of its object.</summary>
    /// <param name="reader">The object, as above but for <c>id</c>.</param>
    /// <param name="id">The name.</param>
    public static AllocationRule Read(ObjectReader reader, string id)
    {
        ArgumentNullException.ThrowIfNull(reader);
        DiagnosticBag diagnostics = reader.Diagnostics;
        LocalizedText title = reader.Title();
        AllocationKind kind = reader.Choice("kind", Kinds) switch
        {
            "ranking" => AllocationKind.Ranking,
            "table" => AllocationKind.Table,
            _ => AllocationKind.Weights,
        };
        RuleText? weight = kind == AllocationKind.Table ? null : reader.Rule("weight");
        var table = new Dictionary<string, double>(StringComparer.Ordinal);
        if (kind == AllocationKind.Table)
        {
            foreach (JsonMember member in reader.RequiredMap("table"))
            {
                if (member.Value.Kind != JsonKind.Number || !(member.Value.Number >= 0 && double.IsFinite(member.Value.Number)))
                {
                    diagnostics.Error("PLN0015", member.Value.Span, $"the weight of '{member.Name}' is {member.Value.Raw}; expected a number of at least 0");
                }
                else
                {
                    table[member.Name] = member.Value.Number;
                }
            }
        }

        var rule = new AllocationRule(
            id,
            title,
            kind,
            weight,
            reader.OptionalRule("filter"),
            reader.OptionalRule("districtWeight"),
            reader.OptionalNumber("concentration", 0, 0, 1),
            reader.OptionalNumber("floor", 0, 0),
            reader.OptionalNumber("ceiling", double.PositiveInfinity, 0),
            table,
            reader.Provenance($"the allocation rule '{id}'"));
        reader.Finish();
        CheckEnds(rule, reader);
        return rule;
    }

    /// <summary>Reads a change of a rule (<c>filter</c>, <c>concentration</c>, <c>floor</c>, <c>ceiling</c>; what is absent stays), to the end of its object.</summary>
    /// <param name="reader">The object; its member <c>rule</c> was read before.</param>
    /// <param name="rule">The rule to change.</param>
    public static AllocationRule Change(ObjectReader reader, AllocationRule rule)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(rule);
        AllocationRule changed = rule with
        {
            Filter = reader.OptionalRule("filter") ?? rule.Filter,
            Concentration = reader.OptionalNumber("concentration", rule.Concentration, 0, 1),
            Floor = reader.OptionalNumber("floor", rule.Floor, 0),
            Ceiling = reader.OptionalNumber("ceiling", rule.Ceiling, 0),
        };
        reader.Finish();
        CheckEnds(changed, reader);
        return changed;
    }

    private static void CheckEnds(AllocationRule rule, ObjectReader reader)
    {
        if (rule.Floor > rule.Ceiling)
        {
            SourceSpan place = reader.SpanOf(reader.Has("floor") ? "floor" : "ceiling");
            reader.Diagnostics.Error("PLN0818", place, $"the floor of the allocation rule '{rule.Id}' lies above its ceiling");
        }
    }
}
