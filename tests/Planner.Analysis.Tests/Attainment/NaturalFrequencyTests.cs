using Planner.Analysis.Attainment;

namespace Planner.Analysis.Tests.Attainment;

public sealed class NaturalFrequencyTests
{
    [Theory]
    [InlineData(0, "<1")]
    [InlineData(0.0049, "<1")]
    [InlineData(0.005, "1")]
    [InlineData(0.2345, "23")]
    [InlineData(0.235, "24")]
    [InlineData(0.9949, "99")]
    [InlineData(0.995, ">99")]
    [InlineData(1, ">99")]
    public void Of_Probability_RoundsToOneInHundred(double probability, string expected) =>
        Assert.Equal(expected, NaturalFrequency.Of(probability).ToString());
}
