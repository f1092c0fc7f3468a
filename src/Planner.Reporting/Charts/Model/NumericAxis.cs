namespace Planner.Reporting.Charts.Model;

/// <summary>An axis of numbers with labelled ticks.</summary>
/// <param name="Title">What it measures, with the unit; empty for none.</param>
/// <param name="Min">Near end.</param>
/// <param name="Max">Far end; &gt; <paramref name="Min"/>.</param>
/// <param name="Ticks">Ticks in ascending order, within the ends.</param>
public sealed record NumericAxis(string Title, double Min, double Max, IReadOnlyList<Tick> Ticks) : Axis(Title)
{
    /// <inheritdoc/>
    public override double Start => Min;

    /// <inheritdoc/>
    public override double End => Max;

    /// <summary>An axis whose ends and ticks are round numbers: steps of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="title">What it measures.</param>
    /// <param name="low">Least value shown.</param>
    /// <param name="high">Greatest value shown.</param>
    /// <param name="steps">About so many steps; ≥ 1.</param>
    /// <param name="label">Text of a tick, from its value and the decimals its step needs.</param>
    public static NumericAxis Round(string title, double low, double high, int steps, Func<double, int, string> label)
    {
        if (!(low <= high) || !double.IsFinite(low) || !double.IsFinite(high))
        {
            throw new ArgumentException($"an axis needs finite ends in order, not {low} and {high}", nameof(low));
        }

        double span = high > low ? high - low : Math.Max(Math.Abs(high), 1);
        double step = RoundStep(span / steps, out int exponent);
        double first = Math.Floor(low / step), last = Math.Max(Math.Ceiling(high / step), first + 1);
        int decimals = Math.Max(0, -exponent);
        Tick[] ticks = Enumerable.Range(0, (int)(last - first) + 1)
            .Select(i => Clean((first + i) * step, decimals))
            .Select(value => new Tick(value, label(value, decimals))).ToArray();
        return new NumericAxis(title, ticks[0].Position, ticks[^1].Position, ticks);
    }

    private static double RoundStep(double rough, out int exponent)
    {
        exponent = (int)Math.Floor(Math.Log10(rough));
        double power = Power(exponent);
        double lead = rough / power;
        if (lead > 5)
        {
            exponent++;
            return Power(exponent);
        }

        return (lead > 2 ? 5 : lead > 1 ? 2 : 1) * power;
    }

    // Math.Pow may differ between platforms in the last bit; products of ten do not.
    private static double Power(int exponent)
    {
        double power = 1;
        for (int i = 0; i < Math.Abs(exponent); i++)
        {
            power *= 10;
        }

        return exponent < 0 ? 1 / power : power;
    }

    private static double Clean(double value, int decimals) => Math.Round(value, Math.Min(decimals, 15)) + 0.0;
}
