using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Turning;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

public class CommuneExplainerTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    [Theory]
    [InlineData(0, 2022)]
    [InlineData(7, 2025)]
    public void Explain_ReplicateOfARun_AgreesWithItExactly(int replicate, int year)
    {
        Scenario scenario = shipped.Scenario("as-planned");
        PreparedScenario prepared = shipped.Prepare(scenario);
        Ensemble run = shipped.Run(scenario, replicate + 1);
        int y = year - run.Years[0];
        double criteria = 0;
        double certified = 0;
        double poor = 0;
        double households = 0;
        foreach (PreparedCommune commune in shipped.Model.Communes)
        {
            CommuneExplanation explanation = Explain(prepared, commune.Id, year, scenario.Seed, replicate);
            Assert.Equal(explanation.Criteria.Count(c => c.Passed), explanation.Status.CriteriaMet);
            criteria += explanation.Status.CriteriaMet;
            certified += explanation.Status.Level >= 1 ? 1 : 0;
            int size = shipped.Model.Locality.Tables[replicate % shipped.Model.Locality.Tables.Count].Communes.Single(c => c.Id == commune.Id).Households;
            poor += Math.Round(explanation.Status.PovertyRate * size / 100);
            households += size;
        }

        Assert.Equal(Metric(run, "meanCriteria", y, replicate), criteria / shipped.Model.Communes.Count);
        Assert.Equal(Metric(run, "communesCertified", y, replicate), certified);
        Assert.Equal(Metric(run, "povertyRate", y, replicate), 100 * (poor / households), 9);
    }

    [Fact]
    public void Explain_StartYear_NeedsNoReplicateAndNamesEachSide()
    {
        Scenario scenario = shipped.Scenario("as-planned");
        string id = shipped.Model.Communes[^1].Id;
        CommuneExplanation explanation = Explain(shipped.Prepare(scenario), id, shipped.Model.Locality.StartYear, 1, null);
        Assert.Equal(19, explanation.Criteria.Count);
        Assert.True(explanation.Synthetic);
        foreach (CriterionResult criterion in explanation.Criteria)
        {
            Assert.NotNull(criterion.Title);
            Assert.Null(criterion.Error);
            Assert.NotEmpty(criterion.Comparisons);
            foreach (ComparisonResult comparison in criterion.Comparisons)
            {
                Assert.EndsWith(".json", comparison.Span.File, StringComparison.Ordinal);
                Assert.True(comparison.Span.Line > 1);
                Assert.True(comparison.Source is not null ^ comparison.Assumption is not null);
                if (comparison.Margin is { } margin && comparison.Operator is ">=" or "<=")
                {
                    Assert.Equal(comparison.Passed, comparison.Margin >= 0);
                    Assert.Equal(Math.Abs(Convert.ToDouble(comparison.Left) - Convert.ToDouble(comparison.Right)), Math.Abs(comparison.Margin!.Value), 9);
                }
            }

            // A failed conjunction of which exactly one condition fails is decided by it.
            ComparisonResult[] failed = criterion.Comparisons.Where(c => !c.Passed).ToArray();
            Assert.Equal(criterion.Passed, failed.Length == 0);
            if (failed.Length == 1)
            {
                Assert.True(failed[0].Decisive);
            }
        }
    }

    [Fact]
    public void Explain_FailingCriteria_SaysWhatWouldTurnThem()
    {
        Scenario scenario = shipped.Scenario("as-planned");
        PreparedScenario prepared = shipped.Prepare(scenario);
        int alone = 0, together = 0;
        foreach (PreparedCommune commune in shipped.Model.Communes.Take(12))
        {
            CommuneExplanation explanation = Explain(prepared, commune.Id, 2022, scenario.Seed, 3);
            foreach (CriterionResult criterion in explanation.Criteria.Where(c => !c.Passed))
            {
                ComparisonResult[] failed = [.. criterion.Comparisons.Where(c => !c.Passed)];
                Assert.Empty(criterion.Undecided);
                Assert.True(criterion.Changes.Count == 0 || criterion.Together.Count == 0);
                foreach (ComparisonResult comparison in failed.Where(c => c.Operator == ">=" && c.Expression.StartsWith("commune.", StringComparison.Ordinal)))
                {
                    // One input against a threshold: the threshold itself is what it must come to.
                    TurningChange change = comparison.Change!.Turning;
                    Assert.Equal(Convert.ToDouble(comparison.Right), change.To);
                    Assert.Equal(Convert.ToDouble(comparison.Left), change.From);
                    Assert.True(change.Rounded >= change.To && change.Price!.Status != PriceStatus.Worse);
                }

                if (failed.Length == 1)
                {
                    Assert.Equal(failed[0].Change!.Turning.To, Assert.Single(criterion.Changes, c => c.Turning.Input == failed[0].Change!.Turning.Input).Turning.To);
                    alone++;
                }
                else if (criterion.Changes.Count == 0)
                {
                    Assert.Equal(failed.Select(c => c.Change!.Turning.Input.Path).Order(), criterion.Together.Select(c => c.Turning.Input.Path).Order());
                    together++;
                }
            }
        }

        Assert.True(alone > 5 && together > 5, $"{alone} {together}");
    }

    [Theory]
    [InlineData("no-such-commune", 2020, null, "PLN0711")]
    [InlineData(null, 1999, null, "PLN0712")]
    [InlineData(null, 2023, null, "PLN0713")]
    public void Explain_BadArguments_SaysWhich(string? commune, int year, int? replicate, string code)
    {
        var diagnostics = new DiagnosticBag();
        PreparedScenario prepared = shipped.Prepare(shipped.Scenario("as-planned"));
        Assert.Null(CommuneExplainer.Explain(shipped.Model, prepared, commune ?? shipped.Model.Communes[0].Id, year, 1, replicate, diagnostics));
        Assert.Equal(code, Assert.Single(diagnostics.InFileOrder()).Code);
    }

    private static double Metric(Ensemble run, string id, int year, int replicate) =>
        run.Metric(run.Pack.Metrics.ToList().FindIndex(m => m.Id == id), year)[replicate];

    private CommuneExplanation Explain(PreparedScenario prepared, string commune, int year, long seed, int? replicate)
    {
        var diagnostics = new DiagnosticBag();
        CommuneExplanation? explanation = CommuneExplainer.Explain(shipped.Model, prepared, commune, year, seed, replicate, diagnostics);
        Assert.True(explanation is not null, string.Join('\n', diagnostics.InFileOrder()));
        return explanation;
    }
}
