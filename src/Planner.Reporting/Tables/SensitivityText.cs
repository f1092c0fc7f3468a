using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Analysis.Sensitivity;
using Planner.Reporting.Documents;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tables;

/// <summary>What targets depend on, for people: first what matters most and what would make the target likely, then the table, then how sure it is.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed partial class SensitivityText
{
    private const int Named = 3;
    private const int LabelWidth = 25;
    private const int RangeWidth = 17;
    private const int NumberWidth = 11;
    private const int RowsShown = 12;
    private const int SmallNamed = 4;

    // Below this share of variance a factor is named as of no matter, if its whole interval lies below twice as much.
    private const double NoMatter = 0.01;

    private readonly Language language;
    private readonly SensitivityFrame frame;
    private readonly Messages messages;
    private readonly NumberText numbers;
    private readonly FactorNames names;

    /// <summary>Texts of a study in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="frame">The study.</param>
    public SensitivityText(Language language, SensitivityFrame frame)
    {
        this.language = language;
        this.frame = frame;
        messages = Messages.In(language);
        numbers = new NumberText(language);
        names = new FactorNames(language);
    }

    /// <summary>The answer in a few sentences.</summary>
    /// <param name="result">The tornado of a target.</param>
    public IReadOnlyList<string> Sentences(TornadoResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = new List<string>();
        if (result.Base is { } now)
        {
            lines.Add(messages.Say(
                "sensitivity.now",
                ("target", Target(result.Target)),
                ("scenario", frame.Scenario.Title.In(language)),
                ("often", Often(now.Estimate)),
                ("low", numbers.PercentLow(now.Low)),
                ("high", numbers.PercentHigh(now.High))));
        }

        TornadoRow[] telling = [.. result.Rows.Where(r => r.Distinguishable)];
        if (result.Base is { } p && telling.Length > 0)
        {
            TornadoRow most = telling[0];
            lines.Add(messages.Say(
                "sensitivity.most", ("what", names.Name(most.Factor)), ("range", names.Range(most.Factor)), ("kind", names.Kind(most.Factor.Kind)),
                ("low", numbers.Percent(p.Estimate + (most.Low?.Estimate ?? 0))), ("high", numbers.Percent(p.Estimate + (most.High?.Estimate ?? 0)))));
            if (telling.Length > 1)
            {
                lines.Add(messages.Say("sensitivity.next", ("list", Joined(telling.Skip(1).Take(Named).Select(r => messages.Say(
                    "sensitivity.next.one", ("what", names.Name(r.Factor)), ("points", numbers.Fixed(100 * r.Swing, 0))))))));
            }
        }
        else if (result.Rows.Count > 0)
        {
            TornadoRow most = result.Rows.MaxBy(r => r.ValueSwing)!;
            lines.Add(messages.Say(
                "sensitivity.none", ("what", names.Name(most.Factor)), ("range", names.Range(most.Factor)), ("low", Change(most.ValueLow, result.Target)), ("high", Change(most.ValueHigh, result.Target)),
                ("unit", numbers.UnitName(result.Target.Unit))));
        }

        lines.AddRange(BreakEvens(result));
        return lines;
    }

    /// <summary>The table of a tornado.</summary>
    /// <param name="result">The tornado of a target.</param>
    /// <param name="width">Columns.</param>
    public TextPanel Table(TornadoResult result, int width)
    {
        ArgumentNullException.ThrowIfNull(result);
        double p = result.Base?.Estimate ?? double.NaN;
        TornadoRow[] shown = [.. result.Rows.Where(r => r.Distinguishable || result.Base is null || !result.Rows.Any(x => x.Distinguishable)).Take(RowsShown)];
        SensitivityFactor[] rest = [.. result.Rows.Except(shown).Select(r => r.Factor)];
        int label = Label(width, RangeWidth + (3 * NumberWidth) + 4);
        return Panel(
            messages.Say("sensitivity.table.tornado", ("target", Target(result.Target))),
            ["sensitivity.column.factor", "sensitivity.column.range", "sensitivity.column.low", "sensitivity.column.high", "sensitivity.column.value"],
            [label, RangeWidth, NumberWidth, NumberWidth, NumberWidth],
            [
                .. shown.Select(r => new string[][]
                {
                    [names.Name(r.Factor)], [names.Range(r.Factor)], At(p, r.Low), At(p, r.High),
                    [$"{Change(r.ValueLow, result.Target)} … {Change(r.ValueHigh, result.Target)}"],
                }),
            ],
            rest.Length == 0 ? null : messages.Say("sensitivity.rest.tornado", ("list", Few(rest))),
            messages.Say("sensitivity.note.tornado", ("runs", numbers.Fixed(frame.Runs, 0)), ("unit", numbers.UnitName(result.Target.Unit)), ("seed", Plain(frame.Seed))));
    }

    /// <summary>The answer in a few sentences.</summary>
    /// <param name="result">The screening of a target.</param>
    public IReadOnlyList<string> Sentences(ScreeningResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (SensitivityFactor Factor, ElementaryEffects Effects)[] known = [.. Ordered(result).Where(e => e.Effects is not null).Select(e => (e.Factor, e.Effects!))];
        if (known.Length == 0)
        {
            return [messages.Say("sensitivity.undefined", ("target", Target(result.Target)))];
        }

        var lines = new List<string>
        {
            messages.Say(
                "sensitivity.screen", ("target", Target(result.Target)),
                ("list", Joined(known.Take(Named).Select(k => messages.Say(
                    "sensitivity.screen.one", ("what", names.Name(k.Factor)), ("change", numbers.WithUnit(k.Effects.MeanAbsolute.Estimate, result.Target.Unit))))))),
        };
        double most = known[0].Effects.MeanAbsolute.Estimate;
        SensitivityFactor[] small = [.. known.Where(k => k.Effects.MeanAbsolute.High < 0.05 * most).Select(k => k.Factor)];
        if (small.Length > 0)
        {
            lines.Add(messages.Say("sensitivity.small.screen", ("list", Few(small))));
        }

        return lines;
    }

    /// <summary>The table of a screening.</summary>
    /// <param name="result">The screening of a target.</param>
    /// <param name="width">Columns.</param>
    public TextPanel Table(ScreeningResult result, int width)
    {
        ArgumentNullException.ThrowIfNull(result);
        int label = Label(width, RangeWidth + (4 * NumberWidth) + 5);
        string Number(double? value) => numbers.Value(value, result.Target.Unit);
        return Panel(
            messages.Say("sensitivity.table.screen", ("target", Target(result.Target)), ("unit", numbers.UnitName(result.Target.Unit))),
            ["sensitivity.column.factor", "sensitivity.column.range", "sensitivity.column.size", "sensitivity.column.direction", "sensitivity.column.spread", "sensitivity.column.flips"],
            [label, RangeWidth, NumberWidth, NumberWidth, NumberWidth, NumberWidth],
            [
                .. Ordered(result).Take(RowsShown).Select(e => new string[][]
                {
                    [names.Name(e.Factor)], [names.Range(e.Factor)],
                    [Number(e.Effects?.MeanAbsolute.Estimate), e.Effects is { } x ? $"{Number(x.MeanAbsolute.Low)}–{Number(x.MeanAbsolute.High)}" : string.Empty],
                    [Signed(e.Effects?.Mean, result.Target)], [Number(e.Effects?.Spread)], [e.Flips is { } f ? numbers.Percent(f.Estimate) + "%" : NumberText.None],
                }),
            ],
            Rest([.. Ordered(result).Skip(RowsShown).Select(e => e.Factor)]),
            messages.Say("sensitivity.note.screen", ("points", numbers.Fixed(result.Points, 0)), ("seed", Plain(frame.Seed))));
    }

    /// <summary>The answer in a few sentences.</summary>
    /// <param name="result">The variance of a target.</param>
    public IReadOnlyList<string> Sentences(VarianceResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.OfValue is not { } value)
        {
            return [messages.Say("sensitivity.undefined", ("target", Target(result.Target)))];
        }

        (SensitivityFactor Factor, SobolIndex Index)[] ordered = [.. result.Factors.Zip(value.Indexes).OrderByDescending(x => x.Second.Total.Estimate)];
        var lines = new List<string>
        {
            messages.Say(
                "sensitivity.variance", ("target", Target(result.Target)),
                ("list", Joined(ordered.Take(Named).Select(x => messages.Say(
                    "sensitivity.variance.one", ("what", names.Name(x.Factor)), ("share", Share(x.Index.First.Estimate)), ("total", Share(x.Index.Total.Estimate))))))),
            messages.Say(
                "sensitivity.kinds",
                ("list", Joined(result.Factors.Zip(value.Indexes).GroupBy(x => x.First.Kind).Select(g => messages.Say(
                    "sensitivity.kinds.one", ("kind", names.Kind(g.Key)), ("share", Share(g.Sum(x => x.Second.First.Estimate))))))),
                ("interactions", Share(value.Interactions.Estimate))),
        };
        if (result.OfMet is { } met)
        {
            (SensitivityFactor Factor, SobolIndex Index) most = result.Factors.Zip(met.Indexes).MaxBy(x => x.Second.Total.Estimate);
            lines.Add(messages.Say("sensitivity.met", ("what", names.Name(most.Factor)), ("share", Share(most.Index.First.Estimate)), ("total", Share(most.Index.Total.Estimate)), ("met", numbers.Percent(result.Met))));
        }
        else if (result.Target.IsSet)
        {
            lines.Add(messages.Say(result.Met > 0.5 ? "sensitivity.met.always" : "sensitivity.met.never"));
        }

        SensitivityFactor[] small = [.. ordered.Where(x => x.Index.Total.Estimate < NoMatter && x.Index.Total.High < 2 * NoMatter).Select(x => x.Factor)];
        if (small.Length > 0)
        {
            lines.Add(messages.Say("sensitivity.small", ("list", Few(small))));
        }

        return lines;
    }

    /// <summary>The table of shares.</summary>
    /// <param name="result">The variance of a target.</param>
    /// <param name="width">Columns.</param>
    public TextPanel Table(VarianceResult result, int width)
    {
        ArgumentNullException.ThrowIfNull(result);
        int label = Label(width, RangeWidth + (4 * NumberWidth) + 5);
        string[] Cell(EstimatedShare? share) => share is { } s ? [Share(s.Estimate) + "%", $"{Share(s.Low)}–{Share(s.High)}"] : [NumberText.None];
        (SensitivityFactor Factor, SobolIndex? Value, SobolIndex? Met)[] rows =
        [
            .. result.Factors.Select((f, i) => (f, result.OfValue?.Indexes[i], result.OfMet?.Indexes[i])).OrderByDescending(x => x.Item2?.Total.Estimate ?? x.Item3?.Total.Estimate ?? 0),
        ];
        return Panel(
            messages.Say("sensitivity.table.variance", ("target", Target(result.Target))),
            ["sensitivity.column.factor", "sensitivity.column.range", "sensitivity.column.first", "sensitivity.column.total", "sensitivity.column.metFirst", "sensitivity.column.metTotal"],
            [label, RangeWidth, NumberWidth, NumberWidth, NumberWidth, NumberWidth],
            [
                .. rows.Take(RowsShown).Select(r => new string[][]
                {
                    [names.Name(r.Factor)], [names.Range(r.Factor)], Cell(r.Value?.First), Cell(r.Value?.Total), Cell(r.Met?.First), Cell(r.Met?.Total),
                }),
            ],
            Rest([.. rows.Skip(RowsShown).Select(r => r.Factor)]),
            messages.Say("sensitivity.note.variance", ("rows", numbers.Fixed(result.Rows, 0)), ("factors", numbers.Fixed(result.Factors.Count, 0)), ("seed", Plain(frame.Seed))));
    }

    private static IEnumerable<(SensitivityFactor Factor, ElementaryEffects? Effects, ProportionOfPoints? Flips)> Ordered(ScreeningResult result) =>
        result.Factors.Select((f, i) => (f, result.Effects[i], result.Flips?[i])).OrderByDescending(x => x.Item2?.MeanAbsolute.Estimate ?? -1);

    private static string Plain(long seed) => seed.ToString(CultureInfo.InvariantCulture);

    private static int Label(int width, int rest) => Math.Clamp(width - rest, LabelWidth - 11, LabelWidth + 15);

    private IEnumerable<string> BreakEvens(TornadoResult result)
    {
        if (frame.Wanted is not { } wanted)
        {
            yield break;
        }

        (string, string) share = ("wanted", numbers.Fixed(100 * wanted, 0));
        string[] enough = [.. result.BreakEvens.Where(b => b.Value is not null && !b.Reached).Select(Crossed)];
        if (enough.Length > 0)
        {
            yield return messages.Say("sensitivity.breakEven", share, ("list", string.Join("; ", enough)));
        }

        BreakEven[] not = [.. result.BreakEvens.Where(b => b.Value is null && !b.Reached)];
        if (not.Length > 0)
        {
            yield return messages.Say(
                enough.Length > 0 ? "sensitivity.notEnough" : "sensitivity.nothingEnough",
                share,
                ("list", string.Join("; ", not.Select(b => messages.Say("sensitivity.notEnough.one", ("change", names.Becomes(b.Factor, b.End)), ("p", numbers.Percent(b.AtEnd)))))));
        }

        string[] slack = [.. result.BreakEvens.Where(b => b.Value is not null && b.Reached).Select(Crossed)];
        if (slack.Length > 0)
        {
            yield return messages.Say("sensitivity.slack", share, ("list", string.Join("; ", slack)));
        }

        string[] safe = [.. result.BreakEvens.Where(b => b.Value is null && b.Reached).Select(b => names.Becomes(b.Factor, b.End))];
        if (safe.Length > 0)
        {
            yield return messages.Say("sensitivity.safe", share, ("list", string.Join("; ", safe)));
        }

        if (result.OwnMark is { } mark && Math.Abs(mark.Estimate - result.Target.Required) > 1e-9)
        {
            yield return messages.Say(
                "sensitivity.ownMark", share, ("value", numbers.Value(mark.Estimate, result.Target.Unit)), ("low", numbers.Value(mark.Low, result.Target.Unit)),
                ("high", numbers.Value(mark.High, result.Target.Unit)), ("required", numbers.Requirement(result.Target)));
        }
    }

    private string Crossed(BreakEven b)
    {
        string change = names.Becomes(b.Factor, b.Value!.Value);
        return b.Low is { } low && b.High is { } high
            ? messages.Say("sensitivity.breakEven.one", ("change", change), ("low", names.Value(b.Factor, low)), ("high", names.Value(b.Factor, high)))
            : messages.Say("sensitivity.breakEven.open", ("change", change), ("end", names.Value(b.Factor, b.End)));
    }

    private string[] At(double p, PairedDifferenceInterval? change) => change is { } c
        ? [numbers.Percent(p + c.Estimate) + "%", $"{numbers.Points(c.Low)}…{numbers.Points(c.High)}"]
        : [NumberText.None];

    private string Change(MeanInterval? change, TargetDefinition target) => Signed(change?.Estimate, target);

    private string Signed(double? change, TargetDefinition target)
    {
        if (change is not { } c || !double.IsFinite(c))
        {
            return NumberText.None;
        }

        // What rounds to nothing has no sign.
        string text = numbers.Value(c, target.Unit);
        return c > 0 && text.Any(digit => digit is >= '1' and <= '9') ? "+" + text : text;
    }

    // A share of variance below nothing is noise of the estimate.
    private string Share(double share) => numbers.Fixed(100 * Math.Clamp(share, 0, 1), 0);

    private string Target(TargetDefinition target) => $"{target.Id} {target.Title.In(language)} ({numbers.Requirement(target)})";

    private string Often(double probability) => NaturalFrequency.Of(probability).InHundred switch
    {
        <= 0 => messages.Say("sensitivity.often.fewer"),
        >= 100 => messages.Say("sensitivity.often.more"),
        int n => messages.Say("sensitivity.often", ("n", numbers.Fixed(n, 0))),
    };

    private string Joined(IEnumerable<string> items) => string.Join("; ", items);

    /// <summary>The first of them by name and the number of the others.</summary>
    private string Few(IReadOnlyList<SensitivityFactor> factors)
    {
        string first = Joined(factors.Take(SmallNamed).Select(names.Name));
        return factors.Count <= SmallNamed ? first : messages.Say("sensitivity.others", ("list", first), ("n", numbers.Fixed(factors.Count - SmallNamed, 0)));
    }

    private string? Rest(IReadOnlyList<SensitivityFactor> factors) => factors.Count == 0 ? null : messages.Say("sensitivity.rest", ("list", Few(factors)));

    private TextPanel Panel(string title, string[] header, int[] widths, IReadOnlyList<string[][]> rows, string? rest, string note) => new(
        title,
        [.. header.Select((h, i) => DisplayWidth.Wrap(messages.Say(h), widths[i]))],
        widths,
        [.. rows.Select(r => new TextRow([.. r.Select((lines, c) => (IReadOnlyList<string>)[.. lines.SelectMany(l => DisplayWidth.Wrap(l, widths[c]))])]))],
        [.. new[] { rest }.OfType<string>(), note, .. new[] { DataMark.Of(frame.Locality, frame.Pack, language) }.OfType<string>()]);
}
