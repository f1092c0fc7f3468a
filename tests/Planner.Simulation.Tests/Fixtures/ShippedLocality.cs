using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Simulation.Tests.Fixtures;

/// <summary>The shipped Bắc Kạn folder, opened once for the tests of a class.</summary>
public sealed class ShippedLocality
{
    public ShippedLocality()
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Folder, diagnostics);
        Model = opened is null ? null! : PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!;
        Assert.True(Model is not null, string.Join('\n', diagnostics.InFileOrder()));
    }

    public static string Folder
    {
        get
        {
            DirectoryInfo? at = new(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "Planner.sln")))
            {
                at = at.Parent;
            }

            return Path.Combine(at!.FullName, "scenarios", "bac-kan");
        }
    }

    public PreparedModel Model { get; }

    public Scenario Scenario(string id)
    {
        var diagnostics = new DiagnosticBag();
        Scenario? scenario = ScenarioLoader.Load(Path.Combine(Folder, id + ".scenario.json"), Model.Locality, Model.Pack, diagnostics);
        Assert.True(scenario is not null, string.Join('\n', diagnostics.InFileOrder()));
        return scenario;
    }

    public PreparedScenario Prepare(Scenario scenario)
    {
        var diagnostics = new DiagnosticBag();
        PreparedScenario? prepared = PreparedScenario.Prepare(Model, scenario, diagnostics);
        Assert.True(prepared is not null, string.Join('\n', diagnostics.InFileOrder()));
        return prepared;
    }

    public Ensemble Run(Scenario scenario, int replicates, int threads = 2) =>
        EnsembleRunner.Run(Model, Prepare(scenario), new RunOptions(replicates, scenario.Seed, threads), null, CancellationToken.None);
}
