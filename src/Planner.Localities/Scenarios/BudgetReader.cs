using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Scenarios;

/// <summary>Reads <c>budgets</c> and <c>budgetFactors</c>.</summary>
internal static class BudgetReader
{
    private static readonly string[] Sources = [.. Enum.GetNames<MoneySource>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static IReadOnlyList<BudgetLine> Read(ObjectReader reader, Locality locality, RulePack? pack)
    {
        Dictionary<string, Boxed> factors = Factors(reader, pack);
        List<string> components = [.. pack?.Funding.Components.Select(c => c.Id) ?? []];
        var lines = new List<BudgetLine>();
        foreach (JsonMember member in reader.OptionalMap("budgets"))
        {
            var line = new ObjectReader(member.Value, $"the budget line '{member.Name}'", reader.Diagnostics);
            string component = line.RequiredText("component");
            ComponentDefinition? definition = pack?.Funding.Components.FirstOrDefault(c => c.Id == component);
            if (definition is null && pack is not null && component.Length > 0)
            {
                reader.Diagnostics.Error("PLN0605", line.Any("component")!.Span,
                    $"there is no component '{component}' in the rule files{NearestName.Hint(component, components)}");
            }

            MoneySource from = Enum.Parse<MoneySource>(line.Choice("from", Sources), ignoreCase: true);
            string revision = line.OptionalText("revision") ?? "start";
            double factor = definition is null ? 1 : ComponentKeys.Of(definition, factors)?.Value ?? 1;
            Provenance provenance = line.Provenance($"the budget line '{member.Name}'");
            IReadOnlyList<JsonMember> amounts = line.RequiredMap("amounts");
            if (amounts.Count == 0 && line.Any("amounts") is { Kind: JsonKind.Object } empty)
            {
                reader.Diagnostics.Error("PLN0615", empty.Span, $"the budget line '{member.Name}' has no amount");
            }

            foreach (JsonMember amount in amounts)
            {
                int? year = FileMembers.Year(amount, locality.StartYear + 1, locality.EndYear, reader.Diagnostics);
                if (Amount(amount, member.Name, reader.Diagnostics) is { } value && year is { } y)
                {
                    lines.Add(new BudgetLine(member.Name, component, y, from, value * factor, revision, provenance));
                }
            }

            line.Finish();
        }

        return [.. lines.OrderBy(l => l.Year)];
    }

    private static double? Amount(JsonMember amount, string line, DiagnosticBag diagnostics)
    {
        if (amount.Value.Kind != JsonKind.Number)
        {
            diagnostics.Error("PLN0010", amount.Value.Span, $"the amount of {amount.Name} must be a number of billion VND, not {ObjectReader.Describe(amount.Value.Kind)}");
            return null;
        }

        double value = amount.Value.Number;
        if (!(value >= 0 && value <= 1e7))
        {
            diagnostics.Error("PLN0609", amount.Value.Span, $"the amount of {amount.Name} in '{line}' is {amount.Value.Raw}; it must be 0 or more billion VND (at most 10000000)");
            return null;
        }

        return value;
    }

    private static Dictionary<string, Boxed> Factors(ObjectReader reader, RulePack? pack)
    {
        var factors = new Dictionary<string, Boxed>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("budgetFactors"))
        {
            if (!ComponentKeys.Check(member, pack, "'budgetFactors'", reader.Diagnostics))
            {
                continue;
            }

            if (member.Value.Kind != JsonKind.Number || !(member.Value.Number >= 0 && member.Value.Number <= 1000))
            {
                reader.Diagnostics.Error("PLN0609", member.Value.Span, $"the factor of '{member.Name}' must be a number from 0 to 1000");
                continue;
            }

            factors[member.Name] = new Boxed(member.Value.Number);
        }

        return factors;
    }

    private sealed record Boxed(double Value);
}
