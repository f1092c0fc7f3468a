using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary>Scenario files of Bắc Kạn that nobody has saved yet, over those they extend.</summary>
internal sealed class ScenarioTarget : FuzzTarget
{
    private readonly JsonSample[] samples = [.. Repository.ScenarioFiles.Where(f => f.Contains("/bac-kan/", StringComparison.Ordinal) || f.Contains("/quang-ngai/", StringComparison.Ordinal)).Select(JsonSample.Of)];
    private readonly JsonChanges changes;

    public ScenarioTarget() => changes = new JsonChanges([.. Repository.ScenarioFiles.Select(JsonSample.Of)], Repository.Expressions);

    public override string Name => "scenario";

    public override string Ending => ".json";

    public override int Weight => 6;

    public override byte[] Make(Random random) => changes.Make(random.Pick(samples), random);

    public override bool Try(byte[] input)
    {
        string path = Repository.Scenarios + "/bac-kan/new.scenario.json";
        var diagnostics = new DiagnosticBag();
        Scenario? scenario = ScenarioLoader.LoadDraft(path, input, Repository.BacKan.Locality, Repository.BacKan.Pack, diagnostics);
        FuzzFaultException.Unless(scenario is null == diagnostics.HasErrors, () => "a scenario and faults");
        Checked.All(diagnostics, path, input);
        return scenario is not null;
    }
}
