using System.Globalization;

namespace Planner.Rules.Testing.Mutation;

/// <summary>The values near a number that tests should tell from it.</summary>
internal static class NumberNudge
{
    /// <summary>One unit in the last written place down and up, then 10 % down and up, each once and none equal to the number.</summary>
    /// <param name="written">The number as written, in the invariant culture; a suffix is passed over.</param>
    /// <param name="whole">Whether only whole numbers are possible.</param>
    /// <returns>The values; none for what is no decimal number (hexadecimal, or beyond 28 digits).</returns>
    public static IReadOnlyList<decimal> Of(string written, bool whole)
    {
        string digits = written.Replace(" ", "", StringComparison.Ordinal).TrimEnd('f', 'F', 'd', 'D', 'm', 'M', 'l', 'L', 'u', 'U');
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) || Math.Abs(value) > 1e18m)
        {
            return [];
        }

        int exponent = digits.IndexOfAny(['e', 'E']);
        string mantissa = exponent < 0 ? digits : digits[..exponent];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int places = (point < 0 ? 0 : mantissa.Length - point - 1) - (exponent < 0 ? 0 : int.Parse(digits[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        decimal unit = 1;
        for (int i = 0; i < Math.Abs(places) && i < 18; i++)
        {
            unit = places > 0 ? unit / 10 : unit * 10;
        }

        decimal tenth = value / 10;
        decimal[] near = whole
            ? [value - Math.Max(unit, 1), value + Math.Max(unit, 1), decimal.Round(value - tenth), decimal.Round(value + tenth)]
            : [value - unit, value + unit, value - tenth, value + tenth];
        return [.. near.Where(n => n != value).Distinct()];
    }
}
