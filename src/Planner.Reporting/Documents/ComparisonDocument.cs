using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Precision;
using Planner.Analysis.Summaries;

namespace Planner.Reporting.Documents;

/// <summary>
/// The machine-readable result of <c>compare --json</c> and <c>result.json</c>. Member order is fixed, numbers are the shortest that read back as the same
/// double, what is not finite or not defined is null; it holds no time, path, thread count or vector width, so equal runs give equal bytes.
/// </summary>
public static class ComparisonDocument
{
    /// <summary>The methods behind every <c>low</c> and <c>high</c>.</summary>
    public const string IntervalMethod =
        "probabilities: Wilson score; differences: Newcombe 1998 paired, method 10; both on replicates divided by the design effect of the synthetic tables, "
        + "Student's t with tables-1 degrees of freedom where it exceeds 1; Monte Carlo error only";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document, UTF-8 without byte-order mark, ended by a line feed.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="choice">What speaks for which scenario; null where nobody asked.</param>
    /// <param name="precision">How the number of replicates was found; null where it was given.</param>
    public static void Write(EnsembleComparison comparison, Stream output, ScenarioChoice? choice = null, PrecisionResult? precision = null)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            Write(comparison, choice, precision, writer);
        }

        output.WriteByte((byte)'\n');
    }

    private static void Write(EnsembleComparison comparison, ScenarioChoice? choice, PrecisionResult? precision, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seed", comparison.Seed);
        writer.WriteNumber("runs", comparison.Replicates);
        writer.WriteString("locality", comparison.Locality.Id);
        writer.WriteBoolean("synthetic", comparison.Locality.Synthetic);
        writer.WriteDrafts(comparison.Pack.Drafts);
        writer.WriteNumber("level", comparison.Level);
        writer.WriteString("intervalMethod", IntervalMethod);
        if (precision is not null)
        {
            PrecisionDocument.Write(precision, comparison.Pack, writer);
        }

        writer.WriteStartArray("scenarios");
        foreach (ScenarioResult scenario in comparison.Scenarios)
        {
            Scenario(scenario, writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("pairs");
        foreach (TargetDifference difference in comparison.TargetDifferences)
        {
            writer.WriteStartObject();
            writer.WriteString("target", difference.Target.Id);
            writer.WriteString("a", difference.A);
            writer.WriteString("b", difference.B);
            writer.WriteNumberOrNull("difference", difference.Probability?.Estimate);
            writer.WriteNumberOrNull("low", difference.Probability?.Low);
            writer.WriteNumberOrNull("high", difference.Probability?.High);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (choice is not null)
        {
            DecisionDocument.Write(choice, comparison, writer);
        }

        writer.WriteEndObject();
    }

    private static void Scenario(ScenarioResult scenario, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", scenario.Scenario.Id);
        writer.WriteStartObject("title");
        writer.WriteString("vi", scenario.Scenario.Title.Vi);
        writer.WriteString("en", scenario.Scenario.Title.En);
        writer.WriteEndObject();
        writer.WriteStartArray("targets");
        foreach (TargetAttainment target in scenario.Targets)
        {
            Target(target, scenario.Ensemble.Pack.CarriedOnFrom, writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("metrics");
        foreach (MetricSummary metric in scenario.Metrics)
        {
            Metric(metric, writer);
        }

        writer.WriteEndArray();
        FaultDocument.Write(scenario.Ensemble.Faults, writer);
        writer.WriteEndObject();
    }

    private static void Target(TargetAttainment target, int? carriedOnFrom, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", target.Target.Id);
        writer.WriteString("operator", target.Target.Operator);
        writer.WriteNumberOrNull("required", target.Target.Required);
        writer.WriteString("unit", target.Target.Unit);
        writer.WriteNumber("year", target.Target.Year);
        writer.WriteString("evaluatedAt", target.Target.EvaluatedAt);
        if (!target.Target.IsSet)
        {
            writer.WriteBoolean("notSet", true);
        }

        if (carriedOnFrom is { } from && target.Target.Year >= from)
        {
            writer.WriteNumber("rulesCarriedOnFrom", from);
        }

        writer.WriteNumberOrNull("probability", target.Probability?.Estimate);
        writer.WriteNumberOrNull("low", target.Probability?.Low);
        writer.WriteNumberOrNull("high", target.Probability?.High);
        writer.WriteNumber("n", target.Probability?.Replicates ?? 0);
        // Members and their meaning are agreed: n, low and high say themselves how little few replicates know.
        writer.WriteString("likelihood", string.Join('/', target.IntervalWords.Select(word => word.Id)));
        writer.WriteNumberOrNull("p10", target.P10);
        writer.WriteNumberOrNull("median", target.Median?.Estimate);
        writer.WriteNumberOrNull("p90", target.P90);
        writer.WriteEndObject();
    }

    private static void Metric(MetricSummary metric, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", metric.Metric.Id);
        writer.WriteString("unit", metric.Metric.Unit);
        writer.WriteStartArray("years");
        foreach (int year in metric.Years)
        {
            writer.WriteNumberValue(year);
        }

        writer.WriteEndArray();
        Numbers(writer, "p5", metric.P5);
        Numbers(writer, "p10", metric.P10);
        Numbers(writer, "p50", metric.P50);
        Numbers(writer, "p90", metric.P90);
        Numbers(writer, "p95", metric.P95);
        Numbers(writer, "mean", metric.Mean);
        writer.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter writer, string name, IReadOnlyList<double?> values)
    {
        writer.WriteStartArray(name);
        foreach (double? value in values)
        {
            writer.WriteNumberOrNullValue(value);
        }

        writer.WriteEndArray();
    }
}
