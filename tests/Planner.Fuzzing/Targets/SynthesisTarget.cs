using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Synthesis;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Fuzzing.Targets;

/// <summary>What tables are made from; of some of the sound ones a table is made.</summary>
internal sealed class SynthesisTarget : FuzzTarget
{
    private const int MadeOf = 16;

    private readonly JsonSample[] samples = [.. ((string[])["bac-kan", "dong-van", "kon-tum"]).Select(l => JsonSample.Of($"{Repository.Scenarios}/{l}/synthesis.json"))];
    private readonly JsonChanges changes;
    private readonly string path = Repository.Scenarios + "/bac-kan/synthesis.json";

    public SynthesisTarget() => changes = new JsonChanges(samples, Repository.Expressions);

    public override string Name => "synthesis";

    public override string Ending => ".json";

    public override int Weight => 4;

    /// <summary>The first byte says whether a table is made too.</summary>
    public override byte[] Make(Random random) => [(byte)random.Next(MadeOf), .. changes.Make(samples[random.Next(6) == 0 ? random.Next(samples.Length) : 0], random)];

    public override bool Try(byte[] input)
    {
        if (input.Length == 0)
        {
            return false;
        }

        byte[] content = input[1..];
        var diagnostics = new DiagnosticBag();
        SynthesisSpecification? specification =
            JsonFile.Parse(path, content, diagnostics) is { } root ? SynthesisFile.Read(root, Repository.BacKan.Locality, Repository.BacKan.Pack, diagnostics) : null;
        FuzzFaultException.Unless(specification is null == diagnostics.HasErrors, () => "a specification and faults");
        if (specification is not null && input[0] == 0)
        {
            SynthesisResult? result = Synthesiser.Make(specification, Repository.BacKan.Locality, Repository.BacKan.Pack, 1, specification.Seed, diagnostics);
            FuzzFaultException.Unless(result is null == diagnostics.HasErrors, () => "tables and faults");
        }

        Checked.All(diagnostics, path, content);
        return specification is not null;
    }
}
