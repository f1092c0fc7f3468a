using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Text;

public sealed class NumberTextTests
{
    private static readonly NumberText Vi = new(Language.Vietnamese);
    private static readonly NumberText En = new(Language.English);

    [Theory]
    [InlineData(1234.56, 1, "1.234,6", "1,234.6")]
    [InlineData(-0.04, 1, "0,0", "0.0")]
    [InlineData(-12.25, 1, "−12,3", "−12.3")]
    [InlineData(double.NaN, 1, "–", "–")]
    [InlineData(double.PositiveInfinity, 0, "–", "–")]
    public void Fixed_Number_FollowsTheLanguage(double value, int decimals, string vi, string en)
    {
        Assert.Equal(vi, Vi.Fixed(value, decimals));
        Assert.Equal(en, En.Fixed(value, decimals));
    }

    [Theory]
    [InlineData(0, "<1")]
    [InlineData(0.0099, "<1")]
    [InlineData(0.01, "1")]
    [InlineData(0.234, "23")]
    [InlineData(0.99, "99")]
    [InlineData(0.9901, ">99")]
    [InlineData(1, ">99")]
    public void Percent_Probability_NeverSaysCertain(double probability, string expected) => Assert.Equal(expected, Vi.Percent(probability));

    [Theory]
    [InlineData(0, 0.0019, "0", "1")]
    [InlineData(0.201, 0.29, "20", "29")]
    [InlineData(0.994, 1, "99", "100")]
    public void PercentLow_AndHigh_CoverTheInterval(double low, double high, string from, string to)
    {
        Assert.Equal(from, Vi.PercentLow(low));
        Assert.Equal(to, Vi.PercentHigh(high));
    }

    [Theory]
    [InlineData(0.1234, "+12,3")]
    [InlineData(-0.05, "−5,0")]
    [InlineData(0.0001, "0,0")]
    public void Points_Difference_HasASign(double difference, string expected) => Assert.Equal(expected, Vi.Points(difference));

    [Fact]
    public void WithUnit_OneCommune_IsSingularInEnglish()
    {
        Assert.Equal("1 commune", En.WithUnit(1, "communes"));
        Assert.Equal("54.5 communes", En.WithUnit(54.5, "communes"));
        Assert.Equal("54 xã", Vi.WithUnit(54, "communes"));
        Assert.Equal("12,4%", Vi.WithUnit(12.41, "percent"));
        Assert.Equal("1.250 tỷ đồng", Vi.WithUnit(1250.2, "billion VND"));
    }

    [Fact]
    public void Fixed_SystemCulture_DoesNotMatter()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("de-CH");
            Assert.Equal("1.234,5", Vi.Fixed(1234.5, 1));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
