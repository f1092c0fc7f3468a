using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

public class EnsembleRunnerTests
{
    private const int Replicates = 101;

    [Fact]
    public void EstimateBytes_MoreTables_CountsWhatCommunesStartWith()
    {
        // A copy of every column for each table, and one group of lanes that continues it.
        PreparedModel model = Lively(["A", "B", "C"]).Prepare();
        long columns = sizeof(double) * 3L * model.Slots.PendingExponent * model.StartColumns.RowLength;
        Assert.Equal(columns, StartColumns.BytesOf(model));
        var options = new RunOptions(8, 1, 1) { BlockWidth = 8 };
        long outcomes = OutcomeShape.Of(model).Bytes(8);
        Assert.Equal(columns + (8 * BlockWidth.BytesPerLane(model)) + (2 * outcomes), EnsembleRunner.EstimateBytes(model, options, 1));
    }

    [Theory]
    [InlineData(1, 16, 2, 16)]
    [InlineData(1, 16, 3, 8)]
    [InlineData(2, 64, 1, 24)]
    [InlineData(2, 4096, 1, 1)]
    public void Run_AnyThreadsAndBlockWidth_GivesTheSameBytes(int threads, int width, int otherThreads, int otherWidth)
    {
        Ensemble one = Run(Lively(["A", "B", "C"]), threads, width);
        Ensemble other = Run(Lively(["A", "B", "C"]), otherThreads, otherWidth);
        foreach (int metric in Enumerable.Range(0, one.Pack.Metrics.Count))
        {
            for (int year = 0; year < one.Years.Count; year++)
            {
                Assert.Equal(one.Metric(metric, year).ToArray(), other.Metric(metric, year).ToArray());
            }
        }

        for (int c = 0; c < 3; c++)
        {
            for (int year = 0; year <= one.Years.Count; year++)
            {
                Assert.Equal(one.FirstYear(c, 1, year), other.FirstYear(c, 1, year));
            }

            Assert.Equal(one.MeanSpending(c, 0, 3), other.MeanSpending(c, 0, 3));
            Assert.Equal(one.CriterionPassed(c, 0, 4), other.CriterionPassed(c, 0, 4));
        }
    }

    [Fact]
    public void Run_MoreReplicates_KeepsTheFirstOnes()
    {
        PreparedModel model = Lively(["A", "B"]).Prepare();
        Ensemble few = EnsembleRunner.Run(model, Lively(["A", "B"]).Prepare(model), new RunOptions(10, 3, 1), null, CancellationToken.None);
        Ensemble many = EnsembleRunner.Run(model, Lively(["A", "B"]).Prepare(model), new RunOptions(33, 3, 1), null, CancellationToken.None);
        Assert.Equal(few.Metric(0, 5).ToArray(), many.Metric(0, 5)[..10].ToArray());
    }

    [Fact]
    public void Run_CommuneAddedUnderAFixedTable_LeavesTheOthersHistoryUnchanged()
    {
        // The mean over "A" alone, by a filter on its population, is A's own history.
        double[][] History(params string[] ids)
        {
            Ensemble ensemble = Run(Lively(ids), 1, 16);
            int metric = ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == "incomeMean");
            return Enumerable.Range(0, ensemble.Years.Count).Select(y => Sums(ensemble, metric, y, ids.Length)).ToArray();
        }

        static double[] Sums(Ensemble ensemble, int metric, int year, int communes) =>
            ensemble.Metric(metric, year).ToArray().Select(x => x * communes).ToArray();

