using Planner.Rules.Faults;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Faults;

/// <summary>What a run counts of numbers that go wrong in rules, against a walk over single replicates.</summary>
public sealed class RuleFaultsTests
{
    private const int Replicates = 150;

    [Theory]
    [InlineData("100 / (commune.roads - 40) != 7", FaultKind.Infinite)]
    [InlineData("Math.Sqrt(commune.roads - 45) > 1", FaultKind.NotANumber)]
    [InlineData("commune.water > 39 && 5 / Math.Floor(commune.roads / 70) < 3", FaultKind.Infinite)]
    [InlineData("commune.water > 55 || Math.Log(Math.Floor(commune.roads / 45)) < 3", FaultKind.Infinite)]
    [InlineData("7 / int(commune.roads / 45) < 3", FaultKind.Failed)]
    [InlineData("int(commune.roads) * 40000000 > 3", FaultKind.Overflow)]
    public void Faults_OfACriterion_AreThoseOfEachReplicateAlone(string criterion, FaultKind kind)
    {
        SmallModel small = Lively(criterion);
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        Ensemble ensemble = EnsembleRunner.Run(model, scenario, new RunOptions(Replicates, 5, 2), null, CancellationToken.None);
        RuleFaults faults = Assert.Single(ensemble.Faults);
        Assert.Equal((WatchedKind.Criterion, "c1", criterion), (faults.Kind, faults.Name, faults.Text));
        Assert.All(faults.Examples, e => Assert.Equal(kind, e.Fault.Kind));
        Assert.Equal(3, faults.Examples.Count);
        (List<(string, int, int)> counts, List<(int, int, int)> first) = ByReplicate(model, scenario);
        Assert.Equal(counts, faults.Cells.Select(c => (c.Id, c.Year, c.Replicates)));
        Assert.Equal(first.Order().Take(3), faults.Examples.Select(e => (e.Replicate, e.Year, e.Unit)));
    }

