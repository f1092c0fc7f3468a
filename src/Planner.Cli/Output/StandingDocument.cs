using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Standing;

namespace Planner.Cli.Output;

/// <summary>Where targets stand, as JSON; numbers that are not finite are null.</summary>
internal static class StandingDocument
{
    /// <summary>The document.</summary>
    public static string Write(EnsembleComparison comparison, IReadOnlyList<TargetStanding> standings, ProportionInterval? joint)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("locality", comparison.Locality.Id);
            json.WriteString("scenario", comparison.Reference.Scenario.Id);
            json.WriteBoolean("synthetic", comparison.Locality.Synthetic);
            json.WriteNumber("seed", comparison.Seed);
            json.WriteNumber("replicates", comparison.Replicates);
            json.WriteString("asOf", comparison.Reference.Scenario.Recorded?.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            Interval(json, "joint", joint);
            json.WriteStartArray("targets");
            foreach (TargetStanding standing in standings)
            {
                Write(json, standing);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, TargetStanding s)
    {
        TargetAttainment a = s.Attainment;
        json.WriteStartObject();
        json.WriteString("id", a.Target.Id);
        json.WriteString("operator", a.Target.IsSet ? a.Target.Operator : null);
        Number("required", a.Target.IsSet ? a.Target.Required : null);
        json.WriteString("unit", a.Target.Unit);
        Interval(json, "probability", a.Probability);
        json.WriteString("inHundred", a.Probability is null ? null : a.Frequency.ToString());
        json.WriteStartArray("words");
        foreach (string word in a.Words.Select(w => w.Id))
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteNumber("standingAt", s.Year);
        Number("done", s.Done);
        json.WriteString("doneUnit", s.Unit);
        json.WriteBoolean("recorded", s.IsRecorded);
        Number("planned", s.Planned);
        Number("behind", s.Behind);
        Number("remaining", s.Remaining);
        json.WriteNumber("yearsLeft", s.YearsLeft);
        Number("requiredPace", s.RemainingPace);
        Number("simulatedPace", s.SimulatedPace);
        Number("median", a.Median?.Estimate);
        Number("shortfallGivenFailure", a.ShortfallGivenFailure);
        Number("firstYearOfHalf", a.FirstYear?.Median);
        json.WriteEndObject();

        void Number(string name, double? value)
        {
            if (value is { } v && double.IsFinite(v))
            {
                json.WriteNumber(name, v);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    private static void Interval(Utf8JsonWriter json, string name, ProportionInterval? interval)
    {
        if (interval is not { } p)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("estimate", p.Estimate);
        json.WriteNumber("low", p.Low);
        json.WriteNumber("high", p.High);
        json.WriteEndObject();
    }
}
