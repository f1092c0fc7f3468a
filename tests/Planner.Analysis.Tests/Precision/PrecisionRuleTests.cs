using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Precision;

public class PrecisionRuleTests
{
    private static readonly LocalizedText Title = new("Kịch bản", "Scenario");

    [Fact]
    public void Look_OneTable_WidthIsWilsonsAtTheLooksLevel()
    {
        var aim = new PrecisionAim(0.02, PrecisionMeasure.Probabilities, [0], 65_536);
        PrecisionLook look = PrecisionRule.Look(aim, [Chance(2048, 1, r => r % 4 == 0)], 1);

        // An even spread over replicates: p = 1/4 exactly.
        double k = CriticalValue.Normal(aim.Schedule.Level(1));
        double half = Math.Sqrt((k * k * 0.1875 / 2048) + (k * k * k * k / 4 / 2048 / 2048)) / (1 + (k * k / 2048));
        PrecisionWidth width = Assert.Single(look.Widths);
        Assert.Equal(half, width.HalfWidth, 9);
        Assert.Equal(0.25, width.Estimate);

        // What it foresees at the next look: the same variance over twice as many replicates.
        Assert.Equal(CriticalValue.Normal(aim.Schedule.Level(2)) * Math.Sqrt(0.1875 * 2048 / 2047 / 4096), width.Foreseen[0], 9);
        Assert.Equal(4096, width.Needed);
        Assert.Null(width.TablesNeeded);
        Assert.Null(look.End);
    }

    [Fact]
    public void Look_NarrowEnough_Ends()
    {
        var aim = new PrecisionAim(0.05, PrecisionMeasure.Probabilities, [0], 65_536);
        PrecisionLook look = PrecisionRule.Look(aim, [Chance(1024, 1, r => r % 2 == 0)], 0);
        Assert.Equal(PrecisionEnd.Reached, look.End);
        Assert.Empty(look.Wide);
    }

    [Fact]
    public void Look_CapReached_EndsAndSaysHowManyItWouldTake()
    {
        var aim = new PrecisionAim(0.01, PrecisionMeasure.Probabilities, [0], 2048);
        Assert.Null(PrecisionRule.Look(aim, [Chance(1024, 1, r => r % 2 == 0)], 0).End);
        PrecisionLook last = PrecisionRule.Look(aim, [Chance(2048, 1, r => r % 2 == 0)], 1);
        Assert.Equal(PrecisionEnd.Cap, last.End);

        // An even chance to ±1 point at the central look: (2.394/0.02)² = 14,328 replicates, the next look is at 16,384.
        Assert.Equal(16_384, Assert.Single(last.Wide).Needed);
    }

    [Fact]
    public void Look_TablesDiffer_EndsBecauseReplicatesDoNotHelp()
    {
        // Half of twenty tables meet the target always, half never: variance of the mean 1/4 · 20/19 / 20, however many replicates.
        var aim = new PrecisionAim(0.01, PrecisionMeasure.Probabilities, [0], 65_536);
        Ensemble ensemble = Chance(2048, 20, r => r % 20 < 10);
        PrecisionLook look = PrecisionRule.Look(aim, [ensemble], 1);
        Assert.Equal(PrecisionEnd.Tables, look.End);
        PrecisionWidth width = Assert.Single(look.Wide);
        Assert.Null(width.Needed);
        double least = CriticalValue.Student(aim.Schedule.Level(aim.Schedule.Central), 19) * Math.Sqrt(0.25 / 19 * 19 / CriticalValue.ChiSquared(0.9, 19));
        Assert.Equal(least, width.Best, 3);

        // z²·σ²/h² tables, σ² = 1/4 · 20/19.
        double z = CriticalValue.Normal(aim.Schedule.Level(aim.Schedule.Central));
        Assert.InRange(width.TablesNeeded!.Value, z * z * 0.25 * 20 / 19 / 0.0001, 1.01 * z * z * 0.25 * 20 / 19 / 0.0001);

        // The first look never gives up: what it foresees rests on one estimate.
        Assert.Null(PrecisionRule.Look(aim, [Chance(1024, 20, r => r % 20 < 10)], 0).End);
    }

    [Fact]
    public void Look_TablesDifferByChanceOnly_DoesNotBlameThem()
    {
        // Even chances, tables that differ as much as chance makes them differ: more replicates help.
        var random = new Random(31);
        var aim = new PrecisionAim(0.02, PrecisionMeasure.Probabilities, [0], 1024);
        int blamed = Enumerable.Range(0, 200).Count(_ =>
        {
            bool[] met = [.. Enumerable.Range(0, 1024).Select(_ => random.NextDouble() < 0.5)];
            return Assert.Single(PrecisionRule.Look(aim, [Chance(1024, 20, r => met[r])], 0).Wide).Needed is null;
        });
        Assert.True(blamed <= 20, $"{blamed} of 200");
    }

    [Theory]
    [InlineData(0.95, 1, 3.841458821)]
    [InlineData(0.9, 19, 27.203571029)]
    public void ChiSquared_PublishedQuantiles_AreMet(double probability, int degrees, double published) => Assert.Equal(published, CriticalValue.ChiSquared(probability, degrees), 8);

    [Fact]
    public void Look_Differences_LeaveOutTheReference()
    {
        var aim = new PrecisionAim(0.02, PrecisionMeasure.Differences, [0], 65_536);
        Ensemble a = Chance(1024, 1, r => r % 2 == 0), b = Chance(1024, 1, r => r % 2 == 0 || r % 64 == 1);
        PrecisionLook look = PrecisionRule.Look(aim, [a, b], 0);
        PrecisionWidth width = Assert.Single(look.Widths);
        var interval = PairedDifferenceInterval.Of(a.TargetMet(0), b.TargetMet(0), Clustering.Of(a), aim.Schedule.Level(0));
        Assert.Equal((interval.High - interval.Low) / 2, width.HalfWidth);
        Assert.Equal(16.0 / 1024, width.Estimate);
        Assert.Throws<ArgumentException>(() => PrecisionRule.Look(aim, [a], 0));
    }

    [Fact]
    public void Look_OtherNumberOfReplicates_Throws() => Assert.Throws<ArgumentException>(() =>
        PrecisionRule.Look(new PrecisionAim(0.02, PrecisionMeasure.Probabilities, [0], 1024), [Chance(1000, 1, r => r % 2 == 0)], 0));

    private static Ensemble Chance(int replicates, int tables, Func<int, bool> met) =>
        new EnsembleBuilder { Replicates = replicates, Tables = tables }
            .Target("X-1", ">=", 1, "communes", null, "Chỉ tiêu", "Target")
            .Build("s", Title, (_, _, _) => 0, (_, r) => met(r) ? 1 : 0);
}
