using System.Globalization;
using Planner.Analysis.Sensitivity;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Documents;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>What a target depends on, the strongest on top: tornado, screening, shares of variance.</summary>
public static class SensitivityFigure
{
    private const int MostRows = 14;

    /// <summary>A tornado: change of the probability at either end of each factor; of the value where no factor moves the probability.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="result">The tornado of a target.</param>
    /// <param name="language">The language.</param>
    /// <returns>The figure, or null where there is no row.</returns>
    public static Figure? Tornado(SensitivityFrame frame, TornadoResult result, Language language)
    {
        ArgumentNullException.ThrowIfNull(result);
        var names = new FactorNames(language);
        var numbers = new NumberText(language);
        var messages = Messages.In(language);
        bool probability = result.Rows.Any(r => r.Swing > 0);
        TornadoRow[] rows = [.. (probability ? (IEnumerable<TornadoRow>)result.Rows : result.Rows.OrderByDescending(r => r.ValueSwing)).Take(MostRows)];
        if (rows.Length == 0)
        {
            return null;
        }

        (double Low, double High)[] ends =
        [
            .. rows.Select(r => probability ? (100 * (r.Low?.Estimate ?? 0), 100 * (r.High?.Estimate ?? 0)) : (Finite(r.ValueLow?.Estimate), Finite(r.ValueHigh?.Estimate))),
        ];
        double widest = ends.Max(e => Math.Max(Math.Abs(e.Low), Math.Abs(e.High)));
        var marks = new List<Mark>();
        for (int i = 0; i < rows.Length; i++)
        {
            // The longer bar lies under the shorter one, should both go the same way.
            Mark[] pair = [new BarMark(Tone.Other, i, Math.Min(0, ends[i].Low), Math.Max(0, ends[i].Low)), new BarMark(Tone.Main, i, Math.Min(0, ends[i].High), Math.Max(0, ends[i].High))];
            marks.AddRange(Math.Abs(ends[i].Low) >= Math.Abs(ends[i].High) ? pair : pair.Reverse());
        }

        marks.Add(new RuleMark(Tone.Muted, true, 0, string.Empty));
        string unit = probability ? messages.Say("sensitivity.axis.points") : messages.Say("sensitivity.axis.value", ("unit", numbers.UnitName(result.Target.Unit)));
        return Make(
            frame,
            messages.Say("sensitivity.figure.tornado", ("target", Target(result.Target, language)), ("what", names.Name(rows[0].Factor))),
            messages.Say("sensitivity.figure.tornado.sub"),
            NumericAxis.Round(unit, -widest, widest, 6, (v, d) => numbers.Signed(v, d)),
            [.. rows.Select(r => Label(names, r.Factor))],
            marks,
            [.. ends.Select(e => $"{numbers.Signed(e.Low, 1)} / {numbers.Signed(e.High, 1)}")],
            [new LegendEntry(LegendKind.Bar, Tone.Other, 0, messages.Say("sensitivity.legend.low")), new LegendEntry(LegendKind.Bar, Tone.Main, 0, messages.Say("sensitivity.legend.high"))],
            language);
    }

    /// <summary>The mean size of the effects of a screening, with intervals.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="result">The screening of a target.</param>
    /// <param name="language">The language.</param>
    /// <returns>The figure, or null where no effect is defined.</returns>
    public static Figure? Screening(SensitivityFrame frame, ScreeningResult result, Language language)
    {
        ArgumentNullException.ThrowIfNull(result);
        var names = new FactorNames(language);
        var numbers = new NumberText(language);
        var messages = Messages.In(language);
        (SensitivityFactor Factor, ElementaryEffects Effects)[] rows =
            [.. result.Factors.Zip(result.Effects).Where(x => x.Second is not null).Select(x => (x.First, x.Second!)).OrderByDescending(x => x.Item2.MeanAbsolute.Estimate).Take(MostRows)];
        return rows.Length == 0 ? null : Make(
            frame,
            messages.Say("sensitivity.figure.screen", ("target", Target(result.Target, language)), ("what", names.Name(rows[0].Factor))),
            messages.Say("sensitivity.figure.screen.sub"),
            NumericAxis.Round(
                messages.Say("sensitivity.axis.value", ("unit", numbers.UnitName(result.Target.Unit))), 0, rows.Max(r => r.Effects.MeanAbsolute.High), 5, (v, d) => numbers.Fixed(v, d)),
            [.. rows.Select(r => Label(names, r.Factor))],
            [
                .. rows.SelectMany((r, i) => new Mark[]
                {
                    new BarMark(Tone.Main, i, 0, r.Effects.MeanAbsolute.Estimate), new IntervalMark(Tone.Target, i, r.Effects.MeanAbsolute.Low, r.Effects.MeanAbsolute.High, null),
                }),
            ],
            [.. rows.Select(r => numbers.Value(r.Effects.MeanAbsolute.Estimate, result.Target.Unit))],
            [new LegendEntry(LegendKind.Interval, Tone.Target, 0, messages.Say("chart.legend.interval", ("level", "95")))],
            language);
    }

