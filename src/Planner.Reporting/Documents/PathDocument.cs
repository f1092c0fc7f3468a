using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Analysis.Closing;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Documents;

/// <summary>The machine-readable result of <c>paths --json</c>: fixed member order, no time, path or thread count, so that equal runs give equal bytes.</summary>
public static class PathDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the document, UTF-8 without byte-order mark, ended by a line feed.</summary>
    /// <param name="paths">The communes, in the order wanted.</param>
    /// <param name="ensemble">The run they come from.</param>
    /// <param name="year">Whose thresholds judge the start.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(IReadOnlyList<CommunePath> paths, Ensemble ensemble, int year, Stream output)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(output);
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            RunMembers.Write(writer, ensemble);
            writer.WriteNumber("thresholdsOf", year);
            writer.WriteString("intervalMethod", "Wilson score over replicates; Monte Carlo error only");
            writer.WriteStartArray("communes");
            foreach (CommunePath path in paths)
            {
                Path(writer, path, ensemble);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Path(Utf8JsonWriter writer, CommunePath path, Ensemble ensemble)
    {
        writer.WriteStartObject();
        writer.WriteString("id", path.Commune.Id);
        writer.WriteString("district", ensemble.Locality.Districts[path.Commune.District].Id);
        writer.WriteStartObject("certifiedBy");
        for (int y = 0; y < ensemble.Years.Count; y++)
        {
            writer.WriteNumber(FormattableString.Invariant($"{ensemble.Years[y]}"), path.CertifiedBy[y]);
        }

        writer.WriteEndObject();
        writer.WriteNumber("low", path.Interval.Low);
        writer.WriteNumber("high", path.Interval.High);
        if (path.MedianYear is { } median)
        {
            writer.WriteNumber("medianYear", median);
        }
        else
        {
            writer.WriteNull("medianYear");
        }

        writer.WriteString("binding", path.Binding);
        writer.WriteNumber("bindingShare", path.BindingShare);
        BottleneckDocument.Range(writer, "openAtStart", path.OpenAtStart);
        BottleneckDocument.Range(writer, "millionVnd", path.Money);
        Names(writer, "notBought", path.NotBought);
        writer.WriteStartArray("cheapestSets");
        foreach ((double money, IReadOnlyList<string> criteria) in path.Sets)
        {
            writer.WriteStartObject();
            writer.WriteNumber("millionVnd", money);
            Names(writer, "criteria", criteria);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter writer, string member, IEnumerable<string> names)
    {
        writer.WriteStartArray(member);
        foreach (string name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
