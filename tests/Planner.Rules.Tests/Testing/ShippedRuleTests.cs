using Planner.Rules.Diagnostics;
using Planner.Rules.Testing;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Testing;

/// <summary>The tests that ship beside the rule files: all pass, see every rule both ways, and notice nearly every changed threshold.</summary>
public sealed class ShippedRuleTests
{
    public static TheoryData<string> WorkflowFiles => [.. new[] { "criteria", "poverty", "targets" }
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(ShippedRules.Folder, f), "*.json"))
        .Where(f => !f.EndsWith(RuleTester.Ending, StringComparison.Ordinal) && File.ReadAllText(f).Contains("\"WorkflowName\"", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(ShippedRules.Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(WorkflowFiles))]
    public void Run_ShippedTests_PassCoverAndNotice(string workflow)
    {
        string file = Assert.Single(RuleTester.Files(ShippedRules.Folder + "/" + workflow));
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(file, mutation: true, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        Assert.Equal([], result!.Cases.SelectMany(c => c.Expectations).Where(e => !e.Passed).Select(e => $"{e.Span}: {e.Rule} {e.Expected} {e.Actual}"));
        Assert.Equal([], result.Coverage.Gaps);
        Assert.True(result.Mutation!.Score > 0.9, $"{result.Mutation.Score}: {string.Join("; ", result.Mutation.Survivors)}");
    }

    [Fact]
    public void Run_ChangedThreshold_FailsWithTheComparisonThatDecided()
    {
        using var rules = new RulesCopy();
        // The first 42 of the file is the income of 2023 in TDMNPB.
        rules.Edit("criteria/parameters.json", "\"value\": 42,", "\"value\": 43,");
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(rules.Folder + "/criteria/commune-2021-2025.tests.json", mutation: false, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        IReadOnlyList<ExpectationResult> failed = [.. result!.Cases.SelectMany(c => c.Expectations).Where(e => !e.Passed && e.Rule == "c10/c10.01")];
        Assert.Equal(["42", "42.01"], failed.Select(f => FormattableString.Invariant($"{f.Decisive[0].Left}")));
        Assert.All(failed, f => Assert.Equal(43.0, f.Decisive[0].Right));
    }
}
