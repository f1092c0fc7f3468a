using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Scenarios;

/// <summary>Reads <c>allocationRules</c> and <c>allocations</c>.</summary>
internal static class AllocationReader
{
    private static readonly string[] Kinds = [.. Enum.GetNames<AllocationKind>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static IReadOnlyDictionary<string, AllocationRule> Read(ObjectReader reader, Locality locality, RulePack pack)
    {
        var expressions = new CommuneExpressions(locality, pack);
        var rules = new Dictionary<string, AllocationRule>(pack.Funding.Allocations, StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("allocationRules"))
        {
            if (pack.Funding.Allocations.ContainsKey(member.Name))
            {
                reader.Diagnostics.Error("PLN0606", member.NameSpan, $"the rule files already have an allocation rule '{member.Name}'; give the scenario's own another name");
            }

            rules[member.Name] = Own(member, locality, expressions, reader.Diagnostics);
        }

        var chosen = new Dictionary<string, AllocationRule>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("allocations"))
        {
            if (ComponentKeys.Check(member, pack, "'allocations'", reader.Diagnostics) && Chosen(member, rules, expressions, reader.Diagnostics) is { } rule)
            {
                chosen[member.Name] = rule;
            }
        }

        var result = new Dictionary<string, AllocationRule>(StringComparer.Ordinal);
        foreach (ComponentDefinition component in pack.Funding.Components)
        {
            if ((ComponentKeys.Of(component, chosen) ?? rules.GetValueOrDefault(component.Allocation)) is { } rule)
            {
                result[component.Id] = rule;
            }
        }

        return result;
    }

    private static AllocationRule? Chosen(JsonMember member, Dictionary<string, AllocationRule> rules, CommuneExpressions expressions, DiagnosticBag diagnostics)
    {
        if (member.Value.Kind == JsonKind.Text)
        {
            return Named(member.Value, rules, diagnostics);
        }

        var change = new ObjectReader(member.Value, $"the allocation of '{member.Name}'", diagnostics);
        JsonValue? name = change.Required("rule");
        AllocationRule? rule = name is { Kind: JsonKind.Text } ? Named(name, rules, diagnostics) : null;
        if (name is { Kind: not JsonKind.Text })
        {
            change.RequiredText("rule");
        }

        double concentration = change.OptionalNumber("concentration", rule?.Concentration ?? 0, 0, 1);
        double floor = change.OptionalNumber("floor", rule?.Floor ?? 0, 0, 1e9);
        double ceiling = change.OptionalNumber("ceiling", rule?.Ceiling ?? double.PositiveInfinity, 0, double.PositiveInfinity);
        RuleText? filter = change.OptionalRule("filter");
        expressions.Check(filter, ExpressionKind.Boolean, diagnostics);
        CheckEnds(change, floor, ceiling);
        change.Finish();
        return rule is null ? null : rule with { Concentration = concentration, Floor = floor, Ceiling = ceiling, Filter = filter ?? rule.Filter };
    }

    private static AllocationRule? Named(JsonValue name, Dictionary<string, AllocationRule> rules, DiagnosticBag diagnostics)
    {
        if (rules.TryGetValue(name.Text, out AllocationRule? rule))
        {
            return rule;
        }

        diagnostics.Error("PLN0606", name.Span, $"there is no allocation rule '{name.Text}'{NearestName.Hint(name.Text, rules.Keys)}");
        return null;
    }

    private static AllocationRule Own(JsonMember member, Locality locality, CommuneExpressions expressions, DiagnosticBag diagnostics)
    {
        var reader = new ObjectReader(member.Value, $"the allocation rule '{member.Name}'", diagnostics);
        LocalizedText title = reader.Title();
        AllocationKind kind = Enum.Parse<AllocationKind>(reader.Choice("kind", Kinds), ignoreCase: true);
        RuleText? weight = reader.OptionalRule("weight");
        if (kind != AllocationKind.Table)
        {
            reader.Required("weight");
        }

        RuleText? filter = reader.OptionalRule("filter");
        RuleText? districtWeight = reader.OptionalRule("districtWeight");
        expressions.Check(weight, ExpressionKind.Number, diagnostics);
        expressions.Check(filter, ExpressionKind.Boolean, diagnostics);
        expressions.Check(districtWeight, ExpressionKind.Number, diagnostics);
        double concentration = reader.OptionalNumber("concentration", 0, 0, 1);
        double floor = reader.OptionalNumber("floor", 0, 0, 1e9);
        double ceiling = reader.OptionalNumber("ceiling", double.PositiveInfinity, 0, double.PositiveInfinity);
        CheckEnds(reader, floor, ceiling);
        Dictionary<string, double> table = Table(reader, kind, locality);
        Provenance provenance = reader.Provenance($"the allocation rule '{member.Name}'");
        reader.Finish();
        return new AllocationRule(member.Name, title, kind, weight, filter, districtWeight, concentration, floor, ceiling, table, provenance);
    }

    private static Dictionary<string, double> Table(ObjectReader reader, AllocationKind kind, Locality locality)
    {
        var table = new Dictionary<string, double>(StringComparer.Ordinal);
        IReadOnlyList<JsonMember> members = kind == AllocationKind.Table ? reader.RequiredMap("table") : reader.OptionalMap("table");
        HashSet<string> communes = [.. locality.Tables.Take(1).SelectMany(t => t.Communes).Select(c => c.Id)];
        foreach (JsonMember member in members)
        {
            if (!communes.Contains(member.Name))
            {
                reader.Diagnostics.Error("PLN0616", member.NameSpan, $"there is no commune '{member.Name}'{NearestName.Hint(member.Name, communes)}");
            }
            else if (member.Value.Kind != JsonKind.Number || !(member.Value.Number >= 0))
            {
                reader.Diagnostics.Error("PLN0616", member.Value.Span, $"the weight of '{member.Name}' must be a number of at least 0");
            }
            else
            {
                table[member.Name] = member.Value.Number;
            }
        }

        return table;
    }

    private static void CheckEnds(ObjectReader reader, double floor, double ceiling)
    {
        if (floor > ceiling)
        {
            reader.Diagnostics.Error("PLN0617", reader.Span, FormattableString.Invariant($"the floor {floor} is above the ceiling {ceiling}"));
        }
    }
}
