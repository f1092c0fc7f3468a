using Planner.Localities.Policies;
using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Preparation;

public class LeverTests
{
    private static readonly Provenance Assumed = new(null, null, "a test", SourceSpan.StartOf("test"));
    private static readonly Levers None = new(false, 0, 0, new Dictionary<int, double>());

    private static readonly HouseholdEffect[] Effects =
        [new(HouseholdEffectKind.PovertyExit, 0.4, 2, Assumed), new(HouseholdEffectKind.IncomeGrowth, 0.02, 4, Assumed), new(HouseholdEffectKind.PovertyEntry, 0.3, 3, Assumed)];

    [Fact]
    public void Prepare_NeutralLevers_KeepTheModelItself()
    {
        (PreparedModel model, PreparedScenario scenario) = Prepared(None with
        {
            ConditionalSupport = new ConditionalSupport(0, 0.5, 0.5, 0.5, ["works"], Assumed),
            CostSharing = new CostSharing(0, 0.5, ["works"], Assumed),
            ProgrammeIntegration = new ProgrammeIntegration(0, 1, 0.5, ["p"], Assumed),
            HouseholdReview = new HouseholdReview(0, 0, Assumed),
            TrainingAndJobs = new TrainingAndJobs(2e6, 2e6, 1e6, ["works"], Assumed),
            RemoteRoads = new RemoteRoads(SmallModel.Rule("true"), 1, 1, ["roads"], ["works"], Assumed),
            WeakestFirst = new WeakestFirst(0, ["works"], Assumed),
            OfficialsAssigned = new OfficialsAssigned(0, 1, 1, Assumed),
            PriorityCommunes = new PriorityCommunes(SmallModel.Rule("true"), 1, ["works"], Assumed),
            BudgetLevels = new BudgetLevels(0, SmallModel.Rule("1.0"), ["works"], Assumed),
        });

        Assert.Same(model, scenario.Model);
        Assert.Equal("1.0", scenario.Allocation(0).Weight!.Text);
        Assert.Null(scenario.Allocation(0).DistrictWeight);
        Assert.Same(scenario.Scenario.Disbursement[1], scenario.Disbursement(0));
    }

    [Fact]
    public void ConditionalSupport_Share_RaisesEffectsAndMakesMoneyWait()
    {
        (_, PreparedScenario scenario) = Prepared(None with { ConditionalSupport = new ConditionalSupport(0.5, 0.6, 0.2, 0.3, ["works"], Assumed) });

        Assert.Equal([0.4 * 1.3, 0.02 * 1.1, 0.3], scenario.Model.Components[0].Effects.Select(e => e.Max));
        Assert.Equal(0.8 * (1 - 0.15), scenario.Disbursement(0).MeanIn(2022), 15);
    }

    [Fact]
    public void ConditionalSupport_Recovered_IsSpentAgainTheYearAfter()
    {
        var given = new ConditionalSupport(0.5, 0, 0, 0, ["works"], Assumed) { Recovered = 0.6 };
        SmallModel small = Small(None with { ConditionalSupport = given }) with { Budget = [SmallModel.Line("works", 2021, 10)] };
        PreparedModel model = small.Prepare();
        PreparedScenario scenario = small.Prepare(model);
        var block = new BlockState(model, new LaneDraws(1), 8);
        new StartState(model, scenario).Fill(block, 0);
        var stage = new MoneyStage(model, scenario);
        stage.Run(block, 2021);
        double[] spent = block.Available.AsSpan(0, block.Width).ToArray();
        double[] lapsed = block.LocalityColumn(LocalitySlots.LapsedMoney).ToArray();
        stage.Run(block, 2022);
        double[] again = block.LocalityColumn(LocalitySlots.ApprovedMoney).ToArray();
        for (int lane = 0; lane < block.Width; lane++)
        {
            Assert.Equal((10_000 - spent[lane]) / 1000, lapsed[lane], 12); // nothing else is carried over
            Assert.Equal(0.5 * 0.6 * spent[lane] / 1000, again[lane], 12);
        }

        Assert.Equal(0.3, scenario.Recovered(0), 15);
        Assert.Equal(0, Prepared(None).Scenario.Recovered(0));
    }

    [Fact]
    public void CostSharing_Share_CheapensWorksAndMakesMoneyWait()
    {
        (_, PreparedScenario scenario) = Prepared(None with { CostSharing = new CostSharing(0.2, 0.5, ["works"], Assumed) });

        Assert.Equal([1.6, 2.4], scenario.Model.Components[0].Works.Select(w => Math.Round(w.UnitCost, 12)));
        Assert.Equal(0.8 * 0.9, scenario.Disbursement(0).MeanIn(2022), 15);
    }

