using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Planner.Localities.Import.Layout;

namespace Planner.Localities.Tests.Import;

public class OfficeNumberTests
{
    [Theory]
    [InlineData("1234", 1234)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1\u00A0234", 1234)]
    [InlineData("1'234'567", 1234567)]
    [InlineData("0,185", 0.185)]
    [InlineData("0.123", 0.123)]
    [InlineData("1234.567", 1234.567)]
    [InlineData("12,5", 12.5)]
    [InlineData(",5", 0.5)]
    [InlineData("-3,2", -3.2)]
    [InlineData("(1.200,5)", -1200.5)]
    [InlineData("\u22125", -5)]
    [InlineData("1,5E+03", 1500)]
    public void Of_OneReading_IsIt(string text, double value) => Assert.Equal([value], OfficeNumber.Of(text).Values);

    [Theory]
    [InlineData("1.234", 1.234, 1234)]
    [InlineData("12,345", 12.345, 12345)]
    public void Of_TwoReadings_GivesBoth_DecimalFirst(string text, double asDecimal, double asThousands)
    {
        OfficeNumber number = OfficeNumber.Of(text);

        Assert.Equal([asDecimal, asThousands], number.Values);
        Assert.Equal(asDecimal, number.Under(text.Contains('.', StringComparison.Ordinal) ? '.' : ','));
        Assert.Equal(asThousands, number.Under(text.Contains('.', StringComparison.Ordinal) ? ',' : '.'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("12 hộ")]
    [InlineData("1.23.456")]
    [InlineData("1,2,3")]
    [InlineData("1.234,567,8")]
    [InlineData("12.")]
    [InlineData("1..2")]
    [InlineData("31/12/2020")]
    [InlineData("1 23")]
    [InlineData("...")]
    public void Of_NoNumber_HasNone(string text) => Assert.Empty(OfficeNumber.Of(text).Values);

    [Fact]
    public void Of_PercentSign_IsKeptApart()
    {
        OfficeNumber number = OfficeNumber.Of("18,5 %");

        Assert.True(number.Percent);
        Assert.Equal([18.5], number.Values);
    }

    /// <summary>Whatever sign stands between thousands and before decimals, one of the readings is the number, and the sign used chooses it.</summary>
    [Fact]
    public void Of_AnyStyle_ReadsBack() => Prop.ForAll(
        Gen.Choose(-2_000_000_000, 2_000_000_000).ToArbitrary(),
        Gen.Choose(0, 6).ToArbitrary(),
        Gen.Elements((',', "."), (',', " "), (',', "\u00A0"), (',', ""), ('.', ","), ('.', "'"), ('.', "")).ToArbitrary(),
        (mantissa, decimals, style) =>
        {
            double value = mantissa / Math.Pow(10, decimals);
            string written = Written(value, decimals, style.Item1, style.Item2);
            OfficeNumber number = OfficeNumber.Of(written);
            bool group = style.Item2.Length > 0 && Math.Abs(value) >= 1000;
            return number.Values.Contains(value) && (decimals == 0 && !group ? number.Values.Count == 1 : number.Under(style.Item1) == value);
        }).QuickCheckThrowOnFailure();

    public static string Written(double value, int decimals, char sign, string thousands)
    {
        var format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        format.NumberDecimalSeparator = sign.ToString();
        format.NumberGroupSeparator = thousands;
        format.NumberGroupSizes = thousands.Length == 0 ? [0] : [3];
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), format);
    }
}
