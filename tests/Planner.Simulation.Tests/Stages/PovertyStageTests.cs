using MathNet.Numerics.LinearAlgebra;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class PovertyStageTests
{
    private const int Lanes = 4000;

    [Fact]
    public void Run_OneYear_FlowsHaveTheBinomialMeanAndVariance()
    {
        // Only exits of the mobile poor: 210 of 300 are mobile, each leaves with p = 1 − e^(−0.2).
        var small = new SmallModel { Poverty = p => NoFlows(p) with { ExitMobile = SmallModel.Value(0.2), ExitToNear = SmallModel.Value(0) } };
        (PreparedModel model, BlockState block) = AfterOneYear(small);
        double p = 1 - Math.Exp(-0.2);
        double[] left = block.Column(0, model.Slots.PoorMobile).ToArray().Select(x => 210 - x).ToArray();
        double variance = 210 * p * (1 - p);
        double standardError = Math.Sqrt(variance / Lanes);
        Assert.InRange(left.Average(), (210 * p) - (4 * standardError), (210 * p) + (4 * standardError));
        double measured = MathNet.Numerics.Statistics.Statistics.Variance(left);
        Assert.InRange(measured, variance * (1 - (4 * Math.Sqrt(2.0 / Lanes))), variance * (1 + (4 * Math.Sqrt(2.0 / Lanes))));
    }

    [Fact]
    public void Run_GrowthAboveTheReference_MultipliesTheExitHazard()
    {
        var small = new SmallModel
        {
            Poverty = p => NoFlows(p) with
            {
                ExitMobile = SmallModel.Value(0.2),
                ExitToNear = SmallModel.Value(0),
                IncomeElasticity = SmallModel.Value(3),
                ReferenceGrowth = SmallModel.Value(0.03),
            },
        };
        (PreparedModel model, BlockState block) = AfterOneYear(small);
        double p = 1 - Math.Exp(-0.2 * Math.Exp(3 * (0.05 - 0.03)));
        double mean = block.Column(0, model.Slots.PoorMobile).ToArray().Average();
        Assert.InRange(210 - mean, (210 * p) - 0.5, (210 * p) + 0.5);
    }

    [Fact]
    public void Run_ManyYearsWithoutMoney_ReachesTheStationaryPovertyRateOfTheChain()
    {
        var small = new SmallModel { EndYear = 2520, CommuneIds = ["A"] };
        PreparedModel model = small.Prepare();
        var stage = new PovertyStage(model);
        BlockState block = SmallModel.Block(model, 3, Lanes);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        Array.Fill(block.IncomeGrowth, model.Pack.Poverty.ReferenceGrowth);
        for (int year = 2021; year <= 2520; year++)
        {
            stage.Run(block, year);
        }

        double simulated = block.Column(0, CommuneSlots.PovertyRate).ToArray().Average();
        double expected = 100 * Stationary(model.Pack.Poverty).Poor;
        double spread = MathNet.Numerics.Statistics.Statistics.StandardDeviation(block.Column(0, CommuneSlots.PovertyRate).ToArray()) / Math.Sqrt(Lanes);
        Assert.InRange(simulated, expected - (4 * spread), expected + (4 * spread));
    }

    [Fact]
    public void Run_AnyYear_ConservesHouseholds()
    {
        var small = new SmallModel
        {
            Poverty = p => p with
            {
                ProvinceYearSpread = SmallModel.Value(0.3),
                CommuneSpread = SmallModel.Value(0.5),
                MeasurementSpread = SmallModel.Value(0.1),
                Changes = [new LineChange(2021, 0.6, 0.05, 0.08, 0.3, 0.5, p.ExitMobile.Provenance) { ReferenceRate = 30 }],
            },
        };
        (PreparedModel model, BlockState block) = AfterOneYear(small);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double[] classes = new[] { model.Slots.PoorMobile, model.Slots.PoorHard, model.Slots.NearRecent, model.Slots.NearOther, model.Slots.Other }
                .Select(s => block.Column(0, s)[lane]).ToArray();
            Assert.All(classes, x => Assert.True(x >= 0 && x == Math.Floor(x), $"a class of {x} households"));
            Assert.Equal(1000, classes.Sum());
            Assert.True(block.Column(0, CommuneSlots.PoorHouseholds)[lane] + block.Column(0, CommuneSlots.NearPoorHouseholds)[lane] <= 1000);
        }
    }

    [Fact]
    public void Run_LineChange_MovesTheGivenSharesAndKeepsTheOldCountApart()
    {
        var small = new SmallModel
        {
            Poverty = p => NoFlows(p) with { Changes = [new LineChange(2021, 0.6, 0.05, 0.08, 0.25, 0, p.ExitMobile.Provenance)] },
        };
        (PreparedModel model, BlockState block) = AfterOneYear(small);
        Assert.All(block.Column(0, CommuneSlots.PoorHouseholdsOldLine).ToArray(), x => Assert.Equal(300, x));

        // 100 near-poor and 600 others by the old line.
        double poor = block.Column(0, CommuneSlots.PoorHouseholds).ToArray().Average();
        Assert.InRange(poor, 300 + 60 + 30 - 0.6, 300 + 60 + 30 + 0.6);
        double near = block.Column(0, CommuneSlots.NearPoorHouseholds).ToArray().Average();
        Assert.InRange(near, 40 + (570 * 0.08) - 0.7, 40 + (570 * 0.08) + 0.7);
        double hard = block.Column(0, model.Slots.PoorHard).ToArray().Average();
        Assert.InRange(hard, 90 + (90 * 0.25) - 0.4, 90 + (90 * 0.25) + 0.4);
    }

    private static PovertyRules NoFlows(PovertyRules p) => p with
    {
        ExitMobile = SmallModel.Value(0),
        ExitHard = SmallModel.Value(0),
        FallBack = SmallModel.Value(0),
        NearToPoor = SmallModel.Value(0),
        NearToOther = SmallModel.Value(0),
        OtherToPoor = SmallModel.Value(0),
        OtherToNear = SmallModel.Value(0),
    };

    /// <summary>An independent oracle: the stationary vector of the five-class chain by linear algebra.</summary>
    private static (double Poor, double Near) Stationary(PovertyRules r)
    {
        static double P(double h) => 1 - Math.Exp(-h);
        double outMobile = P(r.ExitMobile);
        double outHard = P(r.ExitHard);
        double fall = P(r.FallBack);
        double nearPoor = P(r.NearToPoor);
        double nearOther = (1 - nearPoor) * P(r.NearToOther);
        double otherPoor = P(r.OtherToPoor);
        double otherNear = (1 - otherPoor) * P(r.OtherToNear);

        // Rows: from; columns: mobile, hard, recent, near, other.
        double[,] rows =
        {
            { 1 - outMobile, 0, outMobile * r.ExitToNear, 0, outMobile * (1 - r.ExitToNear) },
            { 0, 1 - outHard, outHard * r.ExitToNear, 0, outHard * (1 - r.ExitToNear) },
            { fall, 0, 0, 1 - fall, 0 },
            { nearPoor * (1 - r.NewPoorHardShare), nearPoor * r.NewPoorHardShare, 0, 1 - nearPoor - nearOther, nearOther },
            { otherPoor * (1 - r.NewPoorHardShare), otherPoor * r.NewPoorHardShare, 0, otherNear, 1 - otherPoor - otherNear },
        };
        Matrix<double> a = Matrix<double>.Build.DenseOfArray(rows).Transpose() - Matrix<double>.Build.DenseIdentity(5);
        a.SetRow(4, Vector<double>.Build.Dense(5, 1));
        Vector<double> pi = a.Solve(Vector<double>.Build.Dense([0, 0, 0, 0, 1]));
        return (pi[0] + pi[1], pi[2] + pi[3]);
    }

    private static (PreparedModel Model, BlockState Block) AfterOneYear(SmallModel small)
    {
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        BlockState block = SmallModel.Block(model, 11, Lanes);
        new StartState(model, scenario).Fill(block, 0);
        Array.Fill(block.IncomeGrowth, 0.05);
        new PovertyStage(model).Run(block, 2021);
        return (model, block);
    }
}
