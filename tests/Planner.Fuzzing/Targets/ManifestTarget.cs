using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Simulation.Storing;

namespace Planner.Fuzzing.Targets;

/// <summary>Manifests of stored runs.</summary>
internal sealed class ManifestTarget : FuzzTarget
{
    private readonly JsonSample sample = new("""
        { "format": "planner run 1", "id": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "engine": "0.1.0", "locality": "bac-kan", "scenario": "as-planned", "seed": 42, "replicates": 1000,
          "outcomesSha256": "00", "drafts": [ "insurance" ], "commandLine": [ "run", "scenarios/bac-kan" ],
          "files": [ { "role": "scenario", "name": "as-planned.scenario.json", "path": "scenarios/bac-kan/as-planned.scenario.json", "bytes": 12, "sha256": "aa", "contentSha256": "bb" },
                     { "role": "rules", "name": "criteria/sets.json", "path": "rules/criteria/sets.json", "bytes": 12, "sha256": "aa", "contentSha256": "bb" },
                     { "role": "locality", "name": "locality.json", "path": "scenarios/bac-kan/locality.json", "bytes": 12, "sha256": "aa", "contentSha256": "bb" } ] }
        """);

    private readonly JsonChanges changes;

    public ManifestTarget() => changes = new JsonChanges([sample], Repository.Expressions);

    public override string Name => "manifest";

    public override string Ending => ".json";

    public override int Weight => 6;

    public override byte[] Make(Random random) => changes.Make(sample, random);

    public override bool Try(byte[] input)
    {
        if (RunManifest.Read(Encoding.UTF8.GetString(input)) is not { } manifest)
        {
            return false;
        }

        _ = manifest.Identity.Address;
        using var memory = new MemoryStream();
        manifest.Write(memory);
        FuzzFaultException.Unless(RunManifest.Read(Encoding.UTF8.GetString(memory.ToArray())) is { } again && again.Identity.Address == manifest.Identity.Address, () => "written back it is another run");
        return true;
    }
}
