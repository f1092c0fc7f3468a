using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Testing;

namespace Planner.Fuzzing.Targets;

/// <summary>Tests files of rules, run against the rules of this repository.</summary>
internal sealed class TestsFileTarget : FuzzTarget
{
    private static readonly string[] Suites =
    [
        "criteria/district-2021-2025.tests.json", "criteria/commune-model-2021-2025.tests.json", "criteria/parameters.tests.json", "poverty/lines-2021-2025.tests.json", "funding/allocations.tests.json",
        "status/areas.tests.json", "targets/metrics.tests.json",
    ];

    private readonly string folder = Path.Combine(Repository.Temporary, "tests").Replace('\\', '/');
    private readonly JsonSample[] samples = [.. Suites.Select(s => JsonSample.Of($"{Repository.Rules}/{s}"))];
    private readonly JsonChanges changes;

    public TestsFileTarget()
    {
        changes = new JsonChanges(samples, Repository.Expressions);
        foreach (string file in Repository.RuleFiles)
        {
            string copy = folder + file[Repository.Rules.Length..];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    public override string Name => "tests-files";

    public override string Ending => ".json";

    public override int Weight => 1;

    /// <summary>The first byte says which file.</summary>
    public override byte[] Make(Random random)
    {
        int which = random.Next(Suites.Length);
        return [(byte)('0' + which), .. changes.Make(samples[which], random)];
    }

    public override bool Try(byte[] input)
    {
        int which = input.Length == 0 ? -1 : input[0] - '0';
        if (which < 0 || which >= Suites.Length)
        {
            return false;
        }

        string path = folder + "/" + Suites[which];
        byte[] content = input[1..];
        File.WriteAllBytes(path, content);
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(path, mutation: false, diagnostics);
        FuzzFaultException.Unless(result is null == diagnostics.HasErrors, () => "a result and faults");
        Checked.All(diagnostics, path, content);
        return result is not null;
    }
}
