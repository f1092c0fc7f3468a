using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/targets/levers.json</c>.</summary>
internal static class LeversReader
{
    public const string FileName = "levers.json";

    internal static readonly string[] Deciders = ["centre", "peoplesCouncil", "province", "district", "commune"];

    public static IReadOnlyList<LeverDefinition> Read(PackSource source)
    {
        if (source.Open("targets/" + FileName, "the levers file") is not { } file)
        {
            return [];
        }

        var levers = new List<LeverDefinition>();
        foreach (JsonValue item in file.RequiredArray("levers"))
        {
            var reader = new ObjectReader(item, "a lever", source.Diagnostics);
            string id = reader.RequiredText("id");
            string locality = reader.RequiredText("locality");
            LocalizedText title = reader.Title();
            var fields = new List<string>();
            foreach (JsonValue field in reader.RequiredArray("fields"))
            {
                if (field.Kind != JsonKind.Text)
                {
                    source.Diagnostics.Error("PLN0010", field.Span, $"a field of '{id}' must be a text in quotes, not {ObjectReader.Describe(field.Kind)}");
                }
                else
                {
                    fields.Add(field.Text);
                }
            }

            string? decidedBy = reader.Has("decidedBy") ? reader.Choice("decidedBy", Deciders) : null;
            LeadAgency? leadAgency = reader.LeadAgency("leadAgency");
            Provenance provenance = reader.Provenance($"the lever '{id}'");
            reader.Finish();
            if (fields.Count == 0 && reader.Any("fields") is { Kind: JsonKind.Array })
            {
                source.Diagnostics.Error("PLN0853", reader.SpanOf("fields"), $"the lever '{id}' names no field of a scenario, so nothing sets it");
            }

            if (source.Define("lever", id, reader.SpanOf("id")))
            {
                levers.Add(new LeverDefinition(id, locality, title, fields, decidedBy, provenance) { LeadAgency = leadAgency });
            }
        }

        file.Finish();
        return levers;
    }
}
