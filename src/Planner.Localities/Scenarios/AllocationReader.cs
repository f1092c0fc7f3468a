using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>Reads <c>allocationRules</c> and <c>allocations</c>.</summary>
internal static class AllocationReader
{
    public static IReadOnlyDictionary<string, AllocationRule> Read(ObjectReader reader, Locality locality, RulePack? pack)
    {
        var expressions = new CommuneExpressions(locality, pack);
        var rules = new Dictionary<string, AllocationRule>(pack?.Funding.Allocations ?? new Dictionary<string, AllocationRule>(), StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("allocationRules"))
        {
            if (pack?.Funding.Allocations.ContainsKey(member.Name) == true)
            {
                reader.Diagnostics.Error("PLN0606", member.NameSpan, $"the rule files already have an allocation rule '{member.Name}'; give the scenario's own another name");
            }

            rules[member.Name] = Own(member, locality, expressions, reader.Diagnostics);
        }

        var chosen = new Dictionary<string, AllocationRule>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("allocations"))
        {
            if (ComponentKeys.Check(member, pack, "'allocations'", reader.Diagnostics) && Chosen(member, rules, expressions, pack is not null, reader.Diagnostics) is { } rule)
            {
                chosen[member.Name] = rule;
            }
        }

        var result = new Dictionary<string, AllocationRule>(StringComparer.Ordinal);
        foreach (ComponentDefinition component in pack?.Funding.Components ?? [])
        {
            if ((ComponentKeys.Of(component, chosen) ?? rules.GetValueOrDefault(component.Allocation)) is { } rule)
            {
                result[component.Id] = rule;
            }
        }

        return result;
    }

    private static AllocationRule? Chosen(
        JsonMember member, Dictionary<string, AllocationRule> rules, CommuneExpressions expressions, bool all, DiagnosticBag diagnostics)
    {
        if (member.Value.Kind == JsonKind.Text)
        {
            return Named(member.Value, rules, all, diagnostics);
        }

        var change = new ObjectReader(member.Value, $"the allocation of '{member.Name}'", diagnostics);
        JsonValue? name = change.Required("rule");
        AllocationRule? rule = name is { Kind: JsonKind.Text } ? Named(name, rules, all, diagnostics) : null;
        if (name is { Kind: not JsonKind.Text })
        {
            change.RequiredText("rule");
        }

        // What is changed of a rule that does not exist is checked all the same.
        AllocationRule changed = AllocationRuleReader.Change(change, rule ?? Unread(member.Name, member.NameSpan));
        expressions.Check(ReferenceEquals(changed.Filter, rule?.Filter) ? null : changed.Filter, ExpressionKind.Boolean, diagnostics);
        return rule is null ? null : changed;
    }

    private static AllocationRule? Named(JsonValue name, Dictionary<string, AllocationRule> rules, bool all, DiagnosticBag diagnostics)
    {
        if (rules.TryGetValue(name.Text, out AllocationRule? rule))
        {
            return rule;
        }

        if (!all)
        {
            return Unread(name.Text, name.Span);
        }

        diagnostics.Error("PLN0606", name.Span, $"there is no allocation rule '{name.Text}'{NearestName.Hint(name.Text, rules.Keys)}");
        return null;
    }

    // Holds the place of a rule that is not known.
    private static AllocationRule Unread(string id, SourceSpan span) => new(
        id, new LocalizedText("", ""), AllocationKind.Weights, null, null, null, 0, 0, double.PositiveInfinity, new Dictionary<string, double>(), new Provenance(null, null, "", span));

    private static AllocationRule Own(JsonMember member, Locality locality, CommuneExpressions expressions, DiagnosticBag diagnostics)
    {
        var reader = new ObjectReader(member.Value, $"the allocation rule '{member.Name}'", diagnostics);
        AllocationRule rule = AllocationRuleReader.Read(reader, member.Name);
        expressions.Check(rule.Weight, ExpressionKind.Number, diagnostics);
        expressions.Check(rule.Filter, ExpressionKind.Boolean, diagnostics);
        expressions.Check(rule.DistrictWeight, ExpressionKind.Number, diagnostics);
        if (rule.Kind == AllocationKind.Table)
        {
            CheckTable(member.Value["table"], locality, diagnostics);
        }

        return rule;
    }

    private static void CheckTable(JsonValue? table, Locality locality, DiagnosticBag diagnostics)
    {
        HashSet<string> communes = [.. locality.Tables.Take(1).SelectMany(t => t.Communes).Select(c => c.Id)];
        foreach (JsonMember member in (table?.Members ?? []).Where(m => communes.Count > 0 && !communes.Contains(m.Name)))
        {
            diagnostics.Error("PLN0616", member.NameSpan, $"there is no commune '{member.Name}'{NearestName.Hint(member.Name, communes)}");
        }
    }
}
