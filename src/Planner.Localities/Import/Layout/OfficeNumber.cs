using System.Globalization;
using System.Text.RegularExpressions;

namespace Planner.Localities.Import.Layout;

/// <summary>Reads a number that stands as text, in whatever way offices write it. A text that is two numbers, as 1.234 is, gives both.</summary>
/// <param name="Values">The readings, none where it is no number; the first with the sign as decimal, the second with the sign between thousands.</param>
/// <param name="Decimal">The decimal sign that the text proves; null where it proves none.</param>
/// <param name="Sign">The sign that may be either, where there are two readings.</param>
/// <param name="Percent">Whether a percent sign stands behind it.</param>
public readonly partial record struct OfficeNumber(IReadOnlyList<double> Values, char? Decimal, char? Sign, bool Percent)
{
    private static readonly OfficeNumber None = new([], null, null, false);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    public static OfficeNumber Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string core = text.Trim().Replace('\u2212', '-').Replace('\u2013', '-').Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2009', ' ').Replace('\u2019', '\'');
        bool percent = core.EndsWith('%');
        core = percent ? core[..^1].TrimEnd() : core;
        bool negative = core.StartsWith('-') || (core.StartsWith('(') && core.EndsWith(')'));
        core = core.StartsWith('(') && core.EndsWith(')') ? core[1..^1] : core.TrimStart('-', '+');
        core = core.Trim();
        if (Scientific().IsMatch(core))
        {
            return One(double.Parse(core.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture), null);
        }

        if (!Shape().IsMatch(core))
        {
            return None;
        }

        int dots = core.Count(c => c == '.'), commas = core.Count(c => c == ',');
        bool spaced = core.Any(c => c is ' ' or '\'');
        if (dots == 0 && commas == 0)
        {
            return Grouped(core, " '") is { } whole ? One(whole, null) : None;
        }

        if (dots > 0 && commas > 0)
        {
            char last = core.LastIndexOf('.') > core.LastIndexOf(',') ? '.' : ',';
            char other = last == '.' ? ',' : '.';
            return !spaced && (last == '.' ? dots : commas) == 1 && Fraction(core, last, other.ToString()) is { } mixed ? One(mixed, last) : None;
        }

        char sign = dots > 0 ? '.' : ',';
        if (dots + commas > 1)
        {
            return !spaced && Grouped(core, sign.ToString()) is { } thousands ? One(thousands, sign == '.' ? ',' : '.') : None;
        }

        double? asDecimal = Fraction(core, sign, " '"), asThousands = spaced ? null : Grouped(core, sign.ToString());
        return (asDecimal, asThousands) switch
        {
            ({ } d, { } t) => new OfficeNumber([Signed(d), Signed(t)], null, sign, percent),
            ({ } d, null) => One(d, sign),
            (null, { } t) => One(t, sign == '.' ? ',' : '.'),
            _ => None,
        };

        OfficeNumber One(double value, char? by) => new([Signed(value)], by, null, percent);
        double Signed(double value) => negative ? -value : value;
    }

    /// <summary>The reading under a decimal sign; null where the text is no number under it.</summary>
    /// <param name="sign">The decimal sign.</param>
    public double? Under(char sign) => Values.Count switch
    {
        0 => null,
        1 => Decimal is { } own && own != sign ? null : Values[0],
        _ => sign == Sign ? Values[0] : Values[1],
    };

    private static double? Grouped(string text, string signs)
    {
        string[] groups = text.Split([.. signs]);
        bool valid = groups[0].Length >= 1 && groups.All(g => g.All(char.IsAsciiDigit))
            && (groups.Length == 1 || (groups[0].Length <= 3 && groups[0][0] != '0' && groups.Skip(1).All(g => g.Length == 3)));
        return valid ? double.Parse(string.Concat(groups), NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    private static double? Fraction(string text, char sign, string groupSigns)
    {
        int at = text.IndexOf(sign, StringComparison.Ordinal);
        string whole = text[..at], part = text[(at + 1)..];
        return part.Length > 0 && part.All(char.IsAsciiDigit) && (whole.Length == 0 || Grouped(whole, groupSigns) is not null)
            ? double.Parse(string.Concat(whole.Where(char.IsAsciiDigit)) + "." + part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex("^[0-9.,][0-9.,' ]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex("^[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();
}
