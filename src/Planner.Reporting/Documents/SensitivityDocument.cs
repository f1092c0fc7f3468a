using System.Text.Json;
using Planner.Analysis.Intervals;
using Planner.Analysis.Sensitivity;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Documents;

/// <summary>What results depend on, as JSON and as CSV.</summary>
public static class SensitivityDocument
{
    /// <summary>The tornado with break-even values.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="results">Results by target.</param>
    public static string Write(SensitivityFrame frame, IReadOnlyList<TornadoResult> results)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(results);
        return Write(frame, "tornado", results, (writer, r) =>
        {
            writer.WriteString("target", r.Target.Id);
            Interval(writer, "probability", r.Base?.Estimate, r.Base?.Low, r.Base?.High);
            writer.WriteStartArray("factors");
            foreach (TornadoRow row in r.Rows)
            {
                writer.WriteStartObject();
                Factor(writer, row.Factor);
                Interval(writer, "changeLow", row.Low?.Estimate, row.Low?.Low, row.Low?.High);
                Interval(writer, "changeHigh", row.High?.Estimate, row.High?.Low, row.High?.High);
                Interval(writer, "valueChangeLow", row.ValueLow?.Estimate, row.ValueLow?.Low, row.ValueLow?.High);
                Interval(writer, "valueChangeHigh", row.ValueHigh?.Estimate, row.ValueHigh?.Low, row.ValueHigh?.High);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumberOrNull("wanted", frame.Wanted);
            Interval(writer, "ownMark", r.OwnMark?.Estimate, r.OwnMark?.Low, r.OwnMark?.High);
            writer.WriteStartArray("breakEvens");
            foreach (BreakEven b in r.BreakEvens)
            {
                writer.WriteStartObject();
                writer.WriteString("factor", b.Factor.Id);
                writer.WriteBoolean("reachedNow", b.Reached);
                Interval(writer, "value", b.Value, b.Low, b.High);
                writer.WriteNumber("lookedTo", b.End);
                writer.WriteNumberOrNull("probabilityThere", b.AtEnd);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>The screening.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="results">Results by target.</param>
    public static string Write(SensitivityFrame frame, IReadOnlyList<ScreeningResult> results)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(results);
        return Write(frame, "morris", results, (writer, r) =>
        {
            writer.WriteString("target", r.Target.Id);
            writer.WriteNumber("points", r.Points);
            writer.WriteStartArray("factors");
            for (int i = 0; i < r.Factors.Count; i++)
            {
                writer.WriteStartObject();
                Factor(writer, r.Factors[i]);
                ElementaryEffects? e = r.Effects[i];
                Interval(writer, "meanAbsolute", e?.MeanAbsolute.Estimate, e?.MeanAbsolute.Low, e?.MeanAbsolute.High);
                writer.WriteNumberOrNull("mean", e?.Mean);
                writer.WriteNumberOrNull("spread", e?.Spread);
                Interval(writer, "flips", r.Flips?[i].Estimate, r.Flips?[i].Low, r.Flips?[i].High);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>Shares of variance.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="results">Results by target.</param>
    public static string Write(SensitivityFrame frame, IReadOnlyList<VarianceResult> results)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(results);
        return Write(frame, "sobol", results, (writer, r) =>
        {
            writer.WriteString("target", r.Target.Id);
            writer.WriteNumber("rows", r.Rows);
            writer.WriteNumber("metShare", r.Met);
            Estimate(writer, "value", r, r.OfValue);
            Estimate(writer, "met", r, r.OfMet);
        });
    }

    /// <summary>The tornado as a table, a row for each target and factor.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="results">Results by target.</param>
    public static string Table(SensitivityFrame frame, IReadOnlyList<TornadoResult> results)
    {
        CsvRows rows = Rows(
            frame, "target", "factor", "kind", "low", "now", "high", "changeLow", "changeLowFrom", "changeLowTo", "changeHigh", "changeHighFrom", "changeHighTo", "valueChangeLow", "valueChangeHigh");
        foreach (TornadoResult r in results)
        {
            foreach (TornadoRow t in r.Rows)
            {
                rows.Add(
                    r.Target.Id, t.Factor.Id, Kind(t.Factor), t.Factor.Low, t.Factor.Now, t.Factor.High, t.Low?.Estimate, t.Low?.Low, t.Low?.High, t.High?.Estimate, t.High?.Low, t.High?.High,
                    t.ValueLow?.Estimate, t.ValueHigh?.Estimate);
            }
        }

        return rows.ToString();
    }

    /// <summary>The screening as a table.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="results">Results by target.</param>
    public static string Table(SensitivityFrame frame, IReadOnlyList<ScreeningResult> results)
    {
        CsvRows rows = Rows(frame, "target", "factor", "kind", "low", "now", "high", "meanAbsolute", "from", "to", "mean", "spread", "flips");
        foreach (ScreeningResult r in results)
        {
            for (int i = 0; i < r.Factors.Count; i++)
            {
                ElementaryEffects? e = r.Effects[i];
                rows.Add(
                    r.Target.Id, r.Factors[i].Id, Kind(r.Factors[i]), r.Factors[i].Low, r.Factors[i].Now, r.Factors[i].High, e?.MeanAbsolute.Estimate, e?.MeanAbsolute.Low, e?.MeanAbsolute.High, e?.Mean, e?.Spread,
                    r.Flips?[i].Estimate);
            }
        }

        return rows.ToString();
    }

    /// <summary>Shares of variance as a table.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="results">Results by target.</param>
    public static string Table(SensitivityFrame frame, IReadOnlyList<VarianceResult> results)
    {
        CsvRows rows = Rows(frame, "target", "output", "factor", "kind", "low", "now", "high", "first", "firstFrom", "firstTo", "total", "totalFrom", "totalTo");
        foreach (VarianceResult r in results)
        {
            foreach ((string output, SobolEstimate? estimate) in new[] { ("value", r.OfValue), ("met", r.OfMet) })
            {
                for (int i = 0; estimate is not null && i < r.Factors.Count; i++)
                {
                    SobolIndex index = estimate.Indexes[i];
                    rows.Add(
                        r.Target.Id, output, r.Factors[i].Id, Kind(r.Factors[i]), r.Factors[i].Low, r.Factors[i].Now, r.Factors[i].High, index.First.Estimate, index.First.Low, index.First.High,
                        index.Total.Estimate, index.Total.Low, index.Total.High);
                }
            }
        }

        return rows.ToString();
    }

    private static CsvRows Rows(SensitivityFrame frame, params ReadOnlySpan<string> header)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new CsvRows(DataMark.Of(frame.Locality, frame.Pack, Language.Vietnamese) ?? string.Empty, header);
    }

    private static string Write<T>(SensitivityFrame frame, string method, IReadOnlyList<T> results, Action<Utf8JsonWriter, T> members) => MachineDocument.Write(writer =>
    {
        writer.WriteString("method", method);
        writer.WriteNumber("seed", frame.Seed);
        writer.WriteNumber("runs", frame.Runs);
        writer.WriteNumber("runsAsked", frame.RunsAsked);
        writer.WriteString("locality", frame.Locality.Id);
        writer.WriteString("scenario", frame.Scenario.Id);
        writer.WriteBoolean("synthetic", frame.Locality.Synthetic);
        writer.WriteBoolean("complete", frame.Complete);
        writer.WriteDrafts(frame.Pack.Drafts);
        writer.WriteStartArray("targets");
        foreach (T result in results)
        {
            writer.WriteStartObject();
            members(writer, result);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        FaultDocument.Write(frame.Faults.Rules, writer);
    });

    private static void Estimate(Utf8JsonWriter writer, string name, VarianceResult result, SobolEstimate? estimate)
    {
        if (estimate is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("variance", estimate.Variance);
        Interval(writer, "interactions", estimate.Interactions.Estimate, estimate.Interactions.Low, estimate.Interactions.High);
        writer.WriteStartArray("factors");
        for (int i = 0; i < result.Factors.Count; i++)
        {
            writer.WriteStartObject();
            Factor(writer, result.Factors[i]);
            SobolIndex index = estimate.Indexes[i];
            Interval(writer, "first", index.First.Estimate, index.First.Low, index.First.High);
            Interval(writer, "total", index.Total.Estimate, index.Total.Low, index.Total.High);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Factor(Utf8JsonWriter writer, SensitivityFactor factor)
    {
        writer.WriteString("id", factor.Id);
        writer.WriteString("kind", Kind(factor));
        writer.WriteNumberOrNull("low", factor.Low);
        writer.WriteNumberOrNull("now", factor.Now);
        writer.WriteNumberOrNull("high", factor.High);
    }

    private static string Kind(SensitivityFactor factor) => factor.Kind switch
    {
        FactorKind.Assumption => "assumption",
        FactorKind.Threshold => "threshold",
        FactorKind.Lever => "lever",
        FactorKind.Chance => "chance",
        _ => "tables",
    };

    private static void Interval(Utf8JsonWriter writer, string name, double? estimate, double? low, double? high)
    {
        if (estimate is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumberOrNull("estimate", estimate);
        writer.WriteNumberOrNull("low", low);
        writer.WriteNumberOrNull("high", high);
        writer.WriteEndObject();
    }
}
