using Planner.Analysis.Intervals;
using Planner.Analysis.Sensitivity;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Tests.Sensitivity;

/// <summary>The studies on the shipped example, small.</summary>
public sealed class SensitivityStudyTests(SensitivityStudyTests.Shipped shipped) : IClassFixture<SensitivityStudyTests.Shipped>
{
    private static readonly HashSet<FactorKind> All = [FactorKind.Assumption, FactorKind.Threshold, FactorKind.Lever];

    [Fact]
    public void Space_ShippedExample_JoinsCorrelatedAssumptionsAndHasChanceAndTables()
    {
        SensitivitySpace space = SensitivitySpace.Of(shipped.Model, shipped.Scenario, shipped.Ranges, All);
        Assert.Contains(space.Groups, g => g.Id == "exitFactor+incomeGrowthShift");
        Assert.Contains(space.Groups, g => g.Id == "unitCostFactor+disbursementShift");
        Assert.Equal([FactorKind.Chance, FactorKind.Table], space.Groups.TakeLast(2).Select(g => g.Kind));
        Assert.Equal(shipped.Scenario.Assumptions.Count, space.Single.Count(f => f.Kind == FactorKind.Assumption));
        SensitivityFactor poverty = space.Single.Single(f => f.Id == "povertyMax");
        Assert.Equal((10, 13, 16), (poverty.Low, poverty.Now, poverty.High));
    }

    [Fact]
    public void Tornado_BaseAndEnds_AreTheScenariosOwnRuns()
    {
        const int Replicates = 64;
        int target = shipped.Target("BK-15");
        SensitivitySpace space = SensitivitySpace.Of(shipped.Model, shipped.Scenario, shipped.Ranges, All);
        var study = new TornadoStudy(space, [target], Replicates, null, shipped.Scenario.Seed, 2);
        study.Run(null, CancellationToken.None);
        TornadoResult result = study.Result().Single();
        Ensemble run = shipped.Run(shipped.Scenario, Replicates);
        Clustering clustering = Clustering.Of(run);
        Assert.Equal(ProportionInterval.Of(run.TargetMet(target), clustering), result.Base);

        // Money up by a fifth is the scenario with a fifth more in its budget.
        Scenario more = shipped.Scenario with
        {
            Budget = [.. shipped.Scenario.Budget.Select(b => b.Component.Split('.')[0] is "ntm" or "poverty" or "dtts" ? b with { Amount = b.Amount * 1.2 } : b)],
        };
        TornadoRow money = result.Rows.Single(r => r.Factor.Id == "money");
        Assert.Equal(PairedDifferenceInterval.Of(run.TargetMet(target), shipped.Run(more, Replicates).TargetMet(target), clustering), money.High);
        Assert.Equal(result.Rows.OrderByDescending(r => Math.Round(r.Swing, 9)).Select(r => r.Swing), result.Rows.Select(r => r.Swing));
    }

    [Fact]
    public void Tornado_Threads_ChangeNothing()
    {
        string Of(int threads)
        {
            var study = new TornadoStudy(
                SensitivitySpace.Of(shipped.Model, shipped.Scenario, shipped.Ranges, new HashSet<FactorKind> { FactorKind.Lever }), [shipped.Target("BK-15")], 48, 0.5, 7, threads);
            study.Run(null, CancellationToken.None);
            TornadoResult result = study.Result()[0];
            return string.Join('\n', result.Rows.Select(r => $"{r.Factor.Id} {r.Low} {r.High} {r.ValueHigh}").Concat(result.BreakEvens.Select(b => $"{b.Factor.Id} {b.Value} {b.Low} {b.High} {b.AtEnd}")));
        }

        Assert.Equal(Of(1), Of(3));
    }

    [Fact]
    public void BreakEven_MoneyAtItsValue_GivesTheWantedProbability()
    {
        const int Replicates = 300;
        int target = shipped.Target("BK-15");
        SensitivitySpace space = SensitivitySpace.Of(shipped.Model, shipped.Scenario, shipped.Ranges, new HashSet<FactorKind> { FactorKind.Lever });
        var study = new TornadoStudy(space, [target], Replicates, 0.5, shipped.Scenario.Seed, 2);
        study.Run(null, CancellationToken.None);
        BreakEven found = study.Result()[0].BreakEvens.Single(b => b.Factor.Id == "money");
        Assert.False(found.Reached);
        Assert.InRange(found.Value!.Value, found.Low!.Value, found.High!.Value);
        Scenario enough = shipped.Scenario with
        {
            Budget = [.. shipped.Scenario.Budget.Select(b => b.Component.Split('.')[0] is "ntm" or "poverty" or "dtts" ? b with { Amount = b.Amount * found.Value.Value } : b)],
        };

        // Within what one grid cell of a straight line leaves open.
        Assert.Equal(0.5, shipped.Run(enough, Replicates).TargetMet(target).ToArray().Average(m => m ? 1.0 : 0.0), 0.03);
    }

