using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;
using Planner.Simulation.Tests.Oracles;

namespace Planner.Simulation.Tests.Stages;

/// <summary>Every stage over columns leaves the same bits as the stage lane by lane, whatever the scenario.</summary>
public class StagesAgainstScalarTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    private const int Lanes = 24;

    [Theory]
    [InlineData("as-planned")]
    [InlineData("nearest-first")]
    [InlineData("poorest-first")]
    [InlineData("concentrated")]
    [InlineData("no-programmes")]
    [InlineData("no-debt")]
    [InlineData("minority-focus")]
    public void Run_ShippedScenario_SameBits(string id) => AssertSame(shipped.Model, shipped.Prepare(shipped.Scenario(id)));

    [Theory]
    [InlineData(0, 3000, 0.0)]
    [InlineData(200, 5000, 0.0)]
    [InlineData(150, double.PositiveInfinity, 0.4)]
    [InlineData(150, 2500, 0.7)]
    public void Run_FloorsCeilingsAndDistrictWeights_SameBits(double floor, double ceiling, double concentration)
    {
        Scenario planned = shipped.Scenario("as-planned");
        foreach (RuleText? district in new[] { null, SmallModel.Rule("commune.poorDistrict ? 2.0 * commune.povertyRate : commune.povertyRate - 20") })
        {
            Scenario scenario = planned with
            {
                Allocations = planned.Allocations.ToDictionary(
                    a => a.Key, a => a.Value with { Floor = floor, Ceiling = ceiling, Concentration = concentration, DistrictWeight = district }),
            };
            AssertSame(shipped.Model, shipped.Prepare(scenario));
        }
    }

    [Fact]
    public void Run_TablesAndRankingsWithTies_SameBits()
    {
        Scenario planned = shipped.Scenario("as-planned");
        AllocationRule any = planned.Allocations.Values.First();
        var table = shipped.Model.Communes.Select((c, i) => (c.Id, Weight: (double)(i % 5) - 1)).ToDictionary(x => x.Id, x => x.Weight);
        AllocationRule[] rules =
        [
            any with { Id = "table", Kind = AllocationKind.Table, Weight = null, Filter = null, Table = table, Concentration = 0.3, Ceiling = 4000 },
            any with { Id = "ties", Kind = AllocationKind.Ranking, Weight = SmallModel.Rule("commune.level"), Filter = null, Ceiling = 700 },
            any with { Id = "wide", Kind = AllocationKind.Ranking, Weight = SmallModel.Rule("0 - commune.income"), Filter = SmallModel.Rule("commune.povertyRate > 30"), Ceiling = 1e6 },
            any with { Id = "free", Kind = AllocationKind.Ranking, Weight = SmallModel.Rule("commune.criteriaMet"), Filter = null, Ceiling = double.PositiveInfinity },
        ];
        Scenario scenario = planned with { Allocations = planned.Allocations.Keys.Order().Select((k, i) => (k, i)).ToDictionary(x => x.k, x => rules[x.i % rules.Length]) };
        AssertSame(shipped.Model, shipped.Prepare(scenario));
    }

    [Fact]
    public void Run_MetricsOfEveryAggregateWithFiltersAndWeights_SameBits()
    {
        var diagnostics = new DiagnosticBag();
        MetricDefinition any = shipped.Model.Pack.Metrics.First(m => m.Scope == MetricScope.Commune);
        var metrics = new List<MetricDefinition>(shipped.Model.Pack.Metrics);
        foreach (Aggregate aggregate in Enum.GetValues<Aggregate>())
        {
            foreach (string? filter in new[] { null, "commune.especiallyDifficult", "commune.povertyRate > 25", "10 / commune.level > 4" })
            {
                foreach (string? weight in new[] { null, "1.0", "commune.households", "commune.povertyRate - 20" })
                {
                    bool truth = aggregate is Aggregate.Count or Aggregate.Share;
                    foreach (string value in truth ? new[] { "!commune.certified", "commune.certified", "1 / commune.level == 1" } : ["commune.criteriaMet", "commune.income / commune.debt"])
                    {
                        metrics.Add(any with
                        {
                            Id = $"m{metrics.Count}",
                            Aggregate = aggregate,
                            Value = SmallModel.Rule(value),
                            Filter = filter is null ? null : SmallModel.Rule(filter),
                            Weight = weight is null ? null : SmallModel.Rule(weight),
                        });
                    }
                }
            }
        }

        metrics.Add(any with { Id = "d1", Scope = MetricScope.District, Aggregate = Aggregate.Max, Value = SmallModel.Rule("district.income"), Filter = SmallModel.Rule("!district.city"), Weight = null });
        metrics.Add(any with { Id = "d2", Scope = MetricScope.District, Aggregate = Aggregate.Ratio, Value = SmallModel.Rule("district.communesCertified"), Filter = null, Weight = SmallModel.Rule("district.communes") });
        PreparedModel? model = PreparedModel.Prepare(shipped.Model.Locality, shipped.Model.Pack with { Metrics = metrics }, diagnostics);
        Assert.True(model is not null, string.Join('\n', diagnostics.InFileOrder()));
        PreparedScenario? scenario = PreparedScenario.Prepare(model, shipped.Scenario("as-planned"), diagnostics);
        Assert.True(scenario is not null, string.Join('\n', diagnostics.InFileOrder()));
        AssertSame(model, scenario);
    }

    [Fact]
    public void Run_RegistrationWithoutKeyAndFewPlaces_SameBits()
    {
        Scenario planned = shipped.Scenario("as-planned");
        AssertSame(shipped.Model, shipped.Prepare(planned with { Registration = planned.Registration with { Key = null, MostAtOnce = 11 } }));
    }

    [Fact]
    public void Run_ParametersThatDifferFromLaneToLane_SameBits()
    {
        var diagnostics = new DiagnosticBag();
        RulePack pack = shipped.Model.Pack with
        {
            RegionOverrides =
            [
                .. shipped.Model.Pack.RegionOverrides.Select(o => o with { Region = "DBSCL", When = SmallModel.Rule("commune.especiallyDifficult && commune.povertyRate > 20") }),
                .. shipped.Model.Pack.RegionOverrides.Select(o => o with { Region = "DNB", When = SmallModel.Rule("commune.povertyRate > 35") }),
                .. shipped.Model.Pack.RegionOverrides,
            ],
        };
        PreparedModel? model = PreparedModel.Prepare(shipped.Model.Locality, pack, diagnostics);
        Assert.True(model is not null, string.Join('\n', diagnostics.InFileOrder()));
        PreparedScenario? scenario = PreparedScenario.Prepare(model, shipped.Scenario("as-planned"), diagnostics);
        Assert.True(scenario is not null, string.Join('\n', diagnostics.InFileOrder()));
        AssertSame(model, scenario, mixed: true);
    }

    [Fact]
    public void Run_AfterTheFirstBlock_AllocatesNothing()
    {
        PreparedModel model = shipped.Model;
        foreach (string id in new[] { "as-planned", "nearest-first", "concentrated" })
        {
            PreparedScenario scenario = shipped.Prepare(shipped.Scenario(id));
            var cycle = new YearCycle(model, scenario);
            var block = new BlockState(model, new LaneDraws(7), Lanes);

            // The least of three blocks after the first: the runtime, exchanging code for better while it runs, allocates too.
            var least = new Dictionary<string, long>();
            for (int turn = 0; turn < 4; turn++)
            {
                Measure("start", () => cycle.Start(block, turn * Lanes));
                for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
                {
                    Measure($"parameters, {year}", () => model.FindParameters(block, year));
                    foreach (IStage stage in cycle.Stages)
                    {
                        Measure($"{stage.GetType().Name}, {year}", () => stage.Run(block, year));
                    }
                }

                cycle.Start(block, turn * Lanes);
                for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
                {
                    Measure($"whole year, {year}", () => cycle.Year(block, year));
                }

                void Measure(string what, Action run)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    run();
                    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                    least[what] = turn == 0 ? long.MaxValue : Math.Min(least[what], allocated);
                }
            }

            Assert.All(least, x => Assert.True(x.Value == 0, $"{id}: {x.Key}: {x.Value} bytes"));
        }
    }

    private static (IStage Columns, IStage Scalar)[] Pairs(PreparedModel model, PreparedScenario scenario) =>
    [
        (new RegistrationStage(model, scenario), new ScalarRegistrationStage(model, scenario)),
        (new AllocationStage(model, scenario), new ScalarAllocationStage(model, scenario)),
        (new ConstructionDebtStage(model, scenario), new ScalarConstructionDebtStage(model, scenario)),
        (new CriteriaStage(model), new ScalarCriteriaStage(model)),
        (new LadderStage(model), new ScalarLadderStage(model)),
        (new AreaStage(model, scenario), new ScalarAreaStage(model, scenario)),
        (new DistrictStage(model), new ScalarDistrictStage(model)),
        (new RecordStage(model), new ScalarRecordStage(model)),
    ];

    private static void AssertSame(PreparedModel model, PreparedScenario scenario, bool mixed = false)
    {
        var cycle = new YearCycle(model, scenario);
        (IStage Columns, IStage Scalar)[] pairs = Pairs(model, scenario);
        var columns = new BlockState(model, new LaneDraws(5), Lanes);
        var scalar = new BlockState(model, new LaneDraws(5), Lanes);
        cycle.Start(columns, 40);
        cycle.Start(scalar, 40);
        bool sawMixed = false;
        for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
        {
            model.FindParameters(columns, year);
            model.FindParameters(scalar, year);
            AssertOffsets(model, columns, year);
            sawMixed |= columns.CommonOffsets.Contains(-1);
            foreach (IStage stage in cycle.Stages)
            {
                (IStage Columns, IStage Scalar) pair = pairs.FirstOrDefault(p => p.Columns.GetType() == stage.GetType());
                (pair.Columns ?? stage).Run(columns, year);
                (pair.Scalar ?? stage).Run(scalar, year);
                AssertSame(columns, scalar, $"{scenario.Scenario.Id}, {stage.GetType().Name}, {year}");
            }
        }

        Assert.Equal(mixed, sawMixed);
    }

    private static void AssertOffsets(PreparedModel model, BlockState block, int year)
    {
        string[] regions = [.. model.Pack.Regions];
        ScalarParameters oracle = new(model);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            int[] expected = [.. Enumerable.Range(0, block.Width).Select(lane => oracle.Offset(block, c, lane, year, regions))];
            Assert.Equal(expected, block.SharedOffsets.AsSpan(c * block.Width, block.Width).ToArray());
            Assert.Equal(expected.Distinct().Count() == 1 ? expected[0] : -1, block.CommonOffsets[c]);
        }
    }

    private static void AssertSame(BlockState columns, BlockState scalar, string where)
    {
        Same(scalar.Lanes, columns.Lanes, "lanes");
        Same(scalar.Districts, columns.Districts, "districts");
        Same(scalar.LocalityColumns, columns.LocalityColumns, "locality");
        Same(scalar.Money, columns.Money, "money");
        Same(scalar.Metrics, columns.Metrics, "metrics");
        Assert.True(scalar.CriterionPassed.AsSpan().SequenceEqual(columns.CriterionPassed), where + ": criteria");
        Assert.True(scalar.FirstYear.AsSpan().SequenceEqual(columns.FirstYear), where + ": first years");

        void Same(double[] expected, double[] actual, string what)
        {
            // Bits, but for the pattern of a NaN: the sign of a zero must agree as well.
            for (int i = 0; i < expected.Length; i++)
            {
                if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]) && !(double.IsNaN(expected[i]) && double.IsNaN(actual[i])))
                {
                    Assert.Fail($"{where}: {what}[{i}] is {actual[i]:R} instead of {expected[i]:R}");
                }
            }
        }
    }
}