        double[][] two = History("A", "B");
        double[][] three = History("A", "B", "C");
        double[][] third = History("C");
        for (int year = 0; year < two.Length; year++)
        {
            for (int r = 0; r < Replicates; r++)
            {
                Assert.Equal(two[year][r] + third[year][r], three[year][r], 9);
            }
        }
    }

    [Theory]
    [InlineData(1, 16, 1, 101)]
    [InlineData(2, 4, 3, 40)]
    [InlineData(2, 16, 7, 7)]
    public void Run_RangesAddedUp_GiveTheBytesOfOneRun(int threads, int width, int first, int second)
    {
        byte[] whole = LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, Replicates), Replicates), Replicates);
        int[] cuts = [0, first, Math.Min(Replicates, first + second), Replicates];
        var joined = new Outcomes(OutcomeShape.Of(Lively(["A", "B", "C"]).Prepare()), new ReplicateRange(0, Replicates));
        foreach (int k in (int[])[2, 0, 1])
        {
            joined.Add(LivelyModel.Run(new ReplicateRange(cuts[k], cuts[k + 1] - cuts[k]), Replicates, threads, width));
        }

        Assert.Equal(whole, LivelyModel.Bytes(joined, Replicates));
    }

    [Fact]
    public void Run_GapsOfOutcomesThatHoldSome_GivesTheBytesOfOneRun()
    {
        PreparedModel model = Lively(["A", "B", "C"]).Prepare();
        var outcomes = new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, Replicates));
        outcomes.Add(LivelyModel.Run(new ReplicateRange(13, 20), Replicates));
        outcomes.Add(LivelyModel.Run(new ReplicateRange(60, 1), Replicates));
        var options = new RunOptions(Replicates, LivelyModel.Seed, 2);
        EnsembleRunner.Run(
            model, Lively(["A", "B", "C"]).Prepare(model), options, outcomes, outcomes.Range.Without(outcomes.Done), RunHooks.None, CancellationToken.None);
        Assert.Equal(LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, Replicates), Replicates), Replicates), LivelyModel.Bytes(outcomes, Replicates));
    }

    [Fact]
    public void Run_WithAClock_GivesTheSameBytesAndNamesEveryStageOfTheBudget()
    {
        var clock = new StageClock();
        byte[] timed = LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, Replicates), Replicates, hooks: new RunHooks { Clock = clock }), Replicates);
        Assert.Equal(LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, Replicates), Replicates), Replicates), timed);
        Assert.Equal(StageBudget.All.Select(b => b.Stage).Order(), clock.Times.Select(t => t.Stage).Order());
        Assert.All(clock.Times, t => Assert.True(t.Nanoseconds > 0, t.Stage));
        Assert.True(clock.Blocks > 0);
    }

    [Fact]
    public void Budget_Summed_StaysWithinTheWhole() => Assert.True(StageBudget.All.Sum(b => b.Nanoseconds) <= StageBudget.Sum);

    [Fact]
    public void Report_OfCountedTime_SharesAddUp()
    {
        var clock = new StageClock();
        _ = LivelyModel.Run(new ReplicateRange(0, Replicates), Replicates, hooks: new RunHooks { Clock = clock });
        var report = new TimingReport(Lively(["A", "B", "C"]).Prepare(), clock, Replicates);
        Assert.Equal(1, report.Rows.Sum(r => r.Share), 9);
        Assert.Equal(report.PerCommuneYear, report.Rows.Sum(r => r.PerCommuneYear), 6);
        Assert.Equal(StageBudget.All.Select(b => b.Stage), report.Rows.Select(r => r.Stage));
        Assert.True(report.PerRule > 0);
    }

    [Fact]
    public void Run_ProgressOfTwoWorkers_EndsAtAllReplicates()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<RunProgress>();
        _ = LivelyModel.Run(new ReplicateRange(20, 60), Replicates, hooks: new RunHooks { Progress = new Heard(seen.Add) });
        Assert.Equal(60, seen.Max(p => p.ReplicatesDone));
        Assert.All(seen, p => Assert.Equal(60, p.ReplicatesTotal));
    }

    [Fact]
    public void Run_CancelledByProgress_Throws()
    {
        PreparedModel model = Lively(["A", "B"]).Prepare();
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => EnsembleRunner.Run(
            model, Lively(["A", "B"]).Prepare(model), new RunOptions(EnsembleRunner.MostReplicates / 1000, 1, 2), new Heard(_ => cancel.Cancel()), cancel.Token));
    }

    [Fact]
    public void Run_WorkerFails_SaysWhereOnce()
    {
        // Whoever hears of progress fails: the one fault that a test can put into a worker.
        PreparedModel model = Lively(["A"]).Prepare();
        Exception fault = Assert.Throws<InvalidOperationException>(() => EnsembleRunner.Run(
            model, Lively(["A"]).Prepare(model), new RunOptions(1000, 1, 2), new Heard(_ => throw new InvalidOperationException("heard")), CancellationToken.None));
        Assert.Equal("heard", fault.Message);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        PreparedModel model = Lively(["A"]).Prepare();
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => EnsembleRunner.Run(model, Lively(["A"]).Prepare(model), new RunOptions(10, 1, 2), null, cancel.Token));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 0)]
    public void Run_OptionsOutOfRange_Throws(int replicates, int threads)
    {
        PreparedModel model = Lively(["A"]).Prepare();
        Assert.Throws<ArgumentOutOfRangeException>(
            () => EnsembleRunner.Run(model, Lively(["A"]).Prepare(model), new RunOptions(replicates, 1, threads), null, CancellationToken.None));
    }

    [Fact]
    public void Run_ScenariosThatDifferInMoney_ShareEveryDraw()
    {
        // Without an effect of money on income, paired replicates agree in income to the last bit.
        PreparedModel model = Lively(["A", "B"]).Prepare();
        SmallModel rich = Lively(["A", "B"]) with { Budget = [SmallModel.Line("works", 2022, 5)] };
        Ensemble a = EnsembleRunner.Run(model, Lively(["A", "B"]).Prepare(model), new RunOptions(20, 9, 1), null, CancellationToken.None);
        Ensemble b = EnsembleRunner.Run(model, rich.Prepare(model), new RunOptions(20, 9, 1), null, CancellationToken.None);
        int income = a.Pack.Metrics.ToList().FindIndex(m => m.Id == "incomeMean");
        int roads = a.Pack.Metrics.ToList().FindIndex(m => m.Id == "roads");
        Assert.Equal(a.Metric(income, 5).ToArray(), b.Metric(income, 5).ToArray());
        Assert.NotEqual(a.Metric(roads, 5).ToArray(), b.Metric(roads, 5).ToArray());
    }

    private static Ensemble Run(SmallModel small, int threads, int width)
    {
        PreparedModel model = small.Prepare();
        return EnsembleRunner.Run(
            model, small.Prepare(model), new RunOptions(Replicates, 42, threads) { BlockWidth = width }, null, CancellationToken.None);
    }

    private sealed class Heard(Action<RunProgress> hear) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => hear(value);
    }

    private static SmallModel Lively(string[] communes) => LivelyModel.Of(communes);
}
