using System.Text.Json;
using Planner.Analysis.Precision;
using Planner.Rules.Pack;

namespace Planner.Reporting.Documents;

/// <summary>The member <c>precision</c> of a run of open length: what was asked, every look, and what is still too wide.</summary>
public static class PrecisionDocument
{
    /// <summary>How the number of replicates is found.</summary>
    public const string Method =
        "looks at 1024*2^k replicates; look k is at level 1 - 0.05*2^-|k-c|/(3-2^-c), c the first look at which an even chance without table effect is narrow enough; "
        + "intervals hold at level over all looks (Bonferroni)";

    /// <summary>Writes it.</summary>
    /// <param name="precision">How it went.</param>
    /// <param name="pack">The rules, for the targets' ids.</param>
    /// <param name="writer">The document.</param>
    public static void Write(PrecisionResult precision, RulePack pack, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(precision);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject("precision");
        writer.WriteNumber("halfWidth", precision.Aim.HalfWidth);
        writer.WriteString("of", precision.Aim.Of == PrecisionMeasure.Differences ? "differences" : "probabilities");
        writer.WriteTexts("targets", precision.Aim.Targets.Select(t => pack.Targets[t].Id));
        writer.WriteNumber("most", precision.Aim.Most);
        writer.WriteString("method", Method);
        writer.WriteBoolean("reached", precision.Reached);
        writer.WriteString("end", precision.Last.End switch { PrecisionEnd.Reached => "reached", PrecisionEnd.Tables => "tables", _ => "most" });
        writer.WriteStartArray("looks");
        foreach (PrecisionLook look in precision.Looks)
        {
            writer.WriteStartObject();
            writer.WriteNumber("runs", look.Replicates);
            writer.WriteNumber("computedLevel", look.Level);
            writer.WriteNumber("widest", look.Widest.HalfWidth);
            writer.WriteString("widestScenario", look.Widest.Scenario);
            writer.WriteString("widestTarget", pack.Targets[look.Widest.Target].Id);
            writer.WriteNumber("tooWide", look.Wide.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tooWide");
        foreach (PrecisionWidth width in precision.Last.Wide)
        {
            writer.WriteStartObject();
            writer.WriteString("scenario", width.Scenario);
            writer.WriteString("target", pack.Targets[width.Target].Id);
            writer.WriteNumber("halfWidth", width.HalfWidth);
            writer.WriteNumber("bestForeseen", width.Best);
            writer.WriteNumberOrNull("runsNeeded", width.Needed);
            writer.WriteNumberOrNull("tablesNeeded", width.TablesNeeded);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
