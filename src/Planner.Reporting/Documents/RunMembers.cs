using System.Text.Json;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Documents;

/// <summary>What the document of any analysis of one run begins with: which run it was, and that its data are synthetic or its rules drafts.</summary>
internal static class RunMembers
{
    public static void Write(Utf8JsonWriter writer, Ensemble ensemble)
    {
        writer.WriteNumber("seed", ensemble.Seed);
        writer.WriteNumber("runs", ensemble.Replicates);
        writer.WriteString("locality", ensemble.Locality.Id);
        writer.WriteString("scenario", ensemble.Scenario.Id);
        writer.WriteBoolean("synthetic", ensemble.Locality.Synthetic);
        if (ensemble.Pack.Drafts is { Count: > 0 } drafts)
        {
            writer.WriteStartArray("drafts");
            foreach (string draft in drafts)
            {
                writer.WriteStringValue(draft);
            }

            writer.WriteEndArray();
        }
    }

    public static void Title(Utf8JsonWriter writer, LocalizedText title)
    {
        writer.WriteStartObject("title");
        writer.WriteString("vi", title.Vi);
        writer.WriteString("en", title.En);
        writer.WriteEndObject();
    }
}
