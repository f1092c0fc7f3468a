using Planner.Analysis.Attainment;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tests.Attainment;

public sealed class LikelihoodTests
{
    private static readonly IReadOnlyList<LikelihoodWord> Words = EnsembleBuilder.Ipcc();

    [Theory]
    [InlineData(0.7, 0.8, "likely")]
    [InlineData(0.92, 0.97, "very-likely")]
    [InlineData(0.995, 1, "virtually-certain")]
    [InlineData(0, 0.002, "exceptionally-unlikely")]
    [InlineData(0.05, 0.2, "unlikely")]
    [InlineData(0.4, 0.6, "about-as-likely-as-not")]
    [InlineData(0.6, 0.7, "more-likely-than-not")]
    [InlineData(0.3, 0.4, "unlikely/about-as-likely-as-not")]
    [InlineData(0.45, 0.7, "about-as-likely-as-not/likely")]
    [InlineData(0.005, 0.99, "exceptionally-unlikely/virtually-certain")]
    public void Of_Interval_GivesNarrowestRangeOrBothEnds(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join('/', Likelihood.Of(Words, low, high).Select(w => w.Id)));

    [Theory]
    [InlineData(0.67, 0.9, Outlook.Likely)]
    [InlineData(0.66, 0.9, Outlook.Uncertain)]
    [InlineData(0.2, 0.32, Outlook.Unlikely)]
    [InlineData(0.2, 0.34, Outlook.Uncertain)]
    [InlineData(0.1, 0.95, Outlook.Uncertain)]
    public void OutlookOf_Interval_IsSortedByTheMiddleWord(double low, double high, Outlook expected) =>
        Assert.Equal(expected, Likelihood.OutlookOf(Words, low, high));

    [Fact]
    public void OutlookOf_OtherMiddleWord_MovesTheHeaps()
    {
        LikelihoodWord[] wide = Words.Where(w => w.Id != "about-as-likely-as-not")
            .Append(Words.Single(w => w.Id == "about-as-likely-as-not") with { From = 0.2, To = 0.8 }).ToArray();

        Assert.Equal(Outlook.Likely, Likelihood.OutlookOf(Words, 0.7, 0.75));
        Assert.Equal(Outlook.Uncertain, Likelihood.OutlookOf(wide, 0.7, 0.75));
    }
}
