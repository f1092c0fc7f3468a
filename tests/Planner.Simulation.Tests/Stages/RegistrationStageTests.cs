using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class RegistrationStageTests
{
    [Fact]
    public void Run_Quota_TakesTheNearestByCriteria()
    {
        (PreparedModel model, BlockState block, RegistrationStage stage) = Started(Quota(2), 4);
        double[] met = [3, 9, 5, 9];
        for (int c = 0; c < 4; c++)
        {
            block.Column(c, CommuneSlots.CriteriaMet).Fill(met[c]);
        }

        stage.Run(block, 2022);
        Assert.Equal([0, 1, 0, 1], Registered(block, 4));

        // Equal keys: the earlier commune; a certified commune is no candidate.
        block.Column(1, CommuneSlots.Level).Fill(1);
        block.Column(1, CommuneSlots.Registered).Fill(0);
        stage.Run(block, 2022);
        Assert.Equal([1, 0, 1, 1], Registered(block, 4));
    }

    [Fact]
    public void Run_Township_IsNeitherJudgedNorACandidate()
    {
        SmallModel small = Quota(1) with { StartLevel = 100 };
        Locality locality = small.Locality();
        CommuneTable table = locality.Tables[0];
        locality = locality with { Tables = [table with { Communes = [table.Communes[0] with { Urban = true }, .. table.Communes.Skip(1)] }] };
        PreparedModel model = PreparedModel.Prepare(locality, small.Pack(), new DiagnosticBag())!;
        PreparedScenario scenario = small.Prepare(model);
        BlockState block = SmallModel.Block(model, 1, 4);
        new StartState(model, scenario).Fill(block, 0);
        model.FindParameters(block, 2022);
        new CriteriaStage(model).Run(block, 2022);
        new RegistrationStage(model, scenario).Run(block, 2022);
        new DistrictStage(model).Run(block, 2022);

        Assert.Equal(1, locality.Candidates);
        Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(c => (int)block.Column(c, CommuneSlots.MeetsNewRural)[0]));
        Assert.Equal([0, 1], Registered(block, 2));
        Assert.Equal(1, block.DistrictColumn(0, DistrictSlots.Communes)[0]);
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(c => (int)block.Column(c, CommuneSlots.Urban)[0]));
    }

    [Fact]
    public void Run_Chance_GivesTheFirstPlaceWithTheNormalsProbability()
    {
        // Keys 10 and 11, each with a normal of spread 2: the second is first with Φ(1/√8).
        (PreparedModel model, BlockState block, RegistrationStage stage) = Started(
            Quota(1) with { Recognition = r => r with { RegistrationChance = SmallModel.Value(2) } }, 2, 6000);
        block.Column(0, CommuneSlots.CriteriaMet).Fill(10);
        block.Column(1, CommuneSlots.CriteriaMet).Fill(11);
        stage.Run(block, 2022);
        double expected = MathNet.Numerics.Distributions.Normal.CDF(0, 1, 1 / Math.Sqrt(8));
        double share = block.Column(1, CommuneSlots.Registered).ToArray().Average();
        Assert.InRange(share, expected - (4 * Math.Sqrt(0.25 / 6000)), expected + (4 * Math.Sqrt(0.25 / 6000)));
        Assert.All(Enumerable.Range(0, 6000), lane => Assert.Equal(1, block.Column(0, CommuneSlots.Registered)[lane] + block.Column(1, CommuneSlots.Registered)[lane]));
    }

    [Fact]
    public void Run_StaleCommune_IsDroppedWithItsChanceAfterTheHold()
    {
        SmallModel small = Quota(0) with { Recognition = r => r with { RegistrationHold = SmallModel.Value(2), RegistrationDrop = SmallModel.Value(0.4) } };
        (PreparedModel model, BlockState block, RegistrationStage stage) = Started(small, 1, 6000);
        block.Column(0, CommuneSlots.Registered).Fill(1);
        block.Column(0, model.Slots.RegisteredLevel).Fill(1);
        stage.Run(block, 2022);
        Assert.Equal(1, block.Column(0, CommuneSlots.Registered).ToArray().Average());
        stage.Run(block, 2023);
        Assert.InRange(block.Column(0, CommuneSlots.Registered).ToArray().Average(), 0.6 - 0.026, 0.6 + 0.026);
    }

    private static double[] Registered(BlockState block, int communes) =>
        Enumerable.Range(0, communes).Select(c => block.Column(c, CommuneSlots.Registered)[0]).ToArray();

    private static SmallModel Quota(int communes) => new()
    {
        Quota = new Dictionary<int, IReadOnlyDictionary<int, int>> { [1] = new Dictionary<int, int> { [2022] = communes } },
    };

    private static (PreparedModel Model, BlockState Block, RegistrationStage Stage) Started(SmallModel small, int communes, int lanes = 2)
    {
        small = small with { CommuneIds = Enumerable.Range(0, communes).Select(i => "C" + i).ToArray() };
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        BlockState block = SmallModel.Block(model, 23, lanes);
        new StartState(model, scenario).Fill(block, 0);
        return (model, block, new RegistrationStage(model, scenario));
    }
}