    [Fact]
    public void ConditionalSupport_OfAnotherComponent_LeavesThisOne()
    {
        (PreparedModel model, PreparedScenario scenario) = Prepared(None with { ConditionalSupport = new ConditionalSupport(0.5, 0.6, 0.2, 0.3, ["other"], Assumed) });

        Assert.Same(model, scenario.Model);
        Assert.Equal(0.8, scenario.Disbursement(0).MeanIn(2022));
    }

    [Fact]
    public void Concentration_AboveTheRules_IsWhatIsKept()
    {
        Assert.Equal(0.7, Prepared(None with { Concentration = 0.7 }).Scenario.Allocation(0).Rule.Concentration);
        var rule = SmallModel.Weights("even", "1.0", concentration: 0.9);
        Assert.Equal(0.9, LeveredMoney.Allocation("works", rule, None with { Concentration = 0.7 }).Concentration);
    }

    [Fact]
    public void ProgrammeIntegration_Share_SavesOverlapAndUnitCosts()
    {
        (_, PreparedScenario scenario) = Prepared(None with { OverlapLoss = 0.4, ProgrammeIntegration = new ProgrammeIntegration(0.5, 0.8, 0.2, ["p"], Assumed) });

        Assert.Equal(0.4 * 0.6, scenario.OverlapLoss, 15);
        Assert.Equal([1.8, 2.7], scenario.Model.Components[0].Works.Select(w => w.UnitCost));
    }

    [Fact]
    public void DisbursementRate_IsTheLeastMean()
    {
        (_, PreparedScenario scenario) = Prepared(None with { DisbursementRate = 0.9 });
        Assert.Equal(0.9, scenario.Disbursement(0).MeanIn(2022));
        (_, scenario) = Prepared(None with { DisbursementRate = 0.5 });
        Assert.Equal(0.8, scenario.Disbursement(0).MeanIn(2022));
    }

    [Fact]
    public void HouseholdReview_Errors_BiasTheCountAndMissThePoor()
    {
        (_, PreparedScenario scenario) = Prepared(None with { HouseholdReview = new HouseholdReview(0.2, 0.4, Assumed) });
        Assert.Equal([0.4 * 0.6, 0.02, 0.3 * 0.6], scenario.Model.Components[0].Effects.Select(e => e.Max));
        var block = new BlockState(scenario.Model, new LaneDraws(1), 8);
        var cycle = new YearCycle(scenario.Model, scenario);
        cycle.Start(block, 0);
        cycle.ToCriteria(block, 2021);
        CommuneSlots slots = scenario.Model.Slots;
        for (int lane = 0; lane < block.Width; lane++)
        {
            double truth = block.Column(0, slots.PoorMobile)[lane] + block.Column(0, slots.PoorHard)[lane];
            Assert.Equal(Math.Floor((truth * 0.75) + 0.5), block.Column(0, CommuneSlots.PoorHouseholds)[lane]);
        }
    }

    [Fact]
    public void TrainingAndJobs_MorePerWorker_ReachesFewerAndPlacesMore()
    {
        (_, PreparedScenario scenario) = Prepared(None with { TrainingAndJobs = new TrainingAndJobs(3e6, 1.5e6, 2e6, ["works"], Assumed) });
        double better = (1 - Math.Exp(-2.25)) / (1 - Math.Exp(-0.5625));
        HouseholdEffect exit = scenario.Model.Components[0].Effects[0];
        Assert.Equal(0.4 * better, exit.Max, 12);
        Assert.Equal(4, exit.Scale, 12);
        Assert.Equal([4.0, 6.0], scenario.Model.Components[0].Works.Select(w => w.UnitCost));
    }

    [Fact]
    public void RemoteRoads_WeightAndEmphasis_FavourRoadsAndDifficultCommunes()
    {
        Levers levers = None with { RemoteRoads = new RemoteRoads(SmallModel.Rule("commune.especiallyDifficult"), 3, 2, ["roads"], ["works"], Assumed) };
        (_, PreparedScenario scenario) = Prepared(levers);
        Assert.Equal([2.0, 1.0], scenario.Model.Components[0].Works.Select(w => w.Emphasis));
        double[] money = Shared(scenario, 100, block => block.Column(1, CommuneSlots.EspeciallyDifficult).Fill(1));
        Assert.Equal([25, 75], money);
    }

