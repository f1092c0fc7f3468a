using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Analysis.Standing;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Tests.Standing;

public sealed class TargetStandingTests
{
    private static readonly Lazy<Ensemble> AsOf2021 = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        string folder = RepositoryFolder.Root.Replace('\\', '/') + "/scenarios/bac-kan";
        OpenedLocality opened = LocalityFolder.Open(folder, diagnostics)!;
        PreparedModel model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!;
        Scenario scenario = ScenarioLoader.Load(folder + "/as-of-2021.scenario.json", opened.Locality, opened.Pack, diagnostics)!;
        PreparedScenario prepared = PreparedScenario.Prepare(model, scenario, diagnostics)!;
        return EnsembleRunner.Run(prepared.Model, prepared, new RunOptions(100, 3, 2), null, CancellationToken.None);
    });

    [Fact]
    public void Of_RecordedYear_GivesDonePlanAndWhatIsLeftAYear()
    {
        TargetStanding standing = Standings(AsOf2021.Value).Single(s => s.Attainment.Target.Id == "BK-14");

        // 21 recorded, 24 planned, 61 asked by 2025.
        Assert.Equal((2021, 21.0, true, 24.0, 3.0), (standing.Year, standing.Done, standing.IsRecorded, standing.Planned, standing.Behind));
        Assert.Equal((40.0, 4, 10.0), (standing.Remaining, standing.YearsLeft, standing.RemainingPace));
        Assert.Equal((standing.Attainment.Median!.Value.Estimate - 21) / 4, standing.SimulatedPace!.Value, 12);
    }

    [Fact]
    public void Of_TargetThatIsNoLevel_SaysNothingOfADistance()
    {
        TargetStanding standing = Standings(AsOf2021.Value).Single(s => s.Attainment.Target.Id == "BK-05");

        Assert.Equal(26.93, standing.Done!.Value, 9);
        Assert.Null(standing.Remaining);
        Assert.Null(standing.Behind);
    }

    [Fact]
    public void Joint_OfTargets_CountsTheFuturesInWhichAllAreMet()
    {
        var builder = new EnsembleBuilder { Replicates = 120 };
        builder.Metric("m", "communes", "m", "m").Target("A", ">=", 1, "communes", "m", "a", "a").Target("B", ">=", 1, "communes", "m", "b", "b");
        Ensemble ensemble = builder.Build("s", new LocalizedText("s", "s"), (_, _, _) => 0, (t, r) => r % (t + 2) == 0 ? 1 : 0);

        // Every second and every third future: together every sixth.
        Assert.Equal(20.0 / 120, TargetStanding.Joint(ensemble, [0, 1]).Estimate, 12);
        Assert.Equal(ProportionInterval.Of(ensemble.TargetMet(0), Clustering.Of(ensemble)), TargetStanding.Joint(ensemble, [0]));
    }

    private static IReadOnlyList<TargetStanding> Standings(Ensemble ensemble) => TargetStanding.Of(
        ensemble, [.. Enumerable.Range(0, ensemble.Pack.Targets.Count).Select(t => TargetAttainment.Of(ensemble, t, Clustering.Of(ensemble)))]);
}