    /// <summary>Shares of variance: alone, and with what it does together with others.</summary>
    /// <param name="frame">The study.</param>
    /// <param name="result">The variance of a target.</param>
    /// <param name="language">The language.</param>
    /// <returns>The figure, or null where the value does not vary.</returns>
    public static Figure? Variance(SensitivityFrame frame, VarianceResult result, Language language)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.OfValue is not { } value)
        {
            return null;
        }

        var names = new FactorNames(language);
        var numbers = new NumberText(language);
        var messages = Messages.In(language);
        (SensitivityFactor Factor, SobolIndex Index)[] rows = [.. result.Factors.Zip(value.Indexes).OrderByDescending(x => x.Second.Total.Estimate).Take(MostRows)];
        double Shown(double share) => 100 * Math.Clamp(share, 0, 1);
        return Make(
            frame,
            messages.Say("sensitivity.figure.variance", ("target", Target(result.Target, language)), ("what", names.Name(rows[0].Factor))),
            messages.Say("sensitivity.figure.variance.sub"),
            NumericAxis.Round(messages.Say("sensitivity.axis.share"), 0, rows.Max(r => Shown(r.Index.Total.High)), 5, (v, d) => numbers.Fixed(v, d)),
            [.. rows.Select(r => Label(names, r.Factor))],
            [
                .. rows.SelectMany((r, i) => new Mark[]
                {
                    new BarMark(Tone.Muted, i, 0, Shown(r.Index.Total.Estimate)), new BarMark(Tone.Main, i, 0, Shown(r.Index.First.Estimate)),
                    new IntervalMark(Tone.Target, i, Shown(r.Index.Total.Low), Shown(r.Index.Total.High), null),
                }),
            ],
            [.. rows.Select(r => $"{numbers.Fixed(Shown(r.Index.First.Estimate), 0)} / {numbers.Fixed(Shown(r.Index.Total.Estimate), 0)}")],
            [
                new LegendEntry(LegendKind.Bar, Tone.Main, 0, messages.Say("sensitivity.legend.first")), new LegendEntry(LegendKind.Bar, Tone.Muted, 0, messages.Say("sensitivity.legend.total")),
                new LegendEntry(LegendKind.Interval, Tone.Target, 0, messages.Say("sensitivity.legend.interval")),
            ],
            language);
    }

    private static double Finite(double? value) => value is { } v && double.IsFinite(v) ? v : 0;

    private static string Target(TargetDefinition target, Language language) => $"{target.Id} {target.Title.In(language)}";

    private static string Label(FactorNames names, SensitivityFactor factor) => names.Range(factor) is { Length: > 0 } range ? $"{names.Name(factor)}: {range}" : names.Name(factor);

    private static Figure Make(
        SensitivityFrame frame, string title, string subtitle, NumericAxis x, IReadOnlyList<string> labels, IReadOnlyList<Mark> marks, IReadOnlyList<string> texts, IReadOnlyList<LegendEntry> legend, Language language)
    {
        var numbers = new NumberText(language);
        return new Figure(
            title, subtitle, [new Panel(frame.Scenario.Title.In(language), x, new CategoryAxis(string.Empty, labels), marks, texts)], legend,
            Messages.In(language).Say(
                frame.Wanted is null ? "sensitivity.source" : "chart.source", ("locality", frame.Locality.Title.In(language)), ("runs", numbers.Fixed(frame.Runs, 0)), ("seed", frame.Seed.ToString(CultureInfo.InvariantCulture))),
            DataMark.Of(frame.Locality, frame.Pack, language));
    }
}
