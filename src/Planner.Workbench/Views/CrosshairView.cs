using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Reporting.Charts.Terminal;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>The crosshair in a quantity's chart and what it reads.</summary>
internal static class CrosshairView
{
    private static readonly CellStyle Ink = new(CellInk.Accent, CellMarks.Bold);

    /// <summary>What stands at the crosshair: the scenario looked at, then the reference where that is another one.</summary>
    public static IReadOnlyList<string> Lines(WorkbenchState state, CrosshairScale scale)
    {
        EnsembleComparison comparison = state.Board!.Comparison!;
        int target = WorkbenchLists.SelectedTarget(state);
        TargetDefinition definition = comparison.Pack.Targets[target];
        var numbers = new NumberText(state.Language);
        if (state.View == QuantityView.Histogram)
        {
            return [Bin(state, scale, comparison.Scenarios[state.Scenario].Ensemble.TargetValue(target), definition, numbers)];
        }

        string place = state.View == QuantityView.Fan ? Year(scale).ToString(CultureInfo.InvariantCulture) : numbers.ExactWithUnit(scale.Position, definition.Unit);
        if (state.View == QuantityView.Fan && Year(scale) < comparison.Reference.Ensemble.Years[0])
        {
            bool known = comparison.Locality.History.TryGetValue(definition.Metric!, out IReadOnlyDictionary<int, double>? history) && history.ContainsKey(Year(scale));
            return [place + " · " + (known
                ? WorkbenchView.Book.Format(state.Language, Wording.ReadObserved, numbers.WithUnit(history![Year(scale)], MetricUnit(comparison, definition)))
                : WorkbenchView.Book.Text(state.Language, Wording.ReadNothing))];
        }

        IEnumerable<int> shown = state.Scenario == 0 ? [0] : [state.Scenario, 0];
        return [.. shown.Select((s, i) => (i == 0 ? place + " · " : "") + comparison.Scenarios[s].Scenario.Title.In(state.Language) + ": " + (state.View switch
        {
            QuantityView.Fan => Middle(
                state.Language, numbers, AtYear(comparison.Scenarios[s].Ensemble, definition.Metric!, Year(scale)), MetricUnit(comparison, definition)),
            QuantityView.Bands => Middle(state.Language, numbers, Values(comparison, s, target), definition.Unit) + "; " + AtMost(state.Language, numbers, Values(comparison, s, target), scale.Position),
            _ => AtMost(state.Language, numbers, Values(comparison, s, target), scale.Position),
        }))];
    }

    /// <summary>Draws it into the plots of a chart.</summary>
    /// <param name="frame">The frame with the chart.</param>
    /// <param name="plots">The chart's plots, in columns and rows of the frame.</param>
    /// <param name="scale">Where it stands.</param>
    /// <param name="bottom">The row below the chart.</param>
    public static void Draw(CellBuffer frame, IReadOnlyList<PlotPlace> plots, CrosshairScale scale, int bottom)
    {
        foreach (PlotPlace plot in plots)
        {
            if (scale.Rows)
            {
                int row = plot.Top + (int)scale.Position;
                for (int x = plot.Left; x < plot.Left + plot.Columns && row < bottom; x++)
                {
                    if (string.IsNullOrWhiteSpace(frame[x, row].Text))
                    {
                        Put(frame, x, row, frame.Ascii ? "-" : "─");
                    }
                }

                if (row < bottom)
                {
                    Put(frame, plot.Left - 1, row, frame.Ascii ? ">" : "›");
                }

                continue;
            }

            // Heavier than the rules of the chart, and another sign than theirs in ASCII.
            for (int row = plot.Top; row < Math.Min(plot.Top + plot.Rows, bottom); row++)
            {
                Put(frame, plot.Left + plot.Column(scale.Position), row, frame.Ascii ? "!" : "┃");
            }
        }
    }

