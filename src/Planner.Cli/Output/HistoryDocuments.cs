using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Analysis.Calibration;
using Planner.Analysis.Validation;
using Planner.Localities.Calibration;
using Planner.Reporting.Documents;

namespace Planner.Cli.Output;

/// <summary>What <c>calibrate</c> and <c>backtest</c> found, for machines: JSON and CSV. The same bytes for the same inputs.</summary>
internal static class HistoryDocuments
{
    /// <summary>A calibration: the posterior as its file has it, and how well it fits.</summary>
    /// <param name="posterior">The posterior.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="checks">The fitted points.</param>
    public static string Calibration(Posterior posterior, HistoryFit fit, IReadOnlyList<FitCheck> checks) => MachineDocument.Write(writer =>
    {
        writer.WritePropertyName("posterior");
        writer.WriteRawValue(PosteriorFile.Write(posterior, schema: null));
        Number(writer, "greatestRhat", fit.GreatestRhat);
        writer.WriteStartObject("explained");
        foreach (SimulatedHistory history in fit.Histories)
        {
            writer.WriteStartObject(history.Locality);
            for (int p = 0; p < history.Points.Count; p++)
            {
                Number(writer, FormattableString.Invariant($"{history.Points[p].Metric} {history.Points[p].Year}"), history.Explained[p]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("fit");
        foreach (FitCheck c in checks)
        {
            writer.WriteStartObject();
            writer.WriteString("locality", c.Locality);
            writer.WriteString("metric", c.Metric);
            writer.WriteNumber("year", c.Year);
            writer.WriteNumber("bound", c.Bound);
            Number(writer, "observed", c.Observed);
            Number(writer, "p5", c.Low);
            Number(writer, "median", c.Median);
            Number(writer, "p95", c.High);
            writer.WriteBoolean("inside", c.Inside);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>The fitted points as CSV.</summary>
    /// <param name="checks">The points.</param>
    public static string FitTable(IReadOnlyList<FitCheck> checks)
    {
        var text = new StringBuilder("locality,metric,year,bound,observed,p5,median,p95,inside\n");
        foreach (FitCheck c in checks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{c.Locality},{c.Metric},{c.Year},{c.Bound},{c.Observed},{Round(c.Low)},{Round(c.Median)},{Round(c.High)},{(c.Inside ? "true" : "false")}\n");
        }

        return text.ToString();
    }

    /// <summary>A backtest.</summary>
    /// <param name="later">Later years from earlier ones.</param>
    /// <param name="others">One locality from the others; null for none.</param>
    /// <param name="year">Last year fitted.</param>
    /// <param name="unused">Rows of the table that are not simulated.</param>
    public static string Backtest(ForecastReview later, ForecastReview? others, int year, int unused) => MachineDocument.Write(writer =>
    {
        writer.WriteNumber("fitTo", year);
        writer.WriteNumber("unusedRows", unused);
        Review(writer, "laterYears", later);
        if (others is not null)
        {
            Review(writer, "leaveOneOut", others);
        }
    });

    /// <summary>The scored points as CSV.</summary>
    /// <param name="later">Later years from earlier ones.</param>
    /// <param name="others">One locality from the others; null for none.</param>
    public static string BacktestTable(ForecastReview later, ForecastReview? others)
    {
        var text = new StringBuilder("kind,locality,metric,year,observed,median,p5,p95,crps,persistence,straightLine,pit,inside\n");
        foreach ((string kind, ForecastReview? review) in ((string, ForecastReview?)[])[("laterYears", later), ("leaveOneOut", others)])
        {
            foreach (ForecastScore s in review?.Scores ?? [])
            {
                text.Append(CultureInfo.InvariantCulture, $"{kind},{s.Locality},{s.Metric},{s.Year},{s.Observed},{Round(s.Median)},{Round(s.Low)},{Round(s.High)},");
                text.Append(CultureInfo.InvariantCulture, $"{Round(s.Crps)},{Round(s.Persistence)},{Round(s.StraightLine)},{Round(s.Pit)},{(s.Inside ? "true" : "false")}\n");
            }
        }

        return text.ToString();
    }

    private static void Review(Utf8JsonWriter writer, string name, ForecastReview review)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("points", review.Scores.Count);
        Number(writer, "effectivePoints", review.EffectivePoints);
        writer.WriteNumber("compared", review.Compared.Count);
        Number(writer, "pooledCrps", review.PooledCrps);
        Number(writer, "pooledMedianError", review.PooledMedianError);
        Number(writer, "pooledPersistence", review.PooledPersistence);
        Number(writer, "pooledStraightLine", review.PooledStraightLine);
        writer.WriteBoolean("beatsBoth", review.BeatsBoth);
        writer.WriteNumber("inside90", review.Inside);
        Number(writer, "inside90P", review.CoverageP);
        writer.WriteNumber("inside50", review.InsideHalf);
        Number(writer, "inside50P", review.HalfCoverageP);
        writer.WriteStartArray("pit");
        foreach (int count in review.PitHistogram)
        {
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("metrics");
        foreach (MetricScore m in review.Metrics)
        {
            writer.WriteStartObject();
            writer.WriteString("metric", m.Metric);
            writer.WriteNumber("points", m.Points);
            Number(writer, "crps", m.Crps);
            Number(writer, "medianError", m.MedianError);
            Number(writer, "persistence", m.Persistence);
            Number(writer, "straightLine", m.StraightLine);
            Number(writer, "width90", m.Width);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("scores");
        foreach (ForecastScore s in review.Scores)
        {
            writer.WriteStartObject();
            writer.WriteString("locality", s.Locality);
            writer.WriteString("metric", s.Metric);
            writer.WriteNumber("year", s.Year);
            Number(writer, "observed", s.Observed);
            Number(writer, "median", s.Median);
            Number(writer, "p5", s.Low);
            Number(writer, "p95", s.High);
            Number(writer, "crps", s.Crps);
            Number(writer, "persistence", s.Persistence);
            Number(writer, "straightLine", s.StraightLine);
            Number(writer, "pit", s.Pit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, double? value) => writer.WriteNumberOrNull(name, Round(value));

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 4) + 0.0 : null;
}
