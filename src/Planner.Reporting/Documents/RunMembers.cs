using System.Text.Json;
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
        writer.WriteDrafts(ensemble.Pack.Drafts);
    }
}