    [Fact]
    public void RemoteRoads_Emphasis_ClosesTheRoadsGapFaster()
    {
        (_, PreparedScenario scenario) = Prepared(None with { RemoteRoads = new RemoteRoads(SmallModel.Rule("true"), 1, 2, ["roads"], ["works"], Assumed) });
        var block = new BlockState(scenario.Model, new LaneDraws(1), 8);
        new StartState(scenario.Model, scenario).Fill(block, 0);
        Array.Fill(block.PriceLevel, 1);
        block.MoneyColumn(0, 0).Fill(150);
        new ResponseStage(scenario.Model, scenario).Run(block, 2022);

        // Need = 2·2·60 + 3·60 = 420 million VND; κ = 150/420, of which the roads count twice.
        Assert.Equal(100 - (60 * Math.Exp(-2 * 150 / 420.0)), block.Column(0, scenario.Model.Slots.Indicators)[0], 2e-5);
        Assert.Equal(100 - (60 * Math.Exp(-150 / 420.0)), block.Column(0, scenario.Model.Slots.Indicators + 1)[0], 2e-5);
    }

    [Fact]
    public void WeakestFirst_Focus_FollowsTheOpenShareAtTheStart()
    {
        var small = new SmallModel
        {
            Indicators = [SmallModel.Indicator("roads"), SmallModel.Indicator("water") with { Best = 50 }],
            Levers = None with { WeakestFirst = new WeakestFirst(1.5, ["works"], Assumed) },
        };
        PreparedScenario scenario = small.Prepare(small.Prepare());

        // At 40: roads have 60 % of their way to go, water 20 %.
        Assert.Equal([1 + 1.5, 1 + (1.5 / 3)], scenario.Model.Components[0].Works.Select(w => Math.Round(w.Emphasis, 12)));
    }

    [Fact]
    public void OfficialsAssigned_Share_MixesTheHazards()
    {
        (_, PreparedScenario scenario) = Prepared(None with { OfficialsAssigned = new OfficialsAssigned(0.5, Math.Log(2), Math.Log(4), Assumed) });
        PovertyRules poverty = scenario.Model.Pack.Poverty;
        Assert.Equal(0.2 * 1.5, poverty.ExitMobile, 12);
        Assert.Equal(0.1 * (1 - (0.5 * 0.75)), poverty.FallBack, 12);
        Assert.Equal(0.02, poverty.ExitHard.Value);
    }

    [Fact]
    public void PriorityCommunes_Factor_MultipliesTheirWeights()
    {
        (_, PreparedScenario scenario) = Prepared(None with
        {
            PriorityCommunes = new PriorityCommunes(SmallModel.Rule("commune.safeZone || commune.criteriaMet < 0"), 1.5, ["works"], Assumed),
        });
        double[] money = Shared(scenario, 100, block => block.Column(0, CommuneSlots.SafeZone).Fill(1));
        Assert.Equal([60, 40], money);
    }

    [Fact]
    public void BudgetLevels_DistrictShare_GoesByTheNormFirst()
    {
        var small = new SmallModel
        {
            CommuneIds = ["A", "B", "C"],
            Levers = None with { BudgetLevels = new BudgetLevels(0.6, SmallModel.Rule("commune.villages * 1.0"), ["works"], Assumed) },
        };
        PreparedModel model = InTwoDistricts(small);
        PreparedScenario scenario = small.Prepare(model);
        double[] money = Shared(scenario, 90, block =>
        {
            block.Column(0, CommuneSlots.Villages).Fill(10);
            block.Column(1, CommuneSlots.Villages).Fill(10);
            block.Column(2, CommuneSlots.Villages).Fill(60);
        });

        // 36 are shared directly, 12 each; of 54 the districts get 20 : 60, within them even shares.
        Assert.Equal([12 + 6.75, 12 + 6.75, 12 + 40.5], money.Select(m => Math.Round(m, 9)));
    }

    [Theory]
    [InlineData("officials", -1)]
    [InlineData("conditional", -1)]
    [InlineData("training", -1)]
    [InlineData("exclusion", 1)]
    public void Run_LeverOnHouseholds_MovesTruePovertyItsWay(string lever, int direction)
    {
        // Money is plentiful: what conditions and spending per worker cost in reach hardly counts.
        Levers levers = lever switch
        {
            "officials" => None with { OfficialsAssigned = new OfficialsAssigned(1, 0.5, 0.5, Assumed) },
            "conditional" => None with { ConditionalSupport = new ConditionalSupport(1, 0.8, 0, 0.1, ["works"], Assumed) },
            "training" => None with { TrainingAndJobs = new TrainingAndJobs(3e6, 1.5e6, 2e6, ["works"], Assumed) },
            _ => None with { HouseholdReview = new HouseholdReview(0.4, 0.4, Assumed) },
        };
        double change = TruePoor(levers) - TruePoor(None);

        Assert.Equal(direction, Math.Sign(change));
    }

