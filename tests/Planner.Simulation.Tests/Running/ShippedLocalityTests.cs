using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

/// <summary>What must hold on the shipped example whatever its figures are.</summary>
public class ShippedLocalityTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    [Fact]
    public void Run_WithoutProgrammes_NoBenefitTargetIsLikelierThanAsPlanned()
    {
        const int replicates = 200;
        Ensemble planned = shipped.Run(shipped.Scenario("as-planned"), replicates);
        Ensemble without = shipped.Run(shipped.Scenario("no-programmes"), replicates);
        for (int t = 0; t < planned.Pack.Targets.Count; t++)
        {
            if (!planned.Pack.Targets[t].Benefit)
            {
                continue;
            }

            double[] difference = Enumerable.Range(0, replicates)
                .Select(r => (without.TargetMet(t)[r] ? 1.0 : 0) - (planned.TargetMet(t)[r] ? 1.0 : 0)).ToArray();
            double mean = difference.Average();
            double error = MathNet.Numerics.Statistics.Statistics.StandardDeviation(difference) / Math.Sqrt(replicates);

            // BK-11 is the domain's own exception: insurance is lost where especially-difficult status ends, which programmes bring about.
            if (planned.Pack.Targets[t].Id != "BK-11")
            {
                Assert.True(mean <= (3 * error) + 1e-12, $"{planned.Pack.Targets[t].Id}: likelier by {mean} without programmes");
            }
        }
    }

    [Fact]
    public void Run_StatusFundingHeld_InsuranceIsNotLikelierWithoutProgrammes()
    {
        // The exception explained: with what status pays for held, BK-11 too is no likelier without programmes.
        const int replicates = 200;
        Ensemble planned = shipped.Run(shipped.Scenario("as-planned") with { StatusLoss = false }, replicates);
        Ensemble without = shipped.Run(shipped.Scenario("no-programmes") with { StatusLoss = false }, replicates);
        int target = planned.Pack.Targets.ToList().FindIndex(t => t.Id == "BK-11");
        for (int r = 0; r < replicates; r++)
        {
            Assert.True(without.TargetValue(target)[r] <= planned.TargetValue(target)[r] + 1e-9);
        }
    }

    [Fact]
    public void Run_MoreConcentration_RaisesCertificationsAndLowersTheMeanOfCriteria()
    {
        // The same money and list, only the share kept for registered communes differs; paired means over replicates.
        const int replicates = 120;
        double[] certified = new double[3];
        double[] criteria = new double[3];
        double[] shares = [0, 0.3, 0.6];
        for (int i = 0; i < 3; i++)
        {
            Scenario scenario = shipped.Scenario("concentrated");
            Ensemble ensemble = shipped.Run(
                scenario with { Allocations = scenario.Allocations.ToDictionary(a => a.Key, a => a.Value with { Concentration = shares[i] }) }, replicates);
            certified[i] = Mean(ensemble, "communesCertified");
            criteria[i] = Mean(ensemble, "meanCriteria");
        }

        Assert.True(certified[0] < certified[1] && certified[1] < certified[2], string.Join(' ', certified));
        Assert.True(criteria[0] > criteria[1] && criteria[1] > criteria[2], string.Join(' ', criteria));
    }

    [Fact]
    public void Run_TheFirstYear_AgreesWithWhatWasPublished()
    {
        // End of 2021: 21 communes certified, 17.02 % poor by the old line, 26.93 % by the new (docs/model.md tells how the flows were set).
        Ensemble ensemble = shipped.Run(shipped.Scenario("as-planned"), 200);
        Assert.InRange(Mean(ensemble, "povertyRateOldLine", 1), 16.5, 17.5);
        Assert.InRange(Mean(ensemble, "povertyRate", 1), 26.2, 27.8);
        double[] certified = Column(ensemble, "communesCertified", 1).Order().ToArray();
        Assert.InRange(21, certified[(int)(0.05 * certified.Length)], certified[(int)(0.95 * certified.Length)]);
    }

    [Fact]
    public void Run_FixedTableMoreMoney_NeverLowersAnIndicatorInAnyReplicate()
    {
        // Status, debt, counterpart and the list held, a fixed table: what DESIGN asks per replicate.
        Scenario less = Held(1);
        Scenario more = Held(1.7);
        BlockState a = Simulated(less);
        BlockState b = Simulated(more);
        CommuneSlots slots = shipped.Model.Slots;
        for (int c = 0; c < shipped.Model.Communes.Count; c++)
        {
            foreach (PreparedIndicator indicator in shipped.Model.CommuneIndicators)
            {
                IndicatorDefinition definition = indicator.Definition;
                double sign = definition.Best >= definition.Worst ? 1 : -1;
                for (int lane = 0; lane < a.Width; lane++)
                {
                    double change = sign * (b.Column(c, slots.Indicators + indicator.Index)[lane] - a.Column(c, slots.Indicators + indicator.Index)[lane]);
                    Assert.True(change >= -1e-9, $"{definition.Id} of {shipped.Model.Communes[c].Id}, lane {lane}: changed by {change} with more money");
                }
            }
        }
    }

    [Fact]
    public void Run_Always_AllFiguresAreFinite()
    {
        Ensemble ensemble = shipped.Run(shipped.Scenario("as-planned"), 40);
        for (int t = 0; t < ensemble.Pack.Targets.Count; t++)
        {
            Assert.All(ensemble.TargetValue(t).ToArray(), x => Assert.True(double.IsFinite(x)));
        }

        for (int m = 0; m < ensemble.Pack.Metrics.Count; m++)
        {
            for (int y = 0; y < ensemble.Years.Count; y++)
            {
                Assert.All(ensemble.Metric(m, y).ToArray(), x => Assert.True(double.IsFinite(x), ensemble.Pack.Metrics[m].Id));
            }
        }
    }

    private static double[] Column(Ensemble ensemble, string metric, int year) =>
        ensemble.Metric(ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == metric), year).ToArray();

    private static double Mean(Ensemble ensemble, string metric, int year = 5) => Column(ensemble, metric, year).Average();

    private Scenario Held(double factor)
    {
        Scenario planned = shipped.Scenario("as-planned");
        Provenance assumed = planned.Registration.Provenance;
        var table = shipped.Model.Communes.ToDictionary(c => c.Id, _ => 1.0);
        var rule = new AllocationRule(
            "table", planned.Title, AllocationKind.Table, null, null, null, 0, 0, double.PositiveInfinity, table, assumed);
        return planned with
        {
            Budget = planned.Budget.Select(b => b with { Amount = b.Amount * factor }).ToArray(),
            Allocations = planned.Allocations.Keys.ToDictionary(k => k, _ => rule),
            Registration = planned.Registration with { Quota = new Dictionary<int, IReadOnlyDictionary<int, int>>() },
            Levers = planned.Levers with { AvoidDebt = true, CounterpartCeiling = new Dictionary<int, double>() },
            StatusLoss = false,
        };
    }

    private BlockState Simulated(Scenario scenario)
    {
        var cycle = new YearCycle(shipped.Model, shipped.Prepare(scenario));
        var block = new BlockState(shipped.Model, new LaneDraws(scenario.Seed), 20);
        cycle.Start(block, 0);

        // Up to the year before the end-of-period review, which takes eligibility for programme money with the status.
        for (int year = shipped.Model.Locality.StartYear + 1; year <= shipped.Model.Locality.EndYear; year++)
        {
            cycle.ToCriteria(block, year);
            cycle.FromCriteria(block, year);
        }

        return block;
    }
}
