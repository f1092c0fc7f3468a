using Planner.Localities.Scenarios;
using Planner.Numerics.Random;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

public sealed class InputDesignTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    private const int Replicates = 48;

    [Fact]
    public void Run_AllParametersPerLaneAndNoneMoved_GivesTheBytesOfTheOrdinaryRun()
    {
        Scenario scenario = shipped.Scenario("as-planned");
        PreparedModel lanes = shipped.Model.WithLaneParameters([.. shipped.Model.Pack.Parameters.Select(p => p.Id)]);
        Assert.Equal(Ordinary(shipped.Model, scenario), Bytes(lanes, scenario, new InputDesign()));
    }

    [Theory]
    [InlineData("povertyMax", 4)]
    [InlineData("incomeNewRural", -6)]
    [InlineData("fundingWeightUnder15", 4)]
    [InlineData("readinessPass", -10)]
    public void Run_ThresholdMovedByDesign_IsTheRunOfRulesWithThatThreshold(string parameter, double shift)
    {
        Scenario scenario = shipped.Scenario("as-planned");
        RulePack moved = shipped.Model.Pack with
        {
            Parameters = [.. shipped.Model.Pack.Parameters.Select(p => p.Id == parameter ? p with { Values = [.. p.Values.Select(v => v with { Value = v.Value + shift })] } : p)],
        };
        PreparedModel rewritten = PreparedModel.Prepare(shipped.Model.Locality, moved, new DiagnosticBag())!;
        PreparedModel lanes = shipped.Model.WithLaneParameters([parameter, "healthInsuranceShare"]);
        var design = new InputDesign { Thresholds = new Dictionary<string, double[]> { [parameter] = [shift] } };
        byte[] byDesign = Bytes(lanes, scenario, design);
        Assert.Equal(Ordinary(rewritten, scenario), byDesign);
        Assert.NotEqual(Ordinary(shipped.Model, scenario), byDesign);
    }

    [Fact]
    public void Run_EachReplicateWithItsOwnInputs_IsWhatThatReplicateGivesAlone()
    {
        // Rows that differ in everything a design can give; each also run by itself with one-entry columns.
        Scenario scenario = shipped.Scenario("as-planned");
        PreparedModel lanes = shipped.Model.WithLaneParameters(["povertyMax"]);
        double[] thresholds = [.. Enumerable.Range(0, Replicates).Select(r => (r % 5) - 2.0)], money = [.. Enumerable.Range(0, Replicates).Select(r => 0.5 + (r % 7 * 0.25))];
        double[] costs = [.. Enumerable.Range(0, Replicates).Select(r => 0.6 + (r % 4 * 0.3))], late = [.. Enumerable.Range(0, Replicates).Select(r => (r % 3) - 1.0)];
        int[] tables = [.. Enumerable.Range(0, Replicates).Select(r => r * 7 % 20)];
        InputDesign Design(Func<double[], double[]> of, Func<int[], int[]> ofTables) => new()
        {
            Values = new Dictionary<UncertainInput, double[]> { [UncertainInput.UnitCostFactor] = of(costs) },
            Changes = new Dictionary<UncertainInput, double[]> { [UncertainInput.DisbursementShift] = of(late) },
            Thresholds = new Dictionary<string, double[]> { ["povertyMax"] = of(thresholds) },
            Money = new Dictionary<string, double[]> { ["ntm.infrastructure"] = of(money) },
            Tables = ofTables(tables),
        };
        Outcomes all = Run(lanes, scenario, Design(x => x, x => x), 2, 16);
        foreach (int r in new[] { 0, 17, 47 })
        {
            Outcomes own = Run(lanes, scenario, Design(x => [x[r]], x => [x[r]]), 1, 32);
            Assert.All(Enumerable.Range(0, all.Columns.Length), c => Assert.Equal(own.Columns[c][r], all.Columns[c][r]));
        }
    }

    [Fact]
    public void Run_UniformsAndTablesAsDrawn_GivesTheBytesOfTheOrdinaryRun()
    {
        Scenario scenario = shipped.Scenario("as-planned");
        var draws = new LaneDraws(scenario.Seed);
        var uniforms = new Dictionary<UncertainInput, double[]>();
        foreach (UncertainInput input in Enum.GetValues<UncertainInput>())
        {
            uniforms[input] = new double[Replicates];
            draws.Uniform(Purposes.Assumption, UnitHash.Of("assumptions"), 0, (int)input, uniforms[input]);
        }

        var design = new InputDesign { Uniforms = uniforms, Tables = [.. Enumerable.Range(0, Replicates).Select(r => r % shipped.Model.Locality.Tables.Count)] };
        Assert.Equal(Ordinary(shipped.Model, scenario), Bytes(shipped.Model, scenario, design));
    }

    [Fact]
    public void Run_MoneyTwice_IsTheRunOfTwiceTheBudget()
    {
        // Twice is exact in floating point.
        Scenario scenario = shipped.Scenario("as-planned");
        Scenario doubled = scenario with { Budget = [.. scenario.Budget.Select(b => b.Component == "dtts.infrastructure" ? b with { Amount = 2 * b.Amount } : b)] };
        var design = new InputDesign { Money = new Dictionary<string, double[]> { ["dtts.infrastructure"] = [2] } };
        Assert.Equal(Ordinary(shipped.Model, doubled), Bytes(shipped.Model, scenario, design));
    }

    [Fact]
    public void Run_ValueOfAnInput_IsTheRunOfThatConstant()
    {
        Scenario scenario = shipped.Scenario("as-planned");
        Scenario constant = scenario with
        {
            Assumptions = [.. scenario.Assumptions.Select(a => a.Input == UncertainInput.ExitFactor ? a with { Distribution = new UncertainDistribution("constant", 1.25, 0, 0, 0, [], []) } : a)],
        };
        var design = new InputDesign { Values = new Dictionary<UncertainInput, double[]> { [UncertainInput.ExitFactor] = [1.25] } };
        Assert.Equal(Ordinary(shipped.Model, constant), Bytes(shipped.Model, scenario, design));
    }

    [Fact]
    public void Run_WithASeedOfItsOwnAmongOthers_IsTheRunOfThatSeed()
    {
        Scenario scenario = shipped.Scenario("as-planned");
        PreparedScenario prepared = shipped.Prepare(scenario);
        PairedRun[] runs =
        [
            new(prepared, Empty(shipped.Model)), new(prepared, Empty(shipped.Model)) { Seed = 99 },
            new(prepared, Empty(shipped.Model)) { Design = new InputDesign { Money = new Dictionary<string, double[]> { ["ntm.infrastructure"] = [3] } } },
            new(prepared, Empty(shipped.Model)),
        ];
        EnsembleRunner.Run(shipped.Model, runs, new RunOptions(Replicates, scenario.Seed, 2), [new ReplicateRange(0, Replicates)], RunHooks.None, CancellationToken.None);
        byte[] plain = Ordinary(shipped.Model, scenario);
        Assert.Equal(plain, LivelyModel.Bytes(runs[0].Outcomes, Replicates));
        Assert.Equal(Ordinary(shipped.Model, scenario with { Seed = 99 }), LivelyModel.Bytes(runs[1].Outcomes, Replicates));
        Assert.NotEqual(plain, LivelyModel.Bytes(runs[2].Outcomes, Replicates));
        Assert.Equal(plain, LivelyModel.Bytes(runs[3].Outcomes, Replicates));
    }

    [Fact]
    public void Run_ThresholdNotHeldPerLane_Throws() => Assert.Throws<ReplicateFaultException>(
        () => Bytes(shipped.Model, shipped.Scenario("as-planned"), new InputDesign { Thresholds = new Dictionary<string, double[]> { ["povertyMax"] = [1] } }));

    [Fact]
    public void WithLaneParameters_UnknownParameter_Throws() => Assert.Throws<ArgumentException>(() => shipped.Model.WithLaneParameters(["povertyMin"]));

    private static byte[] Ordinary(PreparedModel model, Scenario scenario)
    {
        Outcomes outcomes = Empty(model);
        EnsembleRunner.Run(
            model, Prepared(model, scenario), new RunOptions(Replicates, scenario.Seed, 2), outcomes, [new ReplicateRange(0, Replicates)], RunHooks.None, CancellationToken.None);
        return LivelyModel.Bytes(outcomes, Replicates);
    }

    private static byte[] Bytes(PreparedModel model, Scenario scenario, InputDesign design) => LivelyModel.Bytes(Run(model, scenario, design, 2, 32), Replicates);

    private static Outcomes Run(PreparedModel model, Scenario scenario, InputDesign design, int threads, int width)
    {
        Outcomes outcomes = Empty(model);
        var options = new RunOptions(Replicates, scenario.Seed, threads) { BlockWidth = width };
        EnsembleRunner.Run(
            model, [new PairedRun(Prepared(model, scenario), outcomes) { Design = design }], options, [new ReplicateRange(0, Replicates)], RunHooks.None, CancellationToken.None);
        return outcomes;
    }

    private static PreparedScenario Prepared(PreparedModel model, Scenario scenario) => PreparedScenario.Prepare(model, scenario, new DiagnosticBag())!;

    private static Outcomes Empty(PreparedModel model) => new(OutcomeShape.Of(model), new ReplicateRange(0, Replicates));
}
