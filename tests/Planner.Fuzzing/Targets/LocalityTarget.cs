using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Opening;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary><c>locality.json</c> of a folder, with the rules of this repository and a short communes table.</summary>
internal sealed class LocalityTarget : FuzzTarget
{
    private readonly JsonSample[] samples = [.. ((string[])["bac-kan", "quang-ngai", "dong-van"]).Select(l => JsonSample.Of($"{Repository.Scenarios}/{l}/locality.json"))];
    private readonly JsonChanges changes;
    private readonly string folder = Directory.CreateDirectory(Path.Combine(Repository.Temporary, "locality")).FullName.Replace('\\', '/');

    public LocalityTarget()
    {
        changes = new JsonChanges(samples, Repository.Expressions);
        foreach (string scenario in Repository.BacKan.Locality.ScenarioFiles)
        {
            File.Copy($"{Repository.Scenarios}/bac-kan/{scenario}", $"{folder}/{scenario}", overwrite: true);
        }

        File.WriteAllLines($"{folder}/communes.csv", File.ReadLines(Repository.Scenarios + "/bac-kan/communes.csv").Where((row, i) => i == 0 || row.StartsWith("1,", StringComparison.Ordinal)));
    }

    public override string Name => "locality";

    public override string Ending => ".json";

    public override int Weight => 4;

    public override byte[] Make(Random random) => changes.Make(samples[random.Next(6) == 0 ? random.Next(samples.Length) : 0], random);

    public override bool Try(byte[] input)
    {
        string path = folder + "/locality.json";
        File.WriteAllBytes(path, input);
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, (_, _) => Repository.BacKan.Pack, withCommunes: true, diagnostics);
        FuzzFaultException.Unless(opened is null == diagnostics.HasErrors, () => "a locality and faults");
        Checked.All(diagnostics, path, input);
        return opened is not null;
    }
}
