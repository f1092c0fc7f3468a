using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Testing;

namespace Planner.Fuzzing.Targets;

/// <summary>Tests files of rules, run against the rules of this repository.</summary>
internal sealed class TestsFileTarget : JsonChoiceTarget
{
    private static readonly string[] Suites =
    [
        "criteria/district-2021-2025.tests.json", "criteria/commune-model-2021-2025.tests.json", "criteria/parameters.tests.json", "poverty/lines-2021-2025.tests.json", "funding/allocations.tests.json",
        "status/areas.tests.json", "targets/metrics.tests.json",
    ];

    private readonly string folder = Path.Combine(Repository.Temporary, "tests").Replace('\\', '/');

    public TestsFileTarget()
        : base([.. Suites.Select(s => JsonSample.Of($"{Repository.Rules}/{s}"))])
    {
        foreach (string file in Repository.RuleFiles)
        {
            string copy = folder + file[Repository.Rules.Length..];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    public override string Name => "tests-files";

    public override int Weight => 1;

    protected override bool Try(int which, byte[] content)
    {
        string path = folder + "/" + Suites[which];
        File.WriteAllBytes(path, content);
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(path, mutation: false, diagnostics);
        FuzzFaultException.Unless(result is null == diagnostics.HasErrors, () => "a result and faults");
        Checked.All(diagnostics, path, content);
        return result is not null;
    }
}
