using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/funding/eligibility.json</c>.</summary>
internal static class EligibilityReader
{
    public static Dictionary<string, (RuleText Eligible, Provenance Provenance)> Read(PackSource source, IReadOnlyList<string> components)
    {
        var found = new Dictionary<string, (RuleText, Provenance)>(StringComparer.Ordinal);
        ObjectReader? file = source.Open("funding/eligibility.json", "the eligibility file");
        if (file is null)
        {
            return found;
        }

        foreach (JsonValue item in file.RequiredArray("eligibility"))
        {
            var reader = new ObjectReader(item, "an eligibility", source.Diagnostics);
            string component = ResponsesReader.Component(reader, components);
            RuleText? eligible = reader.Rule("eligible");
            Provenance provenance = reader.Provenance($"the eligibility of '{component}'");
            reader.Finish();
            if (source.Define("eligibility of", component, reader.SpanOf("component")) && eligible is not null)
            {
                found[component] = (eligible, provenance);
            }
        }

        file.Finish();
        return found;
    }
}
