using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

/// <summary>What must hold of every shipped locality whatever its figures are.</summary>
public class EveryLocalityTests
{
    private const int Replicates = 16;

    public static TheoryData<string> Localities =>
        [.. Directory.EnumerateDirectories(Path.GetDirectoryName(ShippedLocality.Folder)!).Where(d => File.Exists(Path.Combine(d, "locality.json"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Localities))]
    public void Run_AnyScenario_RecordsSomethingElseThanTheReference(string locality)
    {
        PreparedModel model = Model(locality);
        double[][]? reference = null;
        foreach (string file in model.Locality.ScenarioFiles)
        {
            var diagnostics = new DiagnosticBag();
            Scenario? scenario = ScenarioLoader.Load(Path.Combine(model.Locality.Folder, file), model.Locality, model.Pack, diagnostics);
            PreparedScenario? prepared = scenario is null ? null : PreparedScenario.Prepare(model, scenario, diagnostics);
            Assert.True(prepared is not null, string.Join('\n', diagnostics.InFileOrder()));
            Ensemble ensemble = EnsembleRunner.Run(model, prepared, new RunOptions(Replicates, 1, 2), null, CancellationToken.None);
            double[][] values = [.. Enumerable.Range(0, model.Pack.Targets.Count).Select(t => ensemble.TargetValue(t).ToArray())];
            if (reference is null)
            {
                reference = values;
                continue;
            }

            Assert.False(reference.Zip(values).All(v => v.First.SequenceEqual(v.Second)), $"{locality}/{file} changes no target");
        }
    }

    [Theory]
    [MemberData(nameof(Localities))]
    public void Run_Reference_KeepsWhatMustHold(string locality)
    {
        PreparedModel model = Model(locality);
        var diagnostics = new DiagnosticBag();
        Scenario scenario = ScenarioLoader.Load(Path.Combine(model.Locality.Folder, model.Locality.ScenarioFiles[0]), model.Locality, model.Pack, diagnostics)!;
        Ensemble ensemble = EnsembleRunner.Run(model, PreparedScenario.Prepare(model, scenario, diagnostics)!, new RunOptions(Replicates, 1, 2), null, CancellationToken.None);
        for (int m = 0; m < model.Pack.Metrics.Count; m++)
        {
            for (int y = 0; y < ensemble.Years.Count; y++)
            {
                foreach (double value in ensemble.Metric(m, y))
                {
                    string what = $"{locality} {model.Pack.Metrics[m].Id} {ensemble.Years[y]}: {value}";
                    switch (model.Pack.Metrics[m].Unit)
                    {
                        case "percent":
                            Assert.True(double.IsNaN(value) || value is >= -1e-9 and <= 100 + 1e-9, what);
                            break;
                        case "communes" or "districts" or "households":
                            Assert.True(value >= 0 && value == Math.Floor(value), what);
                            break;
                        default:
                            Assert.True(double.IsNaN(value) || value >= 0, what);
                            break;
                    }
                }
            }
        }
    }

    private static PreparedModel Model(string locality)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Path.Combine(Path.GetDirectoryName(ShippedLocality.Folder)!, locality), diagnostics);
        PreparedModel? model = opened is null ? null : PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
        Assert.True(model is not null, string.Join('\n', diagnostics.InFileOrder()));
        return model;
    }
}
