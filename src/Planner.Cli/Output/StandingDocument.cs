using System.Text.Json;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Planner.Analysis.Standing;
using Planner.Reporting.Documents;

namespace Planner.Cli.Output;

/// <summary>Where targets stand, as JSON; numbers that are not finite are null.</summary>
internal static class StandingDocument
{
    /// <summary>The document.</summary>
    public static string Write(EnsembleComparison comparison, IReadOnlyList<TargetStanding> standings, ProportionInterval? joint, PrecisionResult? precision = null)
    {
        return MachineDocument.Write(json =>
        {
            json.WriteString("locality", comparison.Locality.Id);
            json.WriteString("scenario", comparison.Reference.Scenario.Id);
            json.WriteBoolean("synthetic", comparison.Locality.Synthetic);
            json.WriteNumber("seed", comparison.Seed);
            json.WriteNumber("replicates", comparison.Replicates);
            json.WriteString("asOf", comparison.Reference.Scenario.Recorded?.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            if (precision is not null)
            {
                PrecisionDocument.Write(precision, comparison.Pack, json);
            }

            Interval(json, "joint", joint);
            json.WriteStartArray("targets");
            foreach (TargetStanding standing in standings)
            {
                Write(json, standing);
            }

            json.WriteEndArray();
            FaultDocument.Write(comparison.Reference.Ensemble.Faults, json);
        });
    }

    private static void Write(Utf8JsonWriter json, TargetStanding s)
    {
        TargetAttainment a = s.Attainment;
        json.WriteStartObject();
        json.WriteString("id", a.Target.Id);
        json.WriteString("operator", a.Target.IsSet ? a.Target.Operator : null);
        json.WriteNumberOrNull("required", a.Target.IsSet ? a.Target.Required : null);
        json.WriteString("unit", a.Target.Unit);
        Interval(json, "probability", a.Probability);
        json.WriteString("inHundred", a.Frequency?.ToString());
        json.WriteTexts("words", a.Words.Select(w => w.Id));
        json.WriteNumber("standingAt", s.Year);
        json.WriteNumberOrNull("done", s.Done);
        json.WriteString("doneUnit", s.Unit);
        json.WriteBoolean("recorded", s.IsRecorded);
        json.WriteNumberOrNull("planned", s.Planned);
        json.WriteNumberOrNull("behind", s.Behind);
        json.WriteNumberOrNull("remaining", s.Remaining);
        json.WriteNumber("yearsLeft", s.YearsLeft);
        json.WriteNumberOrNull("requiredPace", s.RemainingPace);
        json.WriteNumberOrNull("simulatedPace", s.SimulatedPace);
        json.WriteNumberOrNull("median", a.Median?.Estimate);
        json.WriteNumberOrNull("shortfallGivenFailure", a.ShortfallGivenFailure);
        json.WriteNumberOrNull("firstYearOfHalf", a.FirstYear?.Median);
        json.WriteEndObject();
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
