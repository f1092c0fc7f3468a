using Planner.Rules.Testing;

namespace Planner.Rules.Tests.Testing;

/// <summary>Small workflows whose coverage and mutation score are counted by hand.</summary>
public sealed class RuleTesterTests
{
    private const string Adult = """{ "WorkflowName": "w", "Rules": [{ "RuleName": "adult", "Expression": "age >= 18" }] }""";

    private const string Pair = """
        { "WorkflowName": "w", "Rules": [{ "RuleName": "g", "Operator": "And", "Rules": [
          { "RuleName": "x", "Expression": "a >= 1" }, { "RuleName": "y", "Expression": "flag" }] }] }
        """;

    [Fact]
    public void Run_BoundaryOfOneStep_SeesAllAndKillsAll()
    {
        using var folder = new TestFolder(Adult, """
            { "workflow": "small.json", "inputs": { "age": "double" },
              "boundaries": [{ "rules": ["adult"], "input": "age", "step": 1, "holds": "from", "limit": 18 }] }
            """);
        SuiteResult result = folder.Run();
        Assert.True(result.Passed);
        Assert.Equal(3, result.Cases.Count);
        Assert.Equal((2, 2, 3, 3), (result.Coverage.RulesSeen, result.Coverage.Rules, result.Coverage.SidesSeen, result.Coverage.Sides));

        // The rule turned round and left out, five other operators, 18 → 17, 19, 16.2, 19.8.
        Assert.Equal((11, 11), (result.Mutation!.Killed, result.Mutation.Mutants));
        Assert.Equal(1, result.Mutation.Score);
    }

    [Fact]
    public void Run_CasesFarFromTheLimit_LetTheThresholdMoveUnnoticed()
    {
        using var folder = new TestFolder(Adult, """
            { "workflow": "small.json", "inputs": { "age": "double" },
              "tables": [{ "columns": ["age"], "expect": ["adult"], "rows": [[10, false], [30, true]] }] }
            """);
        SuiteResult result = folder.Run();
        CoverageGap gap = Assert.Single(result.Coverage.Gaps);
        Assert.Equal(("adult", "age >= 18", "="), (gap.Rule, gap.Text, gap.Missing));
        Assert.Equal((1, 72), (gap.Span.Line, gap.Span.Column));
        Assert.Equal(["18 → 16.2", "18 → 17", "18 → 19", "18 → 19.8", ">= → >"], result.Mutation!.Survivors.Select(s => s.Change).Order(StringComparer.Ordinal));
        Assert.Equal(11, result.Mutation.Mutants);
        Assert.All(result.Mutation.Survivors.Where(s => s.Change[0] == '1'), s => Assert.Equal(79, s.Span.Column));
    }

    [Fact]
    public void Run_GroupTestedThroughItsChildren_KillsAll()
    {
        using var folder = new TestFolder(Pair, """
            { "workflow": "small.json", "inputs": { "a": "int", "flag": "bool" },
              "tables": [{ "columns": ["a", "flag"], "expect": ["g"],
                "rows": [[0, true, false], [1, true, true], [2, true, true], [1, false, false]] }] }
            """);
        SuiteResult result = folder.Run();

        // g: turned round, left out, Or. x: turned round, left out, five operators, 1 → 0 and 2 (10 % of 1 is no whole step). y: turned round, left out, !flag.
        Assert.Equal((15, 15), (result.Mutation!.Killed, result.Mutation.Mutants));
        Assert.Equal((6, 6, 5, 5), (result.Coverage.RulesSeen, result.Coverage.Rules, result.Coverage.SidesSeen, result.Coverage.Sides));
    }

    [Fact]
    public void Run_ChildThatNeverFails_IsAGapAndItsLossUnnoticed()
    {
        using var folder = new TestFolder(Pair, """
            { "workflow": "small.json", "inputs": { "a": "int", "flag": "bool" }, "given": { "flag": true },
              "tables": [{ "columns": ["a"], "expect": ["g"], "rows": [[0, false], [1, true], [2, true]] }] }
            """);
        SuiteResult result = folder.Run();
        Assert.Equal(["g/y false", "g/y false"], result.Coverage.Gaps.Select(g => $"{g.Rule} {g.Missing}"));
        SurvivingMutant survivor = Assert.Single(result.Mutation!.Survivors);
        Assert.Equal(("g/y", "− rule"), (survivor.Rule, survivor.Change));
        Assert.Equal(15, result.Mutation.Mutants);
    }

