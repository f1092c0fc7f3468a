using Planner.Analysis.Intervals;
using Planner.Analysis.Sensitivity;
using Planner.Reporting.Text;

namespace Planner.Reporting.Tables;

public sealed partial class SensitivityText
{
    /// <summary>The sentences with what matters most first, and how things stand after it.</summary>
    /// <param name="result">The tornado of a target.</param>
    public IReadOnlyList<string> MostFirst(TornadoResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        IReadOnlyList<string> lines = Sentences(result);
        return result.Base is null || lines.Count < 2 ? lines : [lines[1], lines[0], .. lines.Skip(2)];
    }

    /// <summary>What one factor does: both ends with their intervals, and where it brings the target to the wanted probability.</summary>
    /// <param name="result">The tornado of a target.</param>
    /// <param name="row">The factor's row in it.</param>
    public IReadOnlyList<string> Detail(TornadoResult result, TornadoRow row)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(row);
        string What(string key) => messages.Say(key, ("what", names.Name(row.Factor)), ("kind", names.Kind(row.Factor.Kind)), ("range", names.Range(row.Factor)));
        (string, string)[] values = [("low", Change(row.ValueLow, result.Target)), ("high", Change(row.ValueHigh, result.Target)), ("unit", numbers.UnitName(result.Target.Unit))];
        var lines = new List<string> { What("sensitivity.row") };
        lines.Add(result.Base is { } now
            ? messages.Say("sensitivity.row.ends", [("first", Ends(now.Estimate, row.Low)), ("second", Ends(now.Estimate, row.High)), .. values])
            : messages.Say("sensitivity.row.values", values));
        if (frame.Wanted is { } wanted && result.BreakEvens.FirstOrDefault(b => b.Factor == row.Factor) is { } found)
        {
            (string, string) share = ("wanted", numbers.Fixed(100 * wanted, 0));
            lines.Add(found.Value is not null
                ? messages.Say(found.Reached ? "sensitivity.row.slack" : "sensitivity.row.enough", share, ("change", Crossed(found)))
                : messages.Say(
                    found.Reached ? "sensitivity.row.safe" : "sensitivity.row.short", share, ("change", names.Becomes(found.Factor, found.End)), ("chance", numbers.Percent(found.AtEnd))));
        }

        return lines;
    }

    /// <summary>What one factor of a screening does.</summary>
    /// <param name="result">The screening of a target.</param>
    /// <param name="factor">Its index among the factors.</param>
    public IReadOnlyList<string> Detail(ScreeningResult result, int factor)
    {
        ArgumentNullException.ThrowIfNull(result);
        string unit = result.Target.Unit;
        return result.Effects[factor] is not { } effects
            ? [Header(result.Factors[factor])]
            :
            [
                Header(result.Factors[factor]),
                messages.Say(
                    "sensitivity.row.screen", ("size", numbers.WithUnit(effects.MeanAbsolute.Estimate, unit)), ("low", numbers.Value(effects.MeanAbsolute.Low, unit)),
                    ("high", numbers.Value(effects.MeanAbsolute.High, unit)), ("spread", numbers.Value(effects.Spread, unit))),
                .. double.IsFinite(effects.Mean) ? (string[])[messages.Say("sensitivity.row.direction", ("direction", Signed(effects.Mean, result.Target)))] : [],
                .. result.Flips is { } flips ? (string[])[messages.Say("sensitivity.row.flips", ("share", numbers.Percent(flips[factor].Estimate)))] : [],
            ];
    }

    /// <summary>What of the variance rests on one factor.</summary>
    /// <param name="result">The variance of a target.</param>
    /// <param name="factor">Its index among the factors.</param>
    public IReadOnlyList<string> Detail(VarianceResult result, int factor)
    {
        ArgumentNullException.ThrowIfNull(result);
        string Of(string key, SobolIndex index) => messages.Say(
            key, ("first", Share(index.First.Estimate)), ("firstLow", Share(index.First.Low)), ("firstHigh", Share(index.First.High)),
            ("total", Share(index.Total.Estimate)), ("totalLow", Share(index.Total.Low)), ("totalHigh", Share(index.Total.High)));
        return
        [
            Header(result.Factors[factor]),
            .. result.OfValue is { } value ? (string[])[Of("sensitivity.row.variance", value.Indexes[factor])] : [],
            .. result.OfMet is { } met ? (string[])[Of("sensitivity.row.met", met.Indexes[factor])] : [],
        ];
    }

    private string Header(SensitivityFactor factor) => names.Range(factor) is { Length: > 0 } range
        ? messages.Say("sensitivity.row", ("what", names.Name(factor)), ("kind", names.Kind(factor.Kind)), ("range", range))
        : messages.Say("sensitivity.row.bare", ("what", names.Name(factor)), ("kind", names.Kind(factor.Kind)));

    private string Ends(double p, PairedDifferenceInterval? change) => change is { } c
        ? messages.Say("sensitivity.row.end", ("chance", numbers.Percent(p + c.Estimate)), ("low", numbers.Points(c.Low)), ("high", numbers.Points(c.High)))
        : NumberText.None;
}
