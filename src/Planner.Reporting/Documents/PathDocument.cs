using System.Text.Json;
using Planner.Analysis.Closing;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Documents;

/// <summary>The machine-readable result of <c>paths --json</c>: fixed member order, no time, path or thread count, so that equal runs give equal bytes.</summary>
public static class PathDocument
{
    /// <summary>The document.</summary>
    /// <param name="paths">The communes, in the order wanted.</param>
    /// <param name="ensemble">The run they come from.</param>
    /// <param name="year">Whose thresholds judge the start.</param>
    public static string Write(IReadOnlyList<CommunePath> paths, Ensemble ensemble, int year)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(ensemble);
        return MachineDocument.Write(writer =>
        {
            RunMembers.Write(writer, ensemble);
            writer.WriteNumber("thresholdsOf", year);
            writer.WriteString("intervalMethod", "Wilson score over replicates; Monte Carlo error only");
            writer.WriteStartArray("communes");
            foreach (CommunePath path in paths)
            {
                Path(writer, path, ensemble);
            }

            writer.WriteEndArray();
            FaultDocument.Write(ensemble.Faults, writer);
        });
    }

    private static void Path(Utf8JsonWriter writer, CommunePath path, Ensemble ensemble)
    {
        writer.WriteStartObject();
        writer.WriteString("id", path.Commune.Id);
        writer.WriteString("district", ensemble.Locality.Districts[path.Commune.District].Id);
        foreach ((string name, IReadOnlyList<double> by) in new[] { "certifiedBy", "advancedBy", "modelBy" }.Zip(path.RecognisedBy))
        {
            writer.WriteStartObject(name);
            for (int y = 0; y < ensemble.Years.Count; y++)
            {
                writer.WriteNumber(FormattableString.Invariant($"{ensemble.Years[y]}"), by[y]);
            }

            writer.WriteEndObject();
        }

        writer.WriteNumber("low", path.Interval.Low);
        writer.WriteNumber("high", path.Interval.High);
        writer.WriteNumberOrNull("medianYear", path.MedianYear);
        writer.WriteString("binding", path.Binding);
        writer.WriteNumber("bindingShare", path.BindingShare);
        BottleneckDocument.Range(writer, "openAtStart", path.OpenAtStart);
        BottleneckDocument.Range(writer, "millionVnd", path.Money);
        writer.WriteTexts("notBought", path.NotBought);
        writer.WriteStartArray("cheapestSets");
        foreach ((double money, IReadOnlyList<string> criteria) in path.Sets)
        {
            writer.WriteStartObject();
            writer.WriteNumber("millionVnd", money);
            writer.WriteTexts("criteria", criteria);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
