using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/funding/allocations.json</c>.</summary>
internal static class AllocationsReader
{
    public static Dictionary<string, AllocationRule> Read(PackSource source)
    {
        var rules = new Dictionary<string, AllocationRule>(StringComparer.Ordinal);
        ObjectReader? file = source.Open("funding/allocations.json", "the allocations file");
        if (file is null)
        {
            return rules;
        }

        foreach (JsonValue item in file.RequiredArray("allocations"))
        {
            AllocationRule rule = AllocationRuleReader.Read(item, source.Diagnostics);
            if (source.Define("allocation rule", rule.Id, item["id"]?.Span ?? item.Span) && rule.Id.Length > 0)
            {
                rules[rule.Id] = rule;
            }
        }

        file.Finish();
        return rules;
    }
}
