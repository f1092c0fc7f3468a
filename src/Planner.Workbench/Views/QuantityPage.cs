using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Analysis.Summaries;
using Planner.Localities.Units;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Terminal;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>One quantity in seven views: the target's value, or its metric over the years, under the selected scenario.</summary>
internal static class QuantityPage
{
    private const int ReadingIndent = 2;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        int target = WorkbenchLists.SelectedTarget(state);
        if (target < 0)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingFits);
            return;
        }

        ComparisonBoard board = state.Board!;
        EnsembleComparison comparison = board.Comparison!;
        Area rest = area.From(Steps(frame, state, area));
        rest = rest.From(WorkbenchView.Heading(
            frame, state, rest, board.Targets[target].Id + " " + board.Targets[target].Title.In(state.Language),
            $"{state.Scenario + 1} {board.Scenarios[state.Scenario].Title.In(state.Language)}"));
        Area inner = rest with { Left = 1, Width = rest.Width - 2 };
        switch (state.View)
        {
            case QuantityView.Table:
                Table(frame, state, inner, comparison, target);
                break;
            case QuantityView.Districts:
                Districts(frame, state, inner, comparison);
                break;
            case QuantityView.Communes:
                Communes(frame, state, inner, comparison);
                break;
            default:
                if (Figure(state) is { } figure)
                {
                    Chart(frame, state, inner, figure);
                }
                else
                {
                    Drawing.Wrapped(frame, inner, WorkbenchView.Book.Text(state.Language, Wording.NoFan));
                }

                break;
        }
    }

    /// <summary>The chart of the view; null where the view is none or the quantity has none.</summary>
    public static Figure? Figure(WorkbenchState state)
    {
        int target = WorkbenchLists.SelectedTarget(state);
        if (target < 0 || state.Board?.Comparison is not { } comparison)
        {
            return null;
        }

        return state.View switch
        {
            QuantityView.Fan => comparison.Pack.Targets[target].Metric is not { } metric
                ? null
                : state.SideBySide
                ? FanFigure.SmallMultiples(comparison, metric, state.Language)
                : state.Scenario == 0
                    ? FanFigure.Overlay(comparison, metric, state.Language, comparison.Reference.Scenario.Id)
                    : FanFigure.Overlay(comparison, metric, state.Language, comparison.Scenarios[state.Scenario].Scenario.Id, comparison.Reference.Scenario.Id),
            QuantityView.Bands => Bands(comparison, target, state.Language),
            QuantityView.Histogram => Histogram(comparison.Scenarios[state.Scenario].Ensemble, target, state.Language),
            QuantityView.Cumulative => Cumulative(comparison, state.Scenario, target, state.Language),
            _ => null,
        };
    }

    private static void Chart(CellBuffer frame, WorkbenchState state, Area area, Figure figure)
    {
        if (CrosshairScale.Of(state) is not { } scale)
        {
            Drawing.Chart(frame, area, figure, state);
            return;
        }

        string[] lines = state.Reads ? [.. CrosshairView.Lines(state, scale)] : [];
        int rows = Math.Min(area.Height / 2, lines.Sum(l => DisplayWidth.Wrap(frame.Ascii ? AsciiText.Of(l) : l, area.Width - ReadingIndent).Count));
        Area chart = area with { Height = area.Height - rows };
        IReadOnlyList<PlotPlace> plots = Drawing.Chart(frame, chart, figure, state);
        CrosshairView.Touch(frame, plots, scale, chart.Bottom);
        if (!state.Reads)
        {
            return;
        }

        CrosshairView.Draw(frame, plots, scale, chart.Bottom);
        Area below = area.From(chart.Bottom);
        foreach (string line in lines)
        {
            below = below.From(Drawing.Wrapped(frame, below, line, CellStyle.Strong, ReadingIndent));
        }
    }

    // The seven views by name, the present one marked.
    private static int Steps(CellBuffer frame, WorkbenchState state, Area area)
    {
        int x = 1;
        foreach (QuantityView view in Enum.GetValues<QuantityView>())
        {
            string name = WorkbenchView.Book.Text(state.Language, Wording.ViewFan + (int)view);
            x = frame.Write(x, area.Top, name, view == state.View ? new CellStyle(CellInk.Accent, CellMarks.Bold | CellMarks.Underline) : CellStyle.Quiet, frame.Width - x - 1) + 2;
        }

        return area.Top + 1;
    }

    private static Figure Bands(EnsembleComparison comparison, int target, Language language)
    {
        var numbers = new NumberText(language);
        TargetDefinition definition = comparison.Pack.Targets[target];
        var marks = new List<Mark>();
        var texts = new List<string>();
        double low = definition.IsSet ? definition.Required : double.PositiveInfinity, high = definition.IsSet ? definition.Required : double.NegativeInfinity;
        for (int s = 0; s < comparison.Scenarios.Count; s++)
        {
            double[] sorted = Sorted(comparison.Scenarios[s].Ensemble.TargetValue(target));
            if (sorted.Length == 0)
            {
                texts.Add(NumberText.None);
                continue;
            }

            marks.Add(new BarMark(Tone.Muted, s, Quantile(sorted, 0.05), Quantile(sorted, 0.95)));
            marks.Add(new IntervalMark(Tone.Main, s, Quantile(sorted, 0.1), Quantile(sorted, 0.9), Quantile(sorted, 0.5)));
            texts.Add(numbers.Value(Quantile(sorted, 0.5), definition.Unit));
            low = Math.Min(low, Quantile(sorted, 0.05));
            high = Math.Max(high, Quantile(sorted, 0.95));
        }

        if (definition.IsSet)
        {
            marks.Add(new RuleMark(Tone.Target, true, definition.Required, ""));
        }

        NumericAxis x = Axis(numbers, definition, double.IsFinite(low) ? low : 0, double.IsFinite(high) ? high : 1);
        var panel = new Panel("", x, new CategoryAxis("", [.. comparison.Scenarios.Select(s => s.Scenario.Title.In(language))]), marks, texts);
        return new Figure(
            WorkbenchView.Book.Format(language, Wording.BandsTitle, definition.Year, numbers.Requirement(definition)), WorkbenchView.Book.Text(language, Wording.BandsSubtitle), [panel], [], "", null);
    }

    private static Figure Histogram(Ensemble ensemble, int target, Language language)
    {
        var numbers = new NumberText(language);
        TargetDefinition definition = ensemble.Pack.Targets[target];
        var bins = HistogramBins.Of(Sorted(ensemble.TargetValue(target)));
        (double[] sorted, double width, bool whole, int[] counts) = (bins.Sorted, bins.Width, bins.Whole, bins.Counts);
        double most = 100.0 * counts.Max() / sorted.Length;
        Requirement? required = definition.IsSet ? new Requirement(definition) : null;
        Mark[] marks = [.. counts.Select((c, i) => new BarMark(required?.Meets(sorted[0] + ((i + 0.5) * width) - (whole ? 0.5 * width : 0)) == false ? Tone.Muted : Tone.Main, i, 0, 100.0 * c / sorted.Length))];
        var panel = new Panel(
            "", NumericAxis.Round("%", 0, most, 5, (v, d) => numbers.Fixed(v, d)), new CategoryAxis("", [.. counts.Select((_, i) => BinName(bins, i, definition.Unit, numbers))]), marks,
            [.. counts.Select(c => numbers.Fixed(100.0 * c / sorted.Length, 1) + "%")]);
        return new Figure(
            WorkbenchView.Book.Format(language, Wording.HistogramTitle, definition.Year, numbers.UnitName(definition.Unit), numbers.Requirement(definition)), "", [panel],
            [
                new LegendEntry(LegendKind.Bar, Tone.Main, 0, WorkbenchView.Book.Text(language, Wording.LegendMeets)),
                new LegendEntry(LegendKind.Bar, Tone.Muted, 0, WorkbenchView.Book.Text(language, Wording.LegendFails)),
            ],
            "", null);
    }

    private static Figure Cumulative(EnsembleComparison comparison, int scenario, int target, Language language)
    {
        var numbers = new NumberText(language);
        TargetDefinition definition = comparison.Pack.Targets[target];
        var marks = new List<Mark>();
        var legend = new List<LegendEntry>();
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach ((int s, Tone tone) in scenario == 0 ? [(0, Tone.Main)] : new[] { (0, Tone.Reference), (scenario, Tone.Main) })
        {
            double[] sorted = Sorted(comparison.Scenarios[s].Ensemble.TargetValue(target));
            if (sorted.Length == 0)
            {
                continue;
            }

            double[] shares = [.. Enumerable.Range(0, 101).Select(i => (double)i)];
            marks.Add(new LineMark(tone, [.. shares.Select(p => Quantile(sorted, p / 100))], shares));
            legend.Add(new LegendEntry(LegendKind.Line, tone, 0, comparison.Scenarios[s].Scenario.Title.In(language)));
            low = Math.Min(low, sorted[0]);
            high = Math.Max(high, sorted[^1]);
        }

        if (definition.IsSet)
        {
            marks.Add(new RuleMark(Tone.Target, true, definition.Required, ""));
            legend.Add(new LegendEntry(LegendKind.Line, Tone.Target, 0, numbers.Requirement(definition)));
            low = Math.Min(low, definition.Required);
            high = Math.Max(high, definition.Required);
        }

        NumericAxis x = Axis(numbers, definition, double.IsFinite(low) ? low : 0, double.IsFinite(high) ? high : 1);
        var panel = new Panel("", x, NumericAxis.Round("%", 0, 100, 4, (v, d) => numbers.Fixed(v, d)), marks, []);
        return new Figure(WorkbenchView.Book.Format(language, Wording.CumulativeTitle, definition.Year), "", [panel], legend, "", null);
    }

    /// <summary>The values of a bin as people read them.</summary>
    public static string BinName(HistogramBins bins, int bin, string unit, NumberText numbers)
    {
        double from = bins.Sorted[0] + (bin * bins.Width), to = from + bins.Width - (bins.Whole ? 1 : 0);
        return bins.Whole && to <= from
            ? numbers.Exact(from)
            : numbers.Value(from, unit) + "–" + numbers.Value(Math.Min(to, bins.Whole ? bins.Sorted[^1] : double.MaxValue), unit);
    }

    private static void Table(CellBuffer frame, WorkbenchState state, Area area, EnsembleComparison comparison, int target)
    {
        TargetDefinition definition = comparison.Pack.Targets[target];
        var numbers = new NumberText(state.Language);
        ScenarioResult result = comparison.Scenarios[state.Scenario];
        MetricSummary? metric = result.Metrics.FirstOrDefault(m => m.Metric.Id == definition.Metric);
        if (metric is null)
        {
            Drawing.Wrapped(frame, area, WorkbenchView.Book.Text(state.Language, Wording.NoFan));
            return;
        }

        string unit = metric.Metric.Unit;
        frame.Write(area.Left, area.Top, $"{metric.Metric.Title.In(state.Language)} ({numbers.UnitName(unit)})", CellStyle.Strong, area.Width);
        string[] heads = ["", "P5", "P10", WorkbenchView.Book.Text(state.Language, Wording.MedianHeading), "P90", "P95", WorkbenchView.Book.Text(state.Language, Wording.MeanHeading)];
        int width = Math.Min(12, area.Width / heads.Length);
        for (int c = 0; c < heads.Length; c++)
        {
            frame.WriteRight(area.Left + ((c + 1) * width), area.Top + 1, heads[c], CellStyle.Quiet);
        }

        for (int y = 0; y < metric.Years.Count && area.Top + 2 + y < area.Bottom; y++)
        {
            string[] cells =
            [
                metric.Years[y].ToString(CultureInfo.InvariantCulture),
                .. new[] { metric.P5[y], metric.P10[y], metric.P50[y], metric.P90[y], metric.P95[y], metric.Mean[y] }.Select(v => numbers.Value(v, unit)),
            ];
            for (int c = 0; c < cells.Length; c++)
            {
                frame.WriteRight(area.Left + ((c + 1) * width), area.Top + 2 + y, cells[c], c == 3 ? CellStyle.Strong : CellStyle.Plain);
            }
        }
    }

    private static void Districts(CellBuffer frame, WorkbenchState state, Area area, EnsembleComparison comparison)
    {
        Ensemble ensemble = comparison.Scenarios[state.Scenario].Ensemble;
        var numbers = new NumberText(state.Language);
        PhraseBook<Wording> book = WorkbenchView.Book;
        int y = Drawing.Wrapped(frame, area, book.Text(state.Language, Wording.RecordedByDistrict), CellStyle.Quiet);
        int last = ensemble.Years.Count - 1;

        // On a wide screen the numbers stay beside their names.
        int longest = Enumerable.Range(0, ensemble.Locality.Districts.Count).Max(d => DisplayWidth.Of(WorkbenchView.DistrictName(state, d)));
        int names = Math.Clamp(longest + 2, 14, Math.Max(14, area.Width - 46));
        string[] heads = [book.Format(state.Language, Wording.CertifiedHeading, ensemble.Years[last]), book.Text(state.Language, Wording.CriteriaHeading), book.Text(state.Language, Wording.SpentHeading)];
        for (int c = 0; c < heads.Length; c++)
        {
            frame.WriteRight(area.Left + names + ((c + 1) * 15), y, heads[c], CellStyle.Quiet);
        }

        IReadOnlyList<CommuneStart> communes = ensemble.Locality.Tables[0].Communes;
        for (int d = 0; d < ensemble.Locality.Districts.Count && y + 1 + d < area.Bottom; d++)
        {
            int[] own = [.. Enumerable.Range(0, communes.Count).Where(c => communes[c].District == d && !communes[c].Urban)];
            double certified = own.Sum(c => Certified(ensemble, c, last));
            double met = own.Length == 0 ? 0 : own.Average(c => CriteriaMet(ensemble, c, last) ?? 0);
            double spent = Enumerable.Range(0, communes.Count).Where(c => communes[c].District == d)
                .Sum(c => Enumerable.Range(0, ensemble.Pack.Funding.Components.Count).Sum(k => Enumerable.Range(0, ensemble.Years.Count).Sum(t => ensemble.MeanSpending(c, k, t))));
            frame.Write(area.Left, y + 1 + d, WorkbenchView.DistrictName(state, d), CellStyle.Plain, names);
            frame.WriteRight(area.Left + names + 15, y + 1 + d, book.Format(state.Language, Wording.OfTotal, numbers.Fixed(certified, 1), own.Length));
            frame.WriteRight(area.Left + names + 30, y + 1 + d, numbers.Fixed(met, 1));
            frame.WriteRight(area.Left + names + 45, y + 1 + d, numbers.Fixed(spent, 0));
        }
    }

    private static void Communes(CellBuffer frame, WorkbenchState state, Area area, EnsembleComparison comparison)
    {
        Ensemble ensemble = comparison.Scenarios[state.Scenario].Ensemble;
        int last = ensemble.Years.Count - 1;
        int y = Drawing.Wrapped(frame, area, WorkbenchView.Book.Format(state.Language, Wording.RecordedByCommune, ensemble.Years[0], ensemble.Years[last]), CellStyle.Quiet);
        IReadOnlyList<CommuneStart> communes = ensemble.Locality.Tables[0].Communes;
        int[] shown = [.. Enumerable.Range(0, communes.Count).Where(c => !communes[c].Urban).OrderByDescending(c => Certified(ensemble, c, last))];
        const int Name = 12;
        int width = Name + ensemble.Years.Count + 8, columns = Math.Max(1, area.Width / width), rows = area.Bottom - y - 1;
        for (int i = 0; i < shown.Length && i < rows * columns; i++)
        {
            int c = shown[i], x = area.Left + (i / rows * width), row = y + (i % rows);
            frame.Write(x, row, CommunesView.Name(state, communes[c].Id, communes[c].Name, c), CellStyle.Plain, Name);
            for (int t = 0; t <= last; t++)
            {
                double share = Certified(ensemble, c, t);
                frame.Write(x + Name + 1 + t, row, Drawing.Level(frame, share), new CellStyle(CellInk.Terminal, CellMarks.None, Drawing.Heat(share)));
            }

            frame.WriteRight(x + width - 2, row, new NumberText(state.Language).Percent(Certified(ensemble, c, last)));
        }

        if (shown.Length > rows * columns)
        {
            frame.Write(area.Left, area.Bottom - 1, WorkbenchView.Book.Format(state.Language, Wording.MoreCommunes, shown.Length - (rows * columns)), CellStyle.Strong, area.Width);
        }
    }

    /// <summary>Share of replicates in which a commune was recognised by a year's end.</summary>
    public static double Certified(Ensemble ensemble, int commune, int year)
    {
        long sum = 0;
        for (int y = 0; y <= year; y++)
        {
            sum += ensemble.FirstYear(commune, 1, y);
        }

        return (double)sum / ensemble.Replicates;
    }

    /// <summary>Mean number of criteria that a commune meets at a year's end; null for years of an earlier set, of which nothing is recorded.</summary>
    public static double? CriteriaMet(Ensemble ensemble, int commune, int year)
    {
        string? SetOf(int y) => ensemble.Pack.CommuneCriteria(CommuneLevel.NewRural, ensemble.Years[y])?.Id;
        return SetOf(year) != SetOf(ensemble.Years.Count - 1)
            ? null
            : Enumerable.Range(0, ensemble.Criteria.Count).Sum(k => (double)ensemble.CriterionPassed(commune, k, year)) / ensemble.Replicates;
    }

    private static NumericAxis Axis(NumberText numbers, TargetDefinition definition, double low, double high) =>
        NumericAxis.Round(numbers.UnitName(definition.Unit), low, high, 5, (v, d) => numbers.Fixed(v, d));

    /// <summary>The finite values, ascending.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values.ToArray().Where(double.IsFinite)];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>A quantile of sorted values (type 7, as everywhere in the house).</summary>
    public static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }

    private readonly record struct Requirement(TargetDefinition Target)
    {
        public bool Meets(double value) => Analysis.Attainment.Requirement.Of(Target).Met(value);
    }
}