    [Fact]
    public void Run_ChildExpectedByItself_IsNotEnoughForItsLoss()
    {
        using var folder = new TestFolder(Pair, """
            { "workflow": "small.json", "inputs": { "a": "int", "flag": "bool" }, "given": { "a": 1, "flag": true },
              "cases": [{ "expect": { "g/y": true } }, { "given": { "flag": false }, "expect": { "y": false } }] }
            """);
        SuiteResult result = folder.Run();
        Assert.Contains(result.Mutation!.Survivors, s => s is { Rule: "g/y", Change: "− rule" });
        Assert.DoesNotContain(result.Mutation.Survivors, s => s is { Rule: "g/y", Change: "¬ rule" });
        Assert.Contains(result.Coverage.Gaps, g => g is { Rule: "g", Missing: "true" });
    }

    [Fact]
    public void Run_FailedExpectation_IsPlacedAndShowsBothSides()
    {
        using var folder = new TestFolder(Adult, """
            { "workflow": "small.json", "inputs": { "age": "double" },
              "cases": [{ "title": { "vi": "Mười bảy tuổi", "en": "Seventeen" }, "given": { "age": 17 }, "expect": { "adult": true } }] }
            """);
        SuiteResult result = folder.Run();
        Assert.Equal(1, result.Failed);
        Assert.Null(result.Mutation);
        ExpectationResult failed = result.Cases[0].Expectations[0];
        Assert.Equal($"{folder.TestsFile}:2:115", failed.Span.ToString());
        Assert.Equal(("true", "false"), (failed.Expected.ToString(), failed.Actual));
        var decisive = Assert.Single(failed.Decisive);
        Assert.Equal((17.0, ">=", 18.0), (decisive.Left, decisive.Operator, decisive.Right));
    }

    [Fact]
    public void Run_ErrorAndRange_AreExpectedInTheirOwnWords()
    {
        using var folder = new TestFolder(
            """{ "WorkflowName": "w", "Rules": [{ "RuleName": "r", "Expression": "10 / n >= 3" }] }""",
            """
            { "workflow": "small.json", "inputs": { "n": "int" },
              "tables": [{ "columns": ["n"], "expect": ["r"],
                "rows": [[0, "error"], [3, 3], [2, { "from": 4.5, "to": 5.5 }], [4, { "to": 2 }], [1, true], [5, false], [2, 4]] }] }
            """);
        SuiteResult result = folder.Run(mutation: false);
        Assert.Equal([true, true, true, true, true, true, false], result.Cases.Select(c => c.Passed));
        Assert.Equal(("4", "5"), (result.Cases[6].Expectations[0].Expected.ToString(), result.Cases[6].Expectations[0].Actual));
    }

    [Fact]
    public void Run_LiteralInAGlobalParameter_IsFoundAtItsOwnPlace()
    {
        using var folder = new TestFolder(
            """
            { "WorkflowName": "w", "GlobalParams": [{ "Name": "limit", "Expression": "2.5 * 2" }],
              "Rules": [{ "RuleName": "r", "Expression": "x > limit" }] }
            """,
            """
            { "workflow": "small.json", "inputs": { "x": "double" },
              "tables": [{ "columns": ["x"], "expect": ["r"], "rows": [[1, false], [9, true]] }] }
            """);
        SurvivingMutant first = folder.Run().Mutation!.Survivors.First(s => s.Change != "* → /");
        Assert.Equal((1, "2.5 → 2.4"), (first.Span.Line, first.Change));
        Assert.Equal(75, first.Span.Column);
    }

    [Fact]
    public void Run_Twice_GivesTheSameAnswerAndTellsProgress()
    {
        using var folder = new TestFolder(Adult, """
            { "workflow": "small.json", "inputs": { "age": "double" },
              "tables": [{ "columns": ["age"], "expect": ["adult"], "rows": [[10, false], [30, true]] }] }
            """);
        var told = new List<(int, int)>();
        SuiteResult first = folder.Run(progress: (done, total) => told.Add((done, total)));
        Assert.Equal(first.Mutation!.Survivors, folder.Run().Mutation!.Survivors);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (i, 11)), told);
    }
}