    [Fact]
    public void BreakEven_ChanceThatCannotBeToldFromTheWanted_BeginsWhereThingsStand()
    {
        const int Replicates = 200;
        int target = shipped.Target("BK-15");
        double now = shipped.Run(shipped.Scenario, Replicates).TargetMet(target).ToArray().Average(m => m ? 1.0 : 0.0);
        SensitivitySpace space = SensitivitySpace.Of(
            shipped.Model, shipped.Scenario, shipped.Ranges with { Thresholds = [], Levers = [shipped.Ranges.Levers.Single(l => l.Id == "money")] }, new HashSet<FactorKind> { FactorKind.Lever });
        foreach ((double wanted, bool reached) in new[] { (now + 0.01, false), (now - 0.01, true) })
        {
            var study = new TornadoStudy(space, [target], Replicates, wanted, shipped.Scenario.Seed, 2);
            study.Run(null, CancellationToken.None);
            BreakEven found = study.Result()[0].BreakEvens.Single();
            Assert.Equal(reached, found.Reached);
            Assert.Equal(1, reached ? found.High : found.Low);
            Assert.InRange(found.Value!.Value, found.Low!.Value, found.High!.Value);
        }
    }

    [Fact]
    public void Variance_OnlyChanceAndTables_ExplainAllWhereNothingElseVaries()
    {
        SensitivitySpace space = SensitivitySpace.Of(shipped.Model, shipped.Scenario with { Assumptions = [], Correlations = [] }, new SensitivityRanges([], []), All);
        var study = new VarianceStudy(space, [shipped.Target("BK-15")], 256, 5, 2);
        study.Run(null, CancellationToken.None);
        SobolEstimate estimate = study.Result()[0].OfValue!;
        Assert.Equal(["chance", "tables"], space.Groups.Select(g => g.Id));

        // With two factors, what both leave out is their interplay: S₁ + S_T2 = 1.
        Assert.Equal(1, estimate.Indexes[0].First.Estimate + estimate.Indexes[1].Total.Estimate, 0.3);
        Assert.Equal(1, estimate.Indexes[1].First.Estimate + estimate.Indexes[0].Total.Estimate, 0.3);
    }

    [Fact]
    public void Studies_Interrupted_KeepWhatIsDone()
    {
        SensitivitySpace space = SensitivitySpace.Of(shipped.Model, shipped.Scenario, new SensitivityRanges([], []), All);
        using var stop = new CancellationTokenSource();
        var screening = new ScreeningStudy(space, [shipped.Target("BK-15")], 4096, 5, 2);
        Assert.ThrowsAny<OperationCanceledException>(() => screening.Run(
            (done, _) =>
            {
                if (done > ScreeningStudy.Portion * (space.Groups.Count + 1))
                {
                    stop.Cancel();
                }
            },
            stop.Token));
        Assert.InRange(screening.PointsDone, ScreeningStudy.Portion, 4095);
        Assert.Equal(screening.PointsDone, screening.Result()[0].Points);

        // A study asked for so many points only says the same.
        var asked = new ScreeningStudy(space, [shipped.Target("BK-15")], screening.PointsDone, 5, 1);
        asked.Run(null, CancellationToken.None);
        Assert.Equal(asked.Result()[0].Effects, screening.Result()[0].Effects);
    }

    [Fact]
    public void Studies_NothingDoneYet_HaveNoResult()
    {
        SensitivitySpace space = SensitivitySpace.Of(shipped.Model, shipped.Scenario, new SensitivityRanges([], []), All);
        Assert.Empty(new TornadoStudy(space, [0], 10, 0.5, 1, 1).Result());
        Assert.Null(new VarianceStudy(space, [0], 512, 1, 1).Result()[0].OfValue);
        Assert.All(new ScreeningStudy(space, [0], 64, 1, 1).Result()[0].Effects, Assert.Null);
    }

    public sealed class Shipped
    {
        public Shipped()
        {
            var diagnostics = new DiagnosticBag();
            OpenedLocality opened = LocalityFolder.Open(RepositoryFolder.Root.Replace('\\', '/') + "/scenarios/bac-kan", diagnostics)!;
            Model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!;
            Scenario = ScenarioLoader.Load(RepositoryFolder.Root.Replace('\\', '/') + "/scenarios/bac-kan/as-planned.scenario.json", Model.Locality, Model.Pack, diagnostics)!;
            Ranges = TargetCompanions.Sensitivity(Model.Pack.Folder, Model.Pack, diagnostics);
            Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.InFileOrder()));
        }

        public PreparedModel Model { get; }

        public Scenario Scenario { get; }

        public SensitivityRanges Ranges { get; }

        public int Target(string id) => Model.Pack.Targets.ToList().FindIndex(t => t.Id == id);

        public Ensemble Run(Scenario scenario, int replicates) => EnsembleRunner.Run(
            Model, PreparedScenario.Prepare(Model, scenario, new DiagnosticBag())!, new RunOptions(replicates, scenario.Seed, 2), null, CancellationToken.None);
    }
}
