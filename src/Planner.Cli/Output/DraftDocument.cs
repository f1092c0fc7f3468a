using System.Globalization;
using System.Text.Json;
using Planner.Reporting.Documents;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Simulation.Explaining;

namespace Planner.Cli.Output;

/// <summary>The JSON document of <c>draft --json</c>.</summary>
internal static class DraftDocument
{
    /// <param name="files">The draft files.</param>
    /// <param name="applied">The changes as they hold, for the official values; empty where these were not looked up.</param>
    /// <param name="flips">What the draft does to the communes; null where it was not asked for.</param>
    public static string Write(IReadOnlyList<DraftFile> files, IReadOnlyList<AppliedChange> applied, DraftFlips? flips)
    {
        return MachineDocument.Write(writer =>
        {
            writer.WriteStartArray("drafts");
            foreach (DraftFile file in files)
            {
                writer.WriteStartObject();
                writer.WriteString("name", file.Name);
                writer.WriteString("file", file.Path);
                writer.WriteString("official", file.Official);
                writer.WriteStartArray("changes");
                foreach (DraftChange change in file.Changes)
                {
                    Change(writer, change, applied.FirstOrDefault(a => a.Change.Span == change.Span)?.OfficialValue);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (flips is not null)
            {
                Flips(writer, flips);
            }
        });
    }

    private static void Change(Utf8JsonWriter writer, DraftChange change, string? official)
    {
        writer.WriteStartObject();
        writer.WriteString("target", change.Target);
        writer.WriteString("official", official);
        if (change.Value.Kind == JsonKind.Number)
        {
            writer.WriteNumber("value", change.Value.Number);
        }
        else
        {
            writer.WriteString("value", change.ValueText);
        }

        writer.WriteNumberOrNull("from", change.From);
        writer.WriteNumberOrNull("to", change.To);
        writer.WriteString("status", change.Status == DraftStatus.InForce ? "inForce" : "draft");
        writer.WriteString("law", change.Law);
        writer.WriteString("clause", change.Clause);
        writer.WriteString("effective", change.Effective?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("note", change.Note);
        writer.WriteEndObject();
    }

    private static void Flips(Utf8JsonWriter writer, DraftFlips flips)
    {
        writer.WriteStartObject("flips");
        writer.WriteString("locality", flips.Locality.Id);
        writer.WriteBoolean("synthetic", flips.Locality.Synthetic);
        writer.WriteNumber("dataYear", flips.Locality.StartYear);
        writer.WriteNumber("rulesYear", flips.Year);
        writer.WriteStartArray("criteria");
        foreach (CriterionFlip flip in flips.Flips)
        {
            writer.WriteStartObject();
            writer.WriteString("commune", flip.Commune);
            writer.WriteString("set", flip.Set);
            writer.WriteString("criterion", flip.Criterion);
            writer.WriteBoolean("before", flip.Before);
            writer.WriteBoolean("after", !flip.Before);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
