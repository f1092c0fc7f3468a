using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;

namespace Planner.Analysis.Tests.Precision;

public class LookScheduleTests
{
    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.005)]
    [InlineData(0.01)]
    [InlineData(0.03)]
    [InlineData(0.2)]
    public void Level_OverAllLooks_SpendsAtMostTheWholeError(double halfWidth)
    {
        LookSchedule schedule = LookSchedule.Of(halfWidth, 10_000_000);
        double spent = Enumerable.Range(0, LookSchedule.MostLooks).Sum(k => 1 - schedule.Level(k));
        Assert.InRange(spent, 0.5 * 0.05, 0.05 + 1e-12);
        double most = Enumerable.Range(0, LookSchedule.MostLooks).Min(schedule.Level);
        Assert.Equal(most, schedule.Level(schedule.Central), 15);
    }

    [Theory]
    [InlineData(0.05, 0)] // 571 replicates of an even chance: n = (k/2h)²
    [InlineData(0.03, 1)] // 1,588
    [InlineData(0.02, 2)] // 3,573
    [InlineData(0.01, 4)] // 14,300
    [InlineData(0.005, 6)] // 57,200
    public void Of_Width_MostIsSpentWhereAnEvenChanceIsKnown(double halfWidth, int central) =>
        Assert.Equal(central, LookSchedule.Of(halfWidth, 1024).Central);

    [Theory]
    [InlineData(1024, 1)]
    [InlineData(2047, 1)]
    [InlineData(2048, 2)]
    [InlineData(65_536, 7)]
    [InlineData(10_000_000, 14)]
    public void Of_Most_LooksStayBelowIt(int most, int looks)
    {
        LookSchedule schedule = LookSchedule.Of(0.01, most);
        Assert.Equal(looks, schedule.Looks);
        Assert.True(LookSchedule.Replicates(schedule.Looks - 1) <= most);
    }

    [Fact]
    public void Level_DoesNotDependOnTheCap() =>
        Assert.Equal(
            Enumerable.Range(0, 5).Select(LookSchedule.Of(0.01, 16_384).Level),
            Enumerable.Range(0, 5).Select(LookSchedule.Of(0.01, 8_388_608).Level));

    [Fact]
    public void Level_FarFromTheCentre_IsBonferronisTerm() =>
        Assert.Equal(1 - (0.05 / 8 / (3 - (1.0 / 16))), LookSchedule.Of(0.01, 1024).Level(1), 15);

    [Theory]
    [InlineData(0, 1024)]
    [InlineData(1, 1024)]
    [InlineData(double.NaN, 1024)]
    [InlineData(0.01, 1023)]
    public void Of_OutOfRange_Throws(double halfWidth, int most) => Assert.ThrowsAny<ArgumentException>(() => LookSchedule.Of(halfWidth, most));

    [Fact]
    public void StandardLevel_IsWhatIsSpent() => Assert.Equal(0.95, CriticalValue.StandardLevel);
}
