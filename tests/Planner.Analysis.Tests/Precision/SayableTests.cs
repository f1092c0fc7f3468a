using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tests.Precision;

public sealed class SayableTests
{
    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.1, 36)]
    [InlineData(0.9, 36)]
    [InlineData(0.05, 72)]
    public void ReplicatesForQuantile_OfALevel_AreTheLeastThatHoldAnInterval(double q, int expected)
    {
        Assert.Equal(expected, Sayable.ReplicatesForQuantile(q, 0.95));
        Assert.True(Math.Pow(Math.Max(q, 1 - q), expected) <= 0.025 && Math.Pow(Math.Max(q, 1 - q), expected - 1) > 0.025);
    }

    [Theory]
    [InlineData(8, 4)]
    [InlineData(64, 32)]
    [InlineData(40, 10)]
    public void ReplicatesFor_WithoutTables_AreEnoughAndLessAreNot(int replicates, int met)
    {
        ProportionInterval few = Interval(replicates, met);
        long needed = Sayable.ReplicatesFor(few, 0.1, 1, 0.95)!.Value;
        Assert.True(needed > replicates && few.HalfWidth > 0.1);

        // The same share with as many replicates as asked for is narrow enough, but for the rounding to tens.
        Assert.InRange(Interval((int)needed, (int)Math.Round(needed * (double)met / replicates)).HalfWidth, 0.05, 0.1);
    }

    [Fact]
    public void ReplicatesFor_TablesThatDifferTooMuch_AreNone()
    {
        // Ten tables, half of which always meet the target: no number of replicates brings them together.
        const int Count = 1000;
        bool[] events = [.. Enumerable.Range(0, Count).Select(r => r % 10 < 5)];
        ProportionInterval interval = ProportionInterval.Of(events, Clustering.Of(Enumerable.Range(0, Count).Select(r => r % 10)));
        Assert.True(interval.HalfWidth > 0.1);
        Assert.Null(Sayable.ReplicatesFor(interval, 0.1, 10, 0.95));
    }

    [Fact]
    public void ReplicatesFor_OneTableThatMeetsByItself_IsNoneThoughTheShareIsSmall()
    {
        // One of twenty tables nearly always meets the target, the others hardly ever: twenty tables bear no narrower interval, however many replicates stand on them.
        foreach (int count in (int[])[2000, 20_000])
        {
            bool[] events = [.. Enumerable.Range(0, count).Select(r => r % 20 == 7 ? r / 20 % 10 != 0 : r / 20 % 50 == 0)];
            ProportionInterval interval = ProportionInterval.Of(events, Clustering.Of(Enumerable.Range(0, count).Select(r => r % 20)));
            Assert.True(interval.HalfWidth > 0.1);
            Assert.Null(Sayable.ReplicatesFor(interval, 0.1, 20, 0.95));
        }
    }

    [Theory]
    [InlineData(0.30)]
    [InlineData(0.34)]
    public void ReplicatesFor_TablesThatDifferALittle_AreEnoughAndWhatHalfWidthOfForesees(double higher)
    {
        // Ten tables, five of which meet the target somewhat more often.
        ProportionInterval Of(int count)
        {
            var random = new Random(11);
            return ProportionInterval.Of(
                [.. Enumerable.Range(0, count).Select(r => random.NextDouble() < (r % 10 < 5 ? higher : 0.26))], Clustering.Of(Enumerable.Range(0, count).Select(r => r % 10)));
        }

        ProportionInterval many = Of(200_000), most = Of(2_000_000);
        Assert.Equal(many.HalfWidth, many.HalfWidthOf(200_000), 12);
        Assert.InRange(most.HalfWidth, many.HalfWidthOf(2_000_000) * 0.9, many.HalfWidthOf(2_000_000) * 1.1);
        ProportionInterval few = Of(2_000);
        double asked = few.HalfWidthOf(6_000);
        long needed = Sayable.ReplicatesFor(few, asked, 10, 0.95)!.Value;
        Assert.InRange(needed, 6_000, 6_620);
        Assert.True(few.HalfWidthOf(needed) <= asked);
        Assert.Null(Sayable.ReplicatesFor(many, many.HalfWidthOf(double.PositiveInfinity) * 0.99, 10, 0.95));
    }

    [Fact]
    public void HalvesDiffer_ChanceAndBreak_AreToldApart()
    {
        var random = new Random(7);
        int alarms = 0;
        for (int sample = 0; sample < 2000; sample++)
        {
            bool[] alike = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble() < 0.3)];
            alarms += Sayable.HalvesDiffer(alike, 1) ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 10);
        bool[] broken = [.. Enumerable.Range(0, 400).Select(r => random.NextDouble() < (r < 200 ? 0.3 : 0.6))];
        Assert.True(Sayable.HalvesDiffer(broken, 18));
    }

    [Fact]
    public void AreNeighbours_RangesThatDoNotMeet_AreNot()
    {
        LikelihoodWord low = Word("low", 0, 0.33), middle = Word("middle", 0.33, 0.66), high = Word("high", 0.66, 1);
        Assert.True(Sayable.AreNeighbours([low]));
        Assert.True(Sayable.AreNeighbours([low, middle]));
        Assert.False(Sayable.AreNeighbours([low, high]));
    }

    private static ProportionInterval Interval(int replicates, int met) =>
        ProportionInterval.Of([.. Enumerable.Range(0, replicates).Select(r => r < met)], Clustering.Of(Enumerable.Repeat(0, replicates)));

    private static LikelihoodWord Word(string id, double from, double to) =>
        new(id, from, to, new LocalizedText(id, id), new Provenance(null, null, "a test", SourceSpan.StartOf("test")));
}
