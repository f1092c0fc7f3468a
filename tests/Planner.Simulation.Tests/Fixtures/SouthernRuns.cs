using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Simulation.Tests.Fixtures;

/// <summary>The scenarios of Kon Tum and Quảng Ngãi, run together once: sixty futures each on the same random numbers.</summary>
public sealed class SouthernRuns
{
    private const int Replicates = 60;
    private readonly Dictionary<(string Locality, string Scenario), Outcomes> outcomes = [];
    private readonly Dictionary<string, PreparedModel> models = [];

    public SouthernRuns()
    {
        Run("quang-ngai", []);
        Run("kon-tum", ["as-planned", "priority-communes", "district-norms", "concentrated", "integrated", "no-overlap"]);
    }

    /// <summary>Mean of a metric of a scenario at the end of a year, over the replicates.</summary>
    public double Mean(string locality, string scenario, string metric, int year)
    {
        PreparedModel model = models[locality];
        int years = model.Locality.EndYear - model.Locality.StartYear + 1;
        int index = model.Metrics.ToList().FindIndex(m => m.Definition.Id == metric);
        return outcomes[(locality, scenario)].Columns[(index * years) + year - model.Locality.StartYear].Average();
    }

    private void Run(string id, string[] only)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Path.Combine(ShippedLocality.Folder, "..", id), diagnostics);
        Assert.True(opened is not null, string.Join('\n', diagnostics.InFileOrder()));
        PreparedModel model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!;
        models[id] = model;
        var runs = new List<PairedRun>();
        foreach (string file in model.Locality.ScenarioFiles.Where(f => only.Length == 0 || only.Any(o => f.EndsWith($"{o}.scenario.json", StringComparison.Ordinal))))
        {
            Scenario scenario = ScenarioLoader.Load(Path.Combine(model.Locality.Folder, Path.GetFileName(file)), model.Locality, model.Pack, diagnostics)!;
            PreparedScenario prepared = PreparedScenario.Prepare(model, scenario, diagnostics)!;
            var part = new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, Replicates));
            outcomes[(id, scenario.Id)] = part;
            runs.Add(new PairedRun(prepared, part));
        }

        Assert.Empty(diagnostics.InFileOrder());
        EnsembleRunner.Run(model, runs, new RunOptions(Replicates, 20211231, 2), [new ReplicateRange(0, Replicates)], new RunHooks(), CancellationToken.None);
    }
}
