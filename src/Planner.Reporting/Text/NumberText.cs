using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Rules.Pack;

namespace Planner.Reporting.Text;

/// <summary>
/// Numbers as people read them: decimal comma and dots between thousands in Vietnamese, the reverse in English. The marks are written here, not
/// taken from the system's locale data, whose versions differ; equal inputs must give equal bytes.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class NumberText
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "–";

    private const string Minus = "−";

    private readonly Messages messages;
    private readonly string dayFormat;
    private readonly NumberFormatInfo format;

    /// <summary>Numbers of a language.</summary>
    /// <param name="language">The language.</param>
    public NumberText(Language language)
    {
        messages = Messages.In(language);
        dayFormat = language == Language.Vietnamese ? "dd/MM/yyyy" : "yyyy-MM-dd";
        format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        format.NegativeSign = Minus;
        if (language == Language.Vietnamese)
        {
            format.NumberDecimalSeparator = ",";
            format.NumberGroupSeparator = ".";
        }
    }

    /// <summary>A number with so many decimals.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals; ≥ 0.</param>
    public string Fixed(double? value, int decimals) => value is { } v && double.IsFinite(v) ? Rounded(v, decimals).ToString("N" + decimals, format) : None;

    /// <summary>A number as exactly as it was given, up to six decimals, such as what a target requires.</summary>
    /// <param name="value">The number.</param>
    public string Exact(double value) => value.ToString("#,0.######", format);

    /// <summary>A number with a sign, for differences.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals; ≥ 0.</param>
    public string Signed(double? value, int decimals) =>
        value is { } v && double.IsFinite(v) && Rounded(v, decimals) > 0 ? "+" + Fixed(v, decimals) : Fixed(value, decimals);

    /// <summary>A probability in whole percent; <c>&lt;1</c> and <c>&gt;99</c> near the ends: finer would claim more than a simulation knows.</summary>
    /// <param name="probability">0..1.</param>
    public string Percent(double probability) => (100 * probability) switch
    {
        < 1 => "<1",
        > 99 => ">99",
        double percent => Fixed(percent, 0),
    };

    /// <summary>The lower end of a probability's interval in whole percent, rounded down so that the range shown covers the interval.</summary>
    /// <param name="probability">0..1.</param>
    public string PercentLow(double probability) => Fixed(Math.Floor(Rounded(100 * probability, 6)), 0);

    /// <summary>The upper end of a probability's interval in whole percent, rounded up.</summary>
    /// <param name="probability">0..1.</param>
    public string PercentHigh(double probability) => Fixed(Math.Ceiling(Rounded(100 * probability, 6)), 0);

    /// <summary>Percentage points, signed.</summary>
    /// <param name="difference">−1..1.</param>
    public string Points(double difference) => Signed(100 * difference, 1);

    /// <summary>A value in the decimals that suit its unit, without the unit's name.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">One of <see cref="Units"/>.</param>
    public string Value(double? value, string unit) => Fixed(value, value is { } v ? DecimalsOf(v, unit) : 0);

    /// <summary>A value with its unit's name.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">One of <see cref="Units"/>.</param>
    public string WithUnit(double? value, string unit) => Join(Value(value, unit), value == 1, unit);

    /// <summary>An exact value with its unit's name.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">One of <see cref="Units"/>.</param>
    public string ExactWithUnit(double value, string unit) => Join(Exact(value), value == 1, unit);

    /// <summary>A requirement: <c>≥ 61 xã</c>, the sign tied to its number by a no-break space.</summary>
    /// <param name="target">The target.</param>
    public string Requirement(TargetDefinition target) => !target.IsSet ? messages.Say("table.unset") : Sign(target.Operator) + "\u00A0" + ExactWithUnit(target.Required, target.Unit);

    /// <summary>The name of a unit, as an axis title bears it.</summary>
    /// <param name="unit">One of <see cref="Units"/>.</param>
    public string UnitName(string unit) => messages.Template("unit." + unit);

    /// <summary>A value with its range in brackets.</summary>
    /// <param name="value">The value, written.</param>
    /// <param name="low">Lower end, written.</param>
    /// <param name="high">Upper end, written.</param>
    public string Range(string value, string low, string high) => messages.Say("table.range", ("value", value), ("low", low), ("high", high));

    /// <summary>A quantity over the synthetic tables: its mean, with least and greatest where they differ as written.</summary>
    /// <param name="range">The quantity.</param>
    /// <param name="decimals">Decimals; ≥ 0.</param>
    public string Range(TableRange range, int decimals)
    {
        string mean = Fixed(range.Mean, decimals), low = Fixed(range.Low, decimals), high = Fixed(range.High, decimals);
        return low == high ? mean : Range(mean, low, high);
    }

    /// <summary>A day as people of the language write it: 31/12/2025 in Vietnamese, 2025-12-31 in English.</summary>
    /// <param name="day">The day.</param>
    public string Day(DateOnly day) => day.ToString(dayFormat, CultureInfo.InvariantCulture);

    /// <summary>A day of a file, <c>yyyy-MM-dd</c>, as people of the language write it; anything else as it is.</summary>
    /// <param name="written">The day as the file has it.</param>
    public string Day(string written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? Day(day) : written;

    /// <summary>The sign of an operator.</summary>
    /// <param name="comparison">The operator as rules write it.</param>
    public static string Sign(string comparison) => comparison switch
    {
        ">=" => "≥",
        "<=" => "≤",
        "==" => "=",
        _ => comparison,
    };

    private static double Rounded(double value, int decimals)
    {
        double rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded; // no "−0"
    }

    private static int DecimalsOf(double value, string unit) => unit switch
    {
        "communes" or "districts" or "villages" or "households" or "persons" or "criteria" => value == Math.Floor(value) ? 0 : 1,
        "billion VND" or "million VND" => Math.Abs(value) >= 100 ? 0 : 1,
        "times" or "percentage points per year" or "percentage points" or "readiness" => 2,
        _ => 1,
    };

    private string Join(string number, bool one, string unit)
    {
        string name = one && messages.Has($"unit.{unit}.one") ? messages.Template($"unit.{unit}.one") : UnitName(unit);
        return unit switch
        {
            Units.Percent => number + name,
            "none" => number,
            _ => number + " " + name,
        };
    }
}
