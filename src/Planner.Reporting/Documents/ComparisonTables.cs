using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Summaries;
using Planner.Localities.Units;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Documents;

/// <summary>
/// A comparison as CSV files for other programs: machine numbers, column names in English, titles in the language asked for, and the mark of synthetic
/// data in the last column of every row, so that a copied row keeps it.
/// </summary>
public static class ComparisonTables
{
    /// <summary>All files.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">Language of titles and of the mark.</param>
    /// <returns>File name and content, in a fixed order.</returns>
    public static IReadOnlyList<(string Name, string Content)> Write(EnsembleComparison comparison, Language language)
    {
        string note = DataMark.Of(comparison, language) ?? string.Empty;
        return
        [
            ("targets.csv", Targets(comparison, language, note)),
            ("metrics.csv", Metrics(comparison, note)),
            ("pairs.csv", Pairs(comparison, note)),
            ("metric-pairs.csv", MetricPairs(comparison, note)),
            ("communes-money.csv", Money(comparison, note)),
            ("communes-certification.csv", Certification(comparison, note)),
        ];
    }

    private static string Targets(EnsembleComparison comparison, Language language, string note)
    {
        var rows = new CsvRows(
            note,
            "scenario", "target", "title", "operator", "required", "unit", "year", "evaluatedAt", "probability", "low", "high", "n", "designEffect", "likelihood",
            "p10", "median", "medianLow", "medianHigh", "p90", "shortfallGivenFailure", "firstYearMedian", "requiredPace", "simulatedPace");
        foreach (ScenarioResult scenario in comparison.Scenarios)
        {
            foreach (TargetAttainment t in scenario.Targets)
            {
                rows.Add(
                    scenario.Scenario.Id, t.Target.Id, t.Target.Title.In(language), t.Target.Operator, t.Target.Required, t.Target.Unit, t.Target.Year,
                    t.Target.EvaluatedAt, t.Probability?.Estimate, t.Probability?.Low, t.Probability?.High, t.Probability?.Replicates,
                    t.Probability?.Design.Ratio, string.Join('/', t.Words.Select(w => w.Id)), t.P10, t.Median?.Estimate, t.Median?.Low, t.Median?.High,
                    t.P90, t.ShortfallGivenFailure, t.FirstYear?.Median, t.Pace?.Required, t.Pace?.Simulated);
            }
        }

        return rows.ToString();
    }

    private static string Metrics(EnsembleComparison comparison, string note)
    {
        var rows = new CsvRows(note, "scenario", "metric", "unit", "year", "p5", "p10", "p50", "p90", "p95", "mean", "defined");
        foreach (ScenarioResult scenario in comparison.Scenarios)
        {
            foreach (MetricSummary m in scenario.Metrics)
            {
                for (int y = 0; y < m.Years.Count; y++)
                {
                    rows.Add(
                        scenario.Scenario.Id, m.Metric.Id, m.Metric.Unit, m.Years[y], m.P5[y], m.P10[y], m.P50[y], m.P90[y], m.P95[y], m.Mean[y], m.Defined[y]);
                }
            }
        }

        return rows.ToString();
    }

    private static string Pairs(EnsembleComparison comparison, string note)
    {
        var rows = new CsvRows(note, "target", "a", "b", "difference", "low", "high", "onlyA", "onlyB", "n", "better", "equal", "uninformedShare", "uninformedShareError");
        foreach (TargetDifference d in comparison.TargetDifferences)
        {
            if (d.Probability is not { } p)
            {
                continue;
            }

            rows.Add(d.Target.Id, d.A, d.B, p.Estimate, p.Low, p.High, p.OnlyA, p.OnlyB, p.Replicates, d.Better, d.Equal, d.Uninformed?.Estimate, d.Uninformed?.Error);
        }

        return rows.ToString();
    }

    private static string MetricPairs(EnsembleComparison comparison, string note)
    {
        var rows = new CsvRows(note, "metric", "unit", "a", "b", "year", "difference", "low", "high", "n");
        foreach (MetricDifference d in comparison.MetricDifferences)
        {
            for (int y = 0; y < d.Years.Count; y++)
            {
                MeanInterval? m = d.Difference[y];
                rows.Add(d.Metric.Id, d.Metric.Unit, d.A, d.B, d.Years[y], m?.Estimate, m?.Low, m?.High, m?.Replicates ?? 0);
            }
        }

        return rows.ToString();
    }

    private static string Money(EnsembleComparison comparison, string note)
    {
        var rows = new CsvRows(note, "scenario", "commune", "name", "district", "programme", "component", "kind", "year", "billionVnd", "reached");
        foreach (ScenarioResult scenario in comparison.Scenarios)
        {
            Ensemble e = scenario.Ensemble;
            var unreached = scenario.Money.Unreached.ToHashSet();
            IReadOnlyList<CommuneStart> communes = e.Locality.Tables[0].Communes;
            for (int commune = 0; commune < communes.Count; commune++)
            {
                CommuneStart c = communes[commune];
                string district = e.Locality.Districts[c.District].Id;
                bool reached = !unreached.Contains(commune);
                if (!reached)
                {
                    // One row of nothing, so that who is left out is in the file, not only missing from it.
                    rows.Add(scenario.Scenario.Id, c.Id, c.Name, district, null, null, null, null, 0.0, false);
                }

                for (int component = 0; component < e.Pack.Funding.Components.Count; component++)
                {
                    ComponentDefinition definition = e.Pack.Funding.Components[component];
                    for (int year = 0; year < e.Years.Count; year++)
                    {
                        double spent = e.MeanSpending(commune, component, year);
                        if (spent > 0)
                        {
                            rows.Add(
                                scenario.Scenario.Id, c.Id, c.Name, district, definition.Programme, definition.Id,
                                definition.Kind == MoneyKind.Capital ? "capital" : "recurrent", e.Years[year], spent, reached);
                        }
                    }
                }
            }
        }

        return rows.ToString();
    }

    private static string Certification(EnsembleComparison comparison, string note)
    {
        var rows = new CsvRows(note, "scenario", "commune", "name", "district", "level", "year", "probabilityFirst", "probabilityBy");
        string[] levels = ["newRural", "advanced", "model"];
        foreach (ScenarioResult scenario in comparison.Scenarios)
        {
            Ensemble e = scenario.Ensemble;
            IReadOnlyList<CommuneStart> communes = e.Locality.Tables[0].Communes;
            for (int commune = 0; commune < communes.Count; commune++)
            {
                CommuneStart c = communes[commune];
                for (int level = 1; level <= levels.Length; level++)
                {
                    int by = 0;
                    for (int year = 0; year < e.Years.Count; year++)
                    {
                        int first = e.FirstYear(commune, level, year);
                        by += first;
                        rows.Add(
                            scenario.Scenario.Id, c.Id, c.Name, e.Locality.Districts[c.District].Id, levels[level - 1], e.Years[year],
                            (double)first / e.Replicates, (double)by / e.Replicates);
                    }
                }
            }
        }

        return rows.ToString();
    }
}