    /// <summary>Makes the plots answer clicks.</summary>
    public static void Touch(CellBuffer frame, IReadOnlyList<PlotPlace> plots, CrosshairScale scale, int bottom)
    {
        foreach (PlotPlace plot in plots)
        {
            int rows = Math.Min(plot.Rows, bottom - plot.Top);
            if (scale.Rows)
            {
                for (int row = 0; row < rows; row++)
                {
                    frame.Touch(plot.Left, plot.Top + row, plot.Columns, 1, new Spot(SpotKind.Plot, 0, row));
                }
            }
            else if (rows > 0)
            {
                for (int column = 0; column < plot.Columns; column++)
                {
                    frame.Touch(plot.Left + column, plot.Top, 1, rows, new Spot(SpotKind.Plot, plot.Columns, column));
                }
            }
        }
    }

    private static void Put(CellBuffer frame, int x, int y, string glyph) => frame.Put(x, y, new Cells.Cell(glyph, Ink with { Ground = frame[x, y].Style.Ground }));

    private static int Year(CrosshairScale scale) => (int)Math.Round(scale.Position);

    private static string MetricUnit(EnsembleComparison comparison, TargetDefinition target) => comparison.Pack.Metrics.First(m => m.Id == target.Metric).Unit;

    private static double[] Values(EnsembleComparison comparison, int scenario, int target) => QuantityPage.Sorted(comparison.Scenarios[scenario].Ensemble.TargetValue(target));

    private static double[] AtYear(Ensemble ensemble, string metric, int year)
    {
        int at = ensemble.Years.ToList().IndexOf(year);
        return at < 0 ? [] : QuantityPage.Sorted(ensemble.Metric(ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == metric), at));
    }

    // The median and the middle 30, 60 and 90 per cent of replicates.
    private static string Middle(Language language, NumberText numbers, double[] sorted, string unit)
    {
        if (sorted.Length == 0)
        {
            return WorkbenchView.Book.Text(language, Wording.ReadNothing);
        }

        string Value(double share) => numbers.Value(QuantityPage.Quantile(sorted, share), unit);
        string Band(double tail) => Value(tail) + "–" + Value(1 - tail);
        return WorkbenchView.Book.Format(language, Wording.ReadMiddle, numbers.WithUnit(QuantityPage.Quantile(sorted, 0.5), unit), Band(0.35), Band(0.2), Band(0.05));
    }

    private static string AtMost(Language language, NumberText numbers, double[] sorted, double value)
    {
        if (sorted.Length == 0)
        {
            return WorkbenchView.Book.Text(language, Wording.ReadNothing);
        }

        int count = sorted.Count(v => v <= value);

        // The two shares as written add up to 100.
        double share = Math.Round(100.0 * count / sorted.Length, 1, MidpointRounding.AwayFromZero);
        return WorkbenchView.Book.Format(language, Wording.ReadAtMost, numbers.Fixed(count, 0), numbers.Fixed(sorted.Length, 0), numbers.Fixed(share, 1), numbers.Fixed(100 - share, 1));
    }

    private static string Bin(WorkbenchState state, CrosshairScale scale, ReadOnlySpan<double> values, TargetDefinition target, NumberText numbers)
    {
        double[] sorted = QuantityPage.Sorted(values);
        if (sorted.Length == 0)
        {
            return WorkbenchView.Book.Text(state.Language, Wording.ReadNothing);
        }

        var bins = HistogramBins.Of(sorted);
        int bin = (int)scale.Position;
        return WorkbenchView.Book.Format(
            state.Language,
            Wording.ReadBin,
            QuantityPage.BinName(bins, bin, target.Unit, numbers) + " " + numbers.UnitName(target.Unit),
            numbers.Fixed(bins.Counts[bin], 0),
            numbers.Fixed(sorted.Length, 0),
            numbers.Fixed(100.0 * bins.Counts[bin] / sorted.Length, 1),
            numbers.Fixed(100.0 * bins.Counts.Take(bin + 1).Sum() / sorted.Length, 1));
    }
}
