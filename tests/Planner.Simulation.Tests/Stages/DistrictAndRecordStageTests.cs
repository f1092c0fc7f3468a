using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Stages;

public class DistrictAndRecordStageTests
{
    [Fact]
    public void Run_Communes_AreSummedIntoTheirDistrictAndTheMetrics()
    {
        var small = new SmallModel();
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 1, 2);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        model.FindParameters(block, 2020);
        block.Column(0, CommuneSlots.Level).Fill(2);
        block.Column(1, CommuneSlots.Level).Fill(1);
        block.Column(0, CommuneSlots.PoorHouseholds).Fill(100);
        block.Column(0, CommuneSlots.Income).Fill(40);
        block.Column(0, CommuneSlots.Debt).Fill(1500);
        block.Column(1, CommuneSlots.Spending).Fill(5);
        new DistrictStage(model).Run(block, 2020);
        new RecordStage(model).Run(block, 2020);

        Assert.Equal(2, block.DistrictColumn(0, DistrictSlots.Communes)[0]);
        Assert.Equal(2, block.DistrictColumn(0, DistrictSlots.CommunesCertified)[0]);
        Assert.Equal(1, block.DistrictColumn(0, DistrictSlots.CommunesAdvanced)[0]);
        Assert.Equal(100.0 * (100 + 300) / 2000, block.DistrictColumn(0, DistrictSlots.PovertyRate)[0], 12);
        Assert.Equal(30, block.DistrictColumn(0, DistrictSlots.Income)[0], 12);
        Assert.Equal(1.5, block.LocalityColumn(LocalitySlots.Debt)[0], 12);
        Assert.Equal(1, block.LocalityColumn(LocalitySlots.CommunesUnreached)[0]);

        string[] metrics = model.Pack.Metrics.Select(m => m.Id).ToArray();
        Assert.Equal(20, block.MetricColumn(Array.IndexOf(metrics, "povertyRate"))[0], 12);
        Assert.Equal(30, block.MetricColumn(Array.IndexOf(metrics, "incomeMean"))[0], 12);
        Assert.Equal(40, block.MetricColumn(Array.IndexOf(metrics, "roads"))[0], 12);
    }

    [Fact]
    public void Run_StartOfADistrict_IsSeenByItsMetrics()
    {
        var small = new SmallModel();
        Locality locality = small.Locality();
        District left = locality.Districts[0] with { CertifiedAtStart = true, Named = true, PoorAtStart = true };
        PreparedModel model = PreparedModel.Prepare(locality with { Districts = [left] }, small.Pack(), new DiagnosticBag())!;
        BlockState block = SmallModel.Block(model, 1, 2);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        int[] slots = [DistrictSlots.Certified, DistrictSlots.CertifiedAtStart, DistrictSlots.Named, DistrictSlots.Poor, DistrictSlots.PoorAtStart];
        Assert.All(slots, s => Assert.Equal(1, block.DistrictColumn(0, s)[1]));
    }

    [Fact]
    public void Criteria_OfTheYearBefore_AreKept()
    {
        var small = new SmallModel { StartLevel = 59 };
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 1, 2);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        var stage = new CriteriaStage(model);
        foreach ((int year, double roads, int before, int now) in new[] { (2021, 59.0, 0, 0), (2022, 60, 0, 1), (2023, 60, 1, 1), (2024, 10, 1, 0) })
        {
            block.Column(0, model.Slots.Indicators).Fill(roads);
            model.FindParameters(block, year);
            stage.Run(block, year);
            Assert.Equal((before, now), (block.Column(0, CommuneSlots.CriteriaMetBefore)[1], block.Column(0, CommuneSlots.CriteriaMet)[1]));
        }
    }

    [Theory]
    [InlineData(59.0, 0, 0)]
    [InlineData(60.0, 1, 1)]
    public void Criteria_AtTheThreshold_AreCounted(double roads, int met, int all)
    {
        var small = new SmallModel { StartLevel = roads };
        PreparedModel model = small.Prepare();
        BlockState block = SmallModel.Block(model, 1, 2);
        new StartState(model, small.Prepare(model)).Fill(block, 0);
        model.FindParameters(block, 2021);
        new CriteriaStage(model).Run(block, 2021);
        Assert.Equal(met, block.Column(0, CommuneSlots.CriteriaMet)[1]);
        Assert.Equal(all, block.Column(0, CommuneSlots.MeetsNewRural)[1]);
        Assert.Equal(met == 1, block.CriterionPassed[1]);
    }
}
