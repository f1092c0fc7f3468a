using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

public class EnsembleRunnerTests
{
    private const int Replicates = 101;

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

    /// <summary>A model with every source of chance turned on.</summary>
    private static SmallModel Lively(string[] communes) => new()
    {
        CommuneIds = communes,
        Indicators = [SmallModel.Indicator("roads", 0.05, 3, 0.01, 0.2, 0.3), SmallModel.Indicator("water", 0.02, 2)],
        Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2), SmallModel.Work("water", 3)], allocation: "fixed")],
        Allocations = new Dictionary<string, AllocationRule> { ["fixed"] = SmallModel.Table("fixed", ("A", 3), ("B", 1)) },
        Budget = [SmallModel.Line("works", 2022, 0.3), SmallModel.Line("works", 2024, 0.3)],
        Poverty = p => p with
        {
            ProvinceYearSpread = SmallModel.Value(0.1),
            DistrictYearSpread = SmallModel.Value(0.1),
            CommuneSpread = SmallModel.Value(0.2),
            MeasurementSpread = SmallModel.Value(0.02),
            Income = p.Income with { CommuneYearSpread = SmallModel.Value(0.02), CommuneSpread = SmallModel.Value(0.01), DisasterLoss = SmallModel.Value(0.1) },
        },
        Shocks = s => s with { DisasterChance = SmallModel.Value(0.2), EpidemicChance = SmallModel.Value(0.1), PriceSpread = SmallModel.Value(0.05) },
        Recognition = r => r with { DossierSuccess = SmallModel.Value(0.7), DossierSuccessUnregistered = SmallModel.Value(0.5), SatisfactionSpread = SmallModel.Value(8) },
        Assumptions = [SmallModel.LogNormal(UncertainInput.UnitCostFactor, 0.2), SmallModel.LogNormal(UncertainInput.ExitFactor, 0.3)],
    };
}