    [Fact]
    public void Faults_AnyBlockWidthAndThreads_AreTheSameBytes()
    {
        SmallModel small = Lively("100 / Math.Floor(commune.roads / 45) < 60");
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        var runs = new List<byte[]>();
        foreach ((int width, int threads) in new[] { (8, 1), (8, 2), (24, 2), (64, 1), (200, 2) })
        {
            var outcomes = new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, Replicates));
            EnsembleRunner.Run(
                model, scenario, new RunOptions(Replicates, 5, threads) { BlockWidth = width }, outcomes, [new ReplicateRange(0, Replicates)], new RunHooks(), CancellationToken.None);
            runs.Add(LivelyModel.Bytes(outcomes, Replicates));
            Assert.NotEmpty(new Ensemble(model, scenario.Scenario, 5, outcomes).Faults);
        }

        Assert.All(runs, r => Assert.Equal(runs[0], r));
    }

    [Fact]
    public void FaultCounts_InPartsAndOfTwoRuns_AreTheSumOfTheirRuns()
    {
        SmallModel small = Lively("Math.Sqrt(60 - commune.roads) < 3");
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        FaultCounts Of(long seed, params ReplicateRange[] parts)
        {
            var counts = new FaultCounts();
            foreach (ReplicateRange part in parts)
            {
                var outcomes = new Outcomes(OutcomeShape.Of(model), part);
                EnsembleRunner.Run(model, scenario, new RunOptions(part.Count, seed, 2), outcomes, [part], new RunHooks(), CancellationToken.None);
                counts.Add(outcomes);
            }

            return counts;
        }

        FaultSummary Summary(FaultCounts counts) => counts.Of(model, scenario.Scenario);
        Dictionary<(string, int), int> Cells(FaultSummary summary) => Assert.Single(summary.Rules).Cells.ToDictionary(c => (c.Id, c.Year), c => c.Replicates);
        ReplicateRange whole = new(0, Replicates), fewer = new(0, 40);
        FaultSummary first = Summary(Of(5, whole)), inParts = Summary(Of(5, new ReplicateRange(0, 64), new ReplicateRange(64, Replicates - 64)));
        RuleFaults alone = Assert.Single(EnsembleRunner.Run(model, scenario, new RunOptions(Replicates, 5, 2), null, CancellationToken.None).Faults);
        foreach (FaultSummary same in new[] { first, inParts })
        {
            Assert.Equal(Replicates, same.Replicates);
            Assert.Equal(alone.Cells, Assert.Single(same.Rules).Cells);
            Assert.Equal(alone.Examples.Select(e => (e.Replicate, e.Year, e.Unit)), same.Rules[0].Examples.Select(e => (e.Replicate, e.Year, e.Unit)));
        }

        FaultCounts both = Of(5, whole);
        both.Add(Of(6, fewer));
        FaultSummary sum = Summary(both);
        Dictionary<(string, int), int> a = Cells(first), b = Cells(Summary(Of(6, fewer)));
        Assert.NotEqual(a, b);
        Assert.Equal(Replicates + fewer.Count, sum.Replicates);
        Assert.All(Cells(sum), c => Assert.Equal(a.GetValueOrDefault(c.Key) + b.GetValueOrDefault(c.Key), c.Value));
        Assert.Equal(a.Keys.Union(b.Keys).Count(), Cells(sum).Count);
    }

    [Fact]
    public void Faults_OfAWeight_CountOnlyWhereMoneyMaySpend()
    {
        // Commune A may not spend; its weight does no harm.
        SmallModel small = Lively("commune.roads >= 60") with
        {
            Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2)]) with { Eligible = SmallModel.Rule("commune.villages > 1000 || commune.roads >= 0") }],
            Allocations = new Dictionary<string, AllocationRule> { ["even"] = SmallModel.Weights("even", "100 / (commune.roads - 40)") },
        };
        PreparedModel model = small.Prepare();
        Ensemble ensemble = EnsembleRunner.Run(model, small.Prepare(model), new RunOptions(16, 5, 1), null, CancellationToken.None);
        RuleFaults faults = Assert.Single(ensemble.Faults);
        Assert.Equal((WatchedKind.Weight, "works"), (faults.Kind, faults.Name));

        // Money comes in 2021 only, before anything has moved.
        Assert.Equal([("A", 2021, 16), ("B", 2021, 16)], faults.Cells.Select(c => (c.Id, c.Year, c.Replicates)));
        SmallModel closed = small with { Components = [small.Components[0] with { Eligible = SmallModel.Rule("commune.roads > 99") }] };
        PreparedModel none = closed.Prepare();
        Assert.Empty(EnsembleRunner.Run(none, closed.Prepare(none), new RunOptions(16, 5, 1), null, CancellationToken.None).Faults);
    }

    [Fact]
    public void Watched_OfShippedRules_IsNothingThatEveryCommuneAndYearAsks()
    {
        // Targets are asked once a replicate.
        var shipped = new ShippedLocality();
        Assert.All(shipped.Prepare(shipped.Scenario("as-planned")).Watched, w => Assert.Equal(WatchedKind.Target, w.Kind));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "income")]
    [InlineData(double.NaN, "income")]
    public void Run_StateThatIsNoNumber_EndsNamed(double income, string quantity)
    {
        // A coefficient beyond what the equations can bear stands for a broken rule file.
        SmallModel small = Lively("commune.roads >= 60") with { Poverty = p => p with { Income = p.Income with { Growth = SmallModel.Value(income) } } };
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        ReplicateFaultException thrown = Assert.Throws<ReplicateFaultException>(
            () => EnsembleRunner.Run(model, scenario, new RunOptions(16, 5, 1), null, CancellationToken.None));
        NonFiniteStateException fault = Assert.IsType<NonFiniteStateException>(thrown.InnerException);
        Assert.Contains(quantity, fault.Quantity, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, fault.Replicate);
        Assert.InRange(fault.Year, 2021, 2025);
    }

    private static SmallModel Lively(string criterion) => new()
    {
        Criterion = criterion,
        Indicators = [SmallModel.Indicator("roads", 0.1, 0.1), SmallModel.Indicator("water", 0.05, 0.1)],
        Budget = [SmallModel.Line("works", 2021, 2)],
    };

    private static (List<(string, int, int)> Counts, List<(int, int, int)> First) ByReplicate(PreparedModel model, PreparedScenario scenario)
    {
        var counts = new Dictionary<(int Unit, int Year), int>();
        var first = new List<(int, int, int)>();
        BlockState block = SmallModel.Block(model, 5, BlockState.LaneGroup);
        var cycle = new YearCycle(model, scenario);
        for (int start = 0; start < Replicates; start += block.Width)
        {
            cycle.Start(block, start);
            Look(model.Locality.StartYear);
            for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
            {
                cycle.ToCriteria(block, year);
                Look(year);
                cycle.FromCriteria(block, year);
            }

            void Look(int year)
            {
                PreparedCriteriaSet set = model.SetInForce(CommuneLevel.NewRural, year)!;
                for (int c = 0; c < model.Communes.Count; c++)
                {
                    for (int lane = 0; lane < block.Width && start + lane < Replicates; lane++)
                    {
                        var compiled = set.Criteria[0].Expression ?? set.Criteria[0].Children[0].Expression!;
                        if (Faulty(compiled.Explain(block.Lanes, block.Offset(c, lane), block.Width, model.Shared, block.SharedOffsets[(c * block.Width) + lane]).Root))
                        {
                            counts[(c, year)] = counts.GetValueOrDefault((c, year)) + 1;
                            first.Add((start + lane, year, c));
                        }
                    }
                }
            }
        }

        return ([.. counts.OrderBy(p => p.Key).Select(p => (model.Locality.Tables[0].Communes[p.Key.Unit].Id, p.Key.Year, p.Value))], first);
    }

    // An oracle of its own: anything on the way that failed, is not finite, or whose whole-number product does not divide back.
    private static bool Faulty(Planner.Rules.Language.ExplanationNode node) =>
        node.Reached && (node.Error is not null || (node.Value is double number && !double.IsFinite(number)) || (node.Value is int and < 0) || node.Parts.Any(Faulty));
}
