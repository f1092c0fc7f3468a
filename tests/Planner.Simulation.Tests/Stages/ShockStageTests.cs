using MathNet.Numerics.Statistics;
using Planner.Localities.Scenarios;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class ShockStageTests
{
    private const int Lanes = 8000;

    [Fact]
    public void Run_Disaster_StrikesWithItsChanceAndBetaSeverity()
    {
        BlockState block = AfterOneYear(new SmallModel
        {
            Shocks = s => s with { DisasterChance = SmallModel.Value(0.3), DisasterSeverityMean = SmallModel.Value(0.4), DisasterSeverityConcentration = SmallModel.Value(9) },
        });
        double[] severity = block.DisasterSeverity.AsSpan(0, Lanes).ToArray();
        double[] struck = severity.Where(x => x > 0).ToArray();
        Assert.InRange(struck.Length / (double)Lanes, 0.3 - (4 * Math.Sqrt(0.21 / Lanes)), 0.3 + (4 * Math.Sqrt(0.21 / Lanes)));

        // Beta(3.6, 5.4): mean 0.4, variance 0.24/10.
        double deviation = Math.Sqrt(0.4 * 0.6 / 10);
        Assert.InRange(struck.Average(), 0.4 - (4 * deviation / Math.Sqrt(struck.Length)), 0.4 + (4 * deviation / Math.Sqrt(struck.Length)));
        Assert.InRange(struck.StandardDeviation(), 0.93 * deviation, 1.07 * deviation);

        // A disaster strikes a district: its communes are struck together.
        Assert.Equal(severity.Select(x => x > 0), block.DisasterSeverity.AsSpan(Lanes, Lanes).ToArray().Select(x => x > 0));
    }

    [Fact]
    public void Run_Epidemic_ComesWithItsChanceAndCostsIncome()
    {
        BlockState block = AfterOneYear(new SmallModel
        {
            Shocks = s => s with { EpidemicChance = SmallModel.Value(0.2) },
            Poverty = p => p with { Income = p.Income with { EpidemicLoss = SmallModel.Value(0.03) } },
        });
        double share = block.Epidemic.Average();
        Assert.InRange(share, 0.2 - (4 * Math.Sqrt(0.16 / Lanes)), 0.2 + (4 * Math.Sqrt(0.16 / Lanes)));
        for (int lane = 0; lane < Lanes; lane++)
        {
            Assert.Equal(-0.03 * block.Epidemic[lane], block.IncomeShift[lane], 12);
        }
    }

    [Fact]
    public void Run_Luck_AddsTheVariancesOfProvinceDistrictAndCommune()
    {
        BlockState block = AfterOneYear(new SmallModel
        {
            Poverty = p => p with
            {
                ProvinceYearSpread = SmallModel.Value(0.1),
                DistrictYearSpread = SmallModel.Value(0.2),
                CommuneSpread = SmallModel.Value(0.3),
            },
        });
        double[] a = block.HazardShift.AsSpan(0, Lanes).ToArray();
        double[] b = block.HazardShift.AsSpan(Lanes, Lanes).ToArray();
        Assert.InRange(a.Variance(), 0.14 * 0.93, 0.14 * 1.07);

        // Two communes of one district share the province's and the district's year.
        Assert.InRange(Correlation.Pearson(a, b), (0.05 / 0.14) - 0.04, (0.05 / 0.14) + 0.04);
    }

    [Fact]
    public void Run_DistrictSpreadFactor_ScalesTheDistrictsYear()
    {
        BlockState block = AfterOneYear(new SmallModel
        {
            Poverty = p => p with { DistrictYearSpread = SmallModel.Value(0.2) },
            Assumptions = [new(UncertainInput.DistrictSpreadFactor, new UncertainDistribution("constant", 1.5, 0, 0, 0, [], []), SmallModel.LogNormal(UncertainInput.ExitFactor, 1).Provenance)],
        });
        double[] a = block.HazardShift.AsSpan(0, Lanes).ToArray();
        Assert.InRange(a.Variance(), 0.09 * 0.93, 0.09 * 1.07);
    }

    [Fact]
    public void Run_Prices_GrowWithTheirTrendAndSpread()
    {
        BlockState block = AfterOneYear(new SmallModel { Shocks = s => s with { PriceSpread = SmallModel.Value(0.1) }, PriceGrowth = 0.04 }, 2024);
        double[] log = block.PriceLevel.Select(x => Math.Log(x)).ToArray();
        Assert.InRange(log.Average(), (3 * 0.04) - 0.005, (3 * 0.04) + 0.005);
        Assert.InRange(log.StandardDeviation(), 0.095, 0.105);
    }

    private static BlockState AfterOneYear(SmallModel small, int year = 2022)
    {
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 17, Lanes);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        new ShockStage(model).Run(block, year);
        return block;
    }
}