    [Fact]
    public void Run_ScenariosWithAndWithoutLevers_TogetherAndAlone_GiveTheSame()
    {
        SmallModel small = Lively(None);
        PreparedModel model = small.Prepare();
        PreparedScenario plain = small.Prepare(model);
        PreparedScenario levered = Lively(None with
        {
            WeakestFirst = new WeakestFirst(1, ["works"], Assumed),
            RemoteRoads = new RemoteRoads(SmallModel.Rule("true"), 1, 2, ["roads"], ["works"], Assumed),
        }).Prepare(model);
        var options = new RunOptions(24, 3, 2);
        PreparedScenario[] both = [plain, levered];
        PairedRun[] together = [.. both.Select(s => new PairedRun(s, new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, 24))))];
        EnsembleRunner.Run(model, together, options, [new ReplicateRange(0, 24)], new RunHooks(), CancellationToken.None);
        for (int i = 0; i < both.Length; i++)
        {
            Ensemble alone = EnsembleRunner.Run(model, both[i], options, null, CancellationToken.None);
            Assert.Equal(alone.Metric(1, 5).ToArray(), new Ensemble(model, both[i].Scenario, 3, together[i].Outcomes).Metric(1, 5).ToArray());
        }

        Assert.NotEqual(together[0].Outcomes.Columns[(1 * 6) + 5], together[1].Outcomes.Columns[(1 * 6) + 5]);
    }

    private static double TruePoor(Levers levers)
    {
        SmallModel small = Lively(levers);
        PreparedScenario scenario = small.Prepare(small.Prepare());
        var block = new BlockState(scenario.Model, new LaneDraws(5), 40);
        var cycle = new YearCycle(scenario.Model, scenario);
        cycle.Start(block, 0);
        for (int year = 2021; year <= 2025; year++)
        {
            cycle.ToCriteria(block, year);
            cycle.FromCriteria(block, year);
        }

        double poor = 0;
        for (int lane = 0; lane < block.Width; lane++)
        {
            poor += block.Column(0, scenario.Model.Slots.PoorMobile)[lane] + block.Column(0, scenario.Model.Slots.PoorHard)[lane];
        }

        return poor / block.Width;
    }

    private static SmallModel Lively(Levers levers) => Small(levers) with
    {
        Indicators = [SmallModel.Indicator("roads", noise: 2), SmallModel.Indicator("water", noise: 1)],
        Budget = Enumerable.Range(2021, 5).Select(y => SmallModel.Line("works", y, 8)).ToArray(),
    };

    private static SmallModel Small(Levers levers) => new()
    {
        Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2), SmallModel.Work("water", 3)], Effects)],
        Levers = levers,
    };

    private static (PreparedModel Model, PreparedScenario Scenario) Prepared(Levers levers)
    {
        SmallModel small = Small(levers);
        PreparedModel model = small.Prepare();
        return (model, small.Prepare(model));
    }

    private static PreparedModel InTwoDistricts(SmallModel small)
    {
        var locality = small.Locality();
        locality = locality with
        {
            Districts = [locality.Districts[0], locality.Districts[0] with { Id = "E" }],
            DistrictIndicators = [[], []],
            Tables = [locality.Tables[0] with { Communes = [.. locality.Tables[0].Communes.Select(c => c.Id == "C" ? c with { District = 1 } : c)] }],
        };
        return PreparedModel.Prepare(locality, small.Pack(), new DiagnosticBag())!;
    }

    private static double[] Shared(PreparedScenario scenario, double money, Action<BlockState> set)
    {
        var block = new BlockState(scenario.Model, new LaneDraws(1), 8);
        new StartState(scenario.Model, scenario).Fill(block, 0);
        scenario.Model.FindParameters(block, 2022);
        set(block);
        block.Available.AsSpan(0, block.Width).Fill(money);
        new AllocationStage(scenario.Model, scenario).Run(block, 2022);
        return [.. Enumerable.Range(0, scenario.Model.Communes.Count).Select(c => block.MoneyColumn(0, c)[0])];
    }
}
