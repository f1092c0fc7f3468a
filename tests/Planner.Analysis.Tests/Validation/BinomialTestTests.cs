using Planner.Analysis.Validation;

namespace Planner.Analysis.Tests.Validation;

public sealed class BinomialTestTests
{
    [Theory]
    [InlineData(0, 10, 0.5, 2.0 / 1024)]
    [InlineData(3, 10, 0.5, 352.0 / 1024)]
    [InlineData(5, 10, 0.5, 1)]
    [InlineData(2, 2, 0.9, 1)]
    [InlineData(0, 1, 0.9, 0.1)]
    public void PValue_OfSmallNumbers_IsTheSumOfOutcomesAtMostAsLikely(int successes, int trials, double chance, double expected) =>
        Assert.Equal(expected, BinomialTest.PValue(successes, trials, chance), 9);

    // Conover 1971, p. 97: Mendel's 682 of 925, as the manual of R's binom.test gives it.
    [Fact]
    public void PValue_OfMendelsPeas_IsThePublishedOne() => Assert.Equal(0.3825, BinomialTest.PValue(682, 925, 0.75), 4);

    [Fact]
    public void PValue_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTest.PValue(3, 2, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTest.PValue(1, 2, 1));
    }
}
