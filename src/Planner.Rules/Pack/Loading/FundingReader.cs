using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/funding/</c>: programmes with their components, eligibility, responses, allocations, disbursement.</summary>
internal static class FundingReader
{
    private static readonly string[] Kinds = ["capital", "recurrent"];

    public static FundingRules Read(PackSource source)
    {
        var programmes = new List<ProgrammeDefinition>();
        var drafts = new List<(string Id, string Programme, LocalizedText Title, MoneyKind Kind, string Allocation, bool WhenNamed, Provenance Provenance)>();
        if (source.Open("funding/programmes.json", "the programmes file") is { } file)
        {
            foreach (JsonValue item in file.RequiredArray("programmes"))
            {
                var reader = new ObjectReader(item, "a programme", source.Diagnostics);
                string id = reader.Identifier();
                var programme = new ProgrammeDefinition(
                    id, reader.Title(), reader.RequiredNumber("counterpartRatio", 0, 10), reader.Provenance($"the programme '{id}'"));
                reader.Finish();
                if (source.Define("programme", id, reader.SpanOf("id")))
                {
                    programmes.Add(programme);
                }
            }

            foreach (JsonValue item in file.RequiredArray("components", InputLimits.Definitions))
            {
                var reader = new ObjectReader(item, "a component", source.Diagnostics);
                string id = reader.RequiredText("id");
                string programme = reader.RequiredText("programme");
                LocalizedText title = reader.Title();
                MoneyKind kind = Kind(reader);
                string allocation = reader.RequiredText("allocation");
                bool whenNamed = reader.OptionalBoolean("whenNamed", false);
                Provenance provenance = reader.Provenance($"the component '{id}'");
                reader.Finish();
                List<string> names = [.. programmes.Select(p => p.Id)];
                if (programme.Length > 0 && !names.Contains(programme, StringComparer.Ordinal))
                {
                    source.Diagnostics.Error("PLN0815", reader.SpanOf("programme"), $"there is no programme '{programme}'{NearestName.Hint(programme, names)}");
                }
                else if (id.Length > 0 && !id.StartsWith(programme + ".", StringComparison.Ordinal))
                {
                    source.Diagnostics.Error("PLN0804", reader.SpanOf("id"), $"the component '{id}' must be named '{programme}.…' after its programme");
                }

                if (source.Define("component", id, reader.SpanOf("id")))
                {
                    drafts.Add((id, programme, title, kind, allocation, whenNamed, provenance));
                    source.Places[("component allocation", id)] = reader.SpanOf("allocation");
                }
            }

            file.Finish();
        }

        List<string> componentIds = [.. drafts.Select(d => d.Id)];
        Dictionary<string, (RuleText Eligible, Provenance Provenance)> eligibility = EligibilityReader.Read(source, componentIds);
        Dictionary<string, (IReadOnlyList<WorkResponse> Works, IReadOnlyList<HouseholdEffect> Effects)> responses = ResponsesReader.Read(source, componentIds);
        var components = new List<ComponentDefinition>();
        foreach ((string id, string programme, LocalizedText title, MoneyKind kind, string allocation, bool whenNamed, Provenance provenance) in drafts)
        {
            if (!responses.TryGetValue(id, out (IReadOnlyList<WorkResponse> Works, IReadOnlyList<HouseholdEffect> Effects) response))
            {
                source.Diagnostics.Error("PLN0816", source.PlaceOf("component", id), $"the component '{id}' has no entry in funding/responses.json: its money would buy nothing");
                response = ([], []);
            }

            if (eligibility.TryGetValue(id, out (RuleText Eligible, Provenance Provenance) eligible))
            {
                components.Add(new ComponentDefinition(id, programme, title, kind, eligible.Eligible, eligible.Provenance, allocation, response.Works, response.Effects, provenance)
                {
                    WhenNamed = whenNamed,
                });
            }
            else
            {
                source.Diagnostics.Error("PLN0816", source.PlaceOf("component", id), $"the component '{id}' has no entry in funding/eligibility.json");
            }
        }

        Dictionary<string, AllocationRule> allocations = AllocationsReader.Read(source);
        foreach ((string id, _, _, _, string allocation, _, _) in drafts)
        {
            if (allocation.Length > 0 && !allocations.ContainsKey(allocation))
            {
                source.Diagnostics.Error(
                    "PLN0817", source.PlaceOf("component allocation", id), $"there is no allocation rule '{allocation}'{NearestName.Hint(allocation, allocations.Keys)}");
            }
        }

        return Disbursement(source, programmes, components, allocations);
    }

    private static MoneyKind Kind(ObjectReader reader) => reader.Choice("kind", Kinds) == "capital" ? MoneyKind.Capital : MoneyKind.Recurrent;

    private static FundingRules Disbursement(
        PackSource source, List<ProgrammeDefinition> programmes, List<ComponentDefinition> components, Dictionary<string, AllocationRule> allocations)
    {
        ObjectReader? file = source.Open("funding/disbursement.json", "the disbursement file");
        if (file is null)
        {
            return new FundingRules(programmes, components, allocations, [], 0, 0, 0, new Dictionary<string, Provenance>());
        }

        var rules = new List<DisbursementRule>();
        foreach (JsonValue item in file.RequiredArray("disbursement"))
        {
            if (DisbursementRuleReader.Read(item, source.Diagnostics) is { } rule && source.Define("disbursement of", rule.Kind.ToString(), item.Span))
            {
                rules.Add(rule);
            }
        }

        foreach (MoneyKind kind in components.Select(c => c.Kind).Distinct().Where(k => rules.All(r => r.Kind != k)))
        {
            source.Diagnostics.Error("PLN0816", file.Span, $"no disbursement is given for money of the kind {(kind == MoneyKind.Capital ? "capital" : "recurrent")}");
        }

        Coefficient debt = file.Coefficient("debtShare", 0, 1);
        Coefficient repayment = file.Coefficient("debtRepayment", 0, 1);
        Coefficient price = file.Coefficient("priceGrowth", -1, 1);
        file.Finish();
        return new FundingRules(
            programmes, components, allocations, rules, debt, repayment, price,
            new Dictionary<string, Provenance>(StringComparer.Ordinal)
            {
                ["debtShare"] = debt.Provenance,
                ["debtRepayment"] = repayment.Provenance,
                ["priceGrowth"] = price.Provenance,
            });
    }
}
