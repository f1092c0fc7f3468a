using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class LadderStageTests
{
    private const int Lanes = 4000;

    [Fact]
    public void Run_MeetsEverything_IsRecognisedWithTheDossiersChance()
    {
        var small = new SmallModel { Recognition = r => r with { DossierSuccess = SmallModel.Value(0.75), DossierSuccessUnregistered = SmallModel.Value(0.4) } };
        (PreparedModel model, BlockState block) = Meeting(small);
        block.Column(0, CommuneSlots.Registered).Fill(1);
        block.Column(0, model.Slots.RegisteredLevel).Fill(1);
        new LadderStage(model).Run(block, 2022);
        AssertShare(0.75, block.Column(0, CommuneSlots.Certified));
        AssertShare(0.4, block.Column(1, CommuneSlots.Certified));
        Assert.All(block.Column(0, CommuneSlots.Submitted).ToArray(), x => Assert.Equal(1, x));
    }

    [Fact]
    public void Run_ConstructionDebt_KeepsTheDecisionBack()
    {
        (PreparedModel model, BlockState block) = Meeting(new SmallModel());
        block.Column(0, CommuneSlots.Debt).Fill(1);
        new LadderStage(model).Run(block, 2022);
        Assert.All(block.Column(0, CommuneSlots.Level).ToArray(), x => Assert.Equal(0, x));
        Assert.All(block.Column(1, CommuneSlots.Level).ToArray(), x => Assert.Equal(1, x));
    }

    [Fact]
    public void Run_SatisfactionBelowTheRequirement_FollowsTheNormal()
    {
        var small = new SmallModel { Recognition = r => r with { Satisfaction = SmallModel.Value(85), SatisfactionSpread = SmallModel.Value(5) } };
        (PreparedModel model, BlockState block) = Meeting(small);
        new LadderStage(model).Run(block, 2022);
        AssertShare(MathNet.Numerics.Distributions.Normal.CDF(0, 1, 1), block.Column(0, CommuneSlots.Certified));
    }

    [Fact]
    public void Run_EveryYear_ClimbsOneLevelAtMost()
    {
        (PreparedModel model, BlockState block) = Meeting(new SmallModel());
        block.Column(0, CommuneSlots.MeetsAdvanced).Fill(1);
        block.Column(0, CommuneSlots.MeetsModel).Fill(1);
        var stage = new LadderStage(model);
        int[] levels = new int[4];
        for (int year = 2022; year <= 2025; year++)
        {
            stage.Run(block, year);
            levels[year - 2022] = (int)block.Column(0, CommuneSlots.Level)[0];
        }

        Assert.Equal([1, 2, 3, 3], levels);
        Assert.Equal(2024, block.FirstYear[2 * Lanes]);
    }

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(0.0, true)]
    public void Run_ReviewYear_RevokesWhenEnoughIsFailed(double passes, bool revoked)
    {
        var small = new SmallModel { Recognition = r => r with { ReviewYears = [2024] } };
        (PreparedModel model, BlockState block) = Meeting(small);
        block.Column(0, CommuneSlots.Level).Fill(1);
        block.Column(0, CommuneSlots.YearsHeld).Fill(3);
        block.Column(0, CommuneSlots.MeetsNewRural).Fill(0);
        block.Column(0, CommuneSlots.CriteriaMet).Fill(passes);
        var stage = new LadderStage(model);
        stage.Run(block, 2023);
        Assert.Equal(1, block.Column(0, CommuneSlots.Level)[0]);
        stage.Run(block, 2024);
        Assert.Equal(revoked ? 0 : 1, block.Column(0, CommuneSlots.Level)[0]);
    }

    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(0.0, 0)]
    public void Run_FirstYearOfANewSet_JudgesOldCertificatesOnlyWithoutGrace(double grace, int level)
    {
        var small = new SmallModel { SetFrom = 2022, Recognition = r => r with { OldSetGrace = SmallModel.Value(grace) } };
        (PreparedModel model, BlockState block) = Meeting(small);
        block.Column(0, CommuneSlots.Level).Fill(1);
        block.Column(0, CommuneSlots.YearsHeld).Fill(3);
        block.Column(0, CommuneSlots.MeetsNewRural).Fill(0);
        block.Column(0, CommuneSlots.CriteriaMet).Fill(0);
        new LadderStage(model).Run(block, 2022);
        Assert.Equal(level, block.Column(0, CommuneSlots.Level)[0]);
    }

    private static (PreparedModel Model, BlockState Block) Meeting(SmallModel small)
    {
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 5, Lanes);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        for (int c = 0; c < 2; c++)
        {
            block.Column(c, CommuneSlots.MeetsNewRural).Fill(1);
            block.Column(c, CommuneSlots.CriteriaMet).Fill(1);
        }

        return (model, block);
    }

    private static void AssertShare(double expected, ReadOnlySpan<double> column)
    {
        double share = column.ToArray().Average();
        double error = 4 * Math.Sqrt(expected * (1 - expected) / column.Length);
        Assert.InRange(share, expected - error, expected + error);
    }
}
