using Planner.Analysis.Attainment;

namespace Planner.Analysis.Tests.Attainment;

public sealed class RequirementTests
{
    [Theory]
    [InlineData(">=", 61, 61, true, 0)]
    [InlineData(">", 17, 17, false, 0)]
    [InlineData(">=", 61, 54, false, 7)]
    [InlineData("<=", 3, 5, false, 2)]
    [InlineData("<", 3, 2, true, 0)]
    [InlineData("==", 4, 6, false, 2)]
    public void MetAndShortfall_Value_FollowTheOperator(string comparison, double required, double value, bool met, double shortfall)
    {
        var requirement = new Requirement(comparison, required);

        Assert.Equal(met, requirement.Met(value));
        Assert.Equal(shortfall, requirement.Shortfall(value));
    }

    [Theory]
    [InlineData(">=", 1, 2, 1)]
    [InlineData("<=", 1, 2, -1)]
    [InlineData("==", 9, 12, 1)]
    [InlineData(">=", 2, 2, 0)]
    [InlineData(">=", double.NaN, 0, 1)]
    [InlineData("<=", 0, double.NaN, -1)]
    public void Compare_TwoValues_IsPositiveWhereTheSecondIsBetter(string comparison, double a, double b, int sign) =>
        Assert.Equal(sign, Math.Sign(new Requirement(comparison, 11).Compare(a, b)));

    [Theory]
    [InlineData(">", 17, 10, 8)]
    [InlineData(">", 17, 18, 0)]
    [InlineData("<", 3, 3, 1)]
    [InlineData(">=", 61, 54, 7)]
    public void Shortfall_StrictOnWholeNumbers_CountsToTheFirstThatMeets(string comparison, double required, double value, double shortfall) =>
        Assert.Equal(shortfall, new Requirement(comparison, required, Whole: true).Shortfall(value));

    [Fact]
    public void Met_NotANumber_IsFalse() => Assert.False(new Requirement("<=", 1).Met(double.NaN));
}
