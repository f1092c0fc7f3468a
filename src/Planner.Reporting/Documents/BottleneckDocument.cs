using System.Text.Json;
using Planner.Analysis.Closing;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Documents;

/// <summary>The machine-readable result of <c>bottlenecks --json</c>: fixed member order, no time, path or thread count, so that equal runs give equal bytes.</summary>
public static class BottleneckDocument
{
    /// <summary>The document.</summary>
    /// <param name="found">The findings.</param>
    /// <param name="ensemble">The run they come from.</param>
    public static string Write(Bottlenecks found, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(ensemble);
        return MachineDocument.Write(writer =>
        {
            RunMembers.Write(writer, ensemble);
            writer.WriteNumber("thresholdsOf", found.Year);
            writer.WriteNumber("communes", found.Communes);
            Range(writer, "communesClosableByWorks", found.Closable);
            Range(writer, "communesBlocked", found.Blocked);
            Range(writer, "billionVndOfAllWorks", found.Everything);
            writer.WriteStartArray("criteria");
            foreach (CriterionBottleneck c in found.Criteria)
            {
                writer.WriteStartObject();
                writer.WriteString("id", c.Criterion);
                writer.WriteTitle(c.Title);
                Range(writer, "openAtStart", c.OpenAtStart);
                writer.WriteNumber("failingAtEnd", c.FailingAtEnd);
                Range(writer, "lastHurdle", c.LastHurdle);
                Range(writer, "closable", c.Closable);
                Range(writer, "billionVnd", c.Money);
                writer.WriteString("notBought", c.NotBought?.En);
                writer.WriteStartArray("districts");
                foreach (DistrictBottleneck d in c.Districts)
                {
                    writer.WriteStartObject();
                    writer.WriteString("district", d.District);
                    writer.WriteNumber("communes", d.Communes);
                    writer.WriteNumber("openAtStart", d.OpenAtStart);
                    writer.WriteNumber("failingAtEnd", d.FailingAtEnd);
                    writer.WriteNumber("billionVnd", d.Money);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("cheapestFirst");
            for (int n = 0; n < found.CheapestFirst.Count; n++)
            {
                writer.WriteStartObject();
                writer.WriteNumber("communes", n + 1);
                Range(writer, "billionVnd", found.CheapestFirst[n]);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            FaultDocument.Write(ensemble.Faults, writer);
        });
    }

    internal static void Range(Utf8JsonWriter writer, string name, TableRange range)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("mean", range.Mean);
        writer.WriteNumber("low", range.Low);
        writer.WriteNumber("high", range.High);
        writer.WriteEndObject();
    }
}
