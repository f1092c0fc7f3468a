using Planner.Rules.Diagnostics;
using Planner.Rules.Testing;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Testing;

/// <summary>Tests of single expressions and metrics, with answers, coverage and mutants counted by hand.</summary>
public sealed class ExpressionFileTests
{
    private const string TwoMetrics = """
        { "$schema": "../schema/metrics.schema.json", "metrics": [
          { "id": "rate", "title": { "vi": "a", "en": "a" }, "unit": "percent", "scope": "commune", "aggregate": "ratio", "value": "commune.poorHouseholds",
            "weight": "commune.households", "filter": "commune.city", "assumption": "x" },
          { "id": "few", "title": { "vi": "a", "en": "a" }, "unit": "communes", "scope": "commune", "aggregate": "count", "value": "commune.criteriaMet < p.fundingWeightUnder15",
            "assumption": "x" }] }
        """;

    [Fact]
    public void Run_MetricOverUnits_IsTheSimulatorsAggregateAndItsMutantsAreCounted()
    {
        SuiteResult result = RunMetrics("""
            "given": { "year": 2021, "region": "TN", "commune": { "city": true } },
            "cases": [{ "given": { "communes": [
                { "poorHouseholds": 10, "households": 100, "criteriaMet": 4 }, { "poorHouseholds": 50, "households": 50, "criteriaMet": 6 },
                { "poorHouseholds": 60, "households": 100, "city": false, "criteriaMet": 5 }] },
              "expect": { "rate": 40, "few": 1 } }]
            """);
        Assert.True(result.Passed);

        // rate, its value and weight have one result, its filter two; few has one, its value two. Sides: the filter's two and the comparison's three.
        Assert.Equal((8, 8), (result.Coverage.RulesSeen, result.Coverage.Rules));
        Assert.Equal((5, 5), (result.Coverage.SidesSeen, result.Coverage.Sides));

        // rate: left out, five other aggregates; value · −1; filter turned, left out, its truth turned; weight left out.
        // few: left out, Share; value turned, five operators; the parameter 5 to 4, 6, 4.5, 5.5.
        Assert.Equal(11 + 12, result.Mutation!.Mutants);

        // One commune has 4, one 5, one 6: == and > count one as < does, and so does a limit of 4.5.
        Assert.Equal(["< → ==", "< → >", "p.fundingWeightUnder15 (*, 2015): 5 → 4.5"], Survivors(result));
    }

    [Fact]
    public void Run_WrongMetric_ShowsThePartsOfEachUnit()
    {
        SuiteResult result = RunMetrics("""
            "cases": [{ "given": { "communes": [{ "poorHouseholds": 10, "households": 100, "city": true }, { "poorHouseholds": 9, "households": 50, "city": false }] },
              "expect": { "rate": 12 } }]
            """);
        ExpectationResult failed = Assert.Single(result.Cases[0].Expectations);
        Assert.Equal(("12", "10", false), (failed.Expected.ToString(), failed.Actual, failed.Passed));
        Assert.Equal(["commune 1: value = 10, filter = 1, weight = 100", "commune 2: value = 9, filter = 0, weight = 50"], failed.Units);
    }

    [Fact]
    public void Run_NoUnits_IsZeroOrAnError()
    {
        SuiteResult result = RunMetrics("""
            "given": { "year": 2021, "region": "TN" },
            "cases": [{ "given": { "communes": [] }, "expect": { "rate": "error", "few": 0 } }]
            """);
        Assert.True(result.Passed);
    }

    [Theory]
    [InlineData("\"cases\": [{ \"expect\": { \"rate\": 4 } }]", "PLN0905", "'communes'")]
    [InlineData("\"cases\": [{ \"given\": { \"communes\": [{ \"households\": 4, \"city\": true }] }, \"expect\": { \"rate\": 4 } }]", "PLN0905", "commune.poorHouseholds")]
    [InlineData("\"cases\": [{ \"given\": { \"communes\": [{ \"housholds\": 4 }] }, \"expect\": { \"rate\": 4 } }]", "PLN0902", "did you mean 'commune.households'?")]
    [InlineData("\"cases\": [{ \"given\": { \"communs\": [] }, \"expect\": { \"rate\": 4 } }]", "PLN0902", "did you mean 'communes'?")]
    [InlineData("\"cases\": [{ \"given\": { \"communes\": [3] }, \"expect\": { \"rate\": 4 } }]", "PLN0903", "an object")]
    [InlineData("\"cases\": [{ \"given\": { \"communes\": [] }, \"expect\": { \"rate\": true } }]", "PLN0903", "is a number")]
    [InlineData("\"cases\": [{ \"given\": { \"communes\": [{ \"city\": true, \"City\": true }] }, \"expect\": { \"rate\": 3 } }]", "PLN0910", "City")]
    [InlineData("\"cases\": [{ \"given\": { \"communes\": [] }, \"expect\": { \"rates\": 3 } }]", "PLN0904", "did you mean 'rate'?")]
    [InlineData("\"inputs\": { \"x\": \"int\" }, \"cases\": [{ \"given\": { \"communes\": [] }, \"expect\": { \"rate\": 3 } }]", "PLN0903", "workflow")]
    public void Run_FaultyTests_SaysWhatAndWhere(string members, string code, string words)
    {
        using RulesCopy rules = Metrics(members);
        var diagnostics = new DiagnosticBag();
        Assert.Null(RuleTester.Run(rules.Folder + "/targets/metrics.tests.json", false, diagnostics));
        Diagnostic fault = Assert.Single(diagnostics.InFileOrder(), d => d.Code == code);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, fault.Span.Line);
    }

    [Fact]
    public void Run_FileWithoutExpressions_IsRefused()
    {
        using var rules = new RulesCopy();
        rules.Write("funding/programmes.tests.json", """{ "file": "programmes.json", "cases": [{ "expect": { "ntm": true } }] }""");
        var diagnostics = new DiagnosticBag();
        Assert.Null(RuleTester.Run(rules.Folder + "/funding/programmes.tests.json", false, diagnostics));
        Assert.Equal(TestCode.Inputs, Assert.Single(diagnostics.InFileOrder()).Code);
    }

    [Fact]
    public void Run_ChangedEligibility_FailsOnlyItsComponent()
    {
        using var rules = new RulesCopy();
        rules.Edit("funding/eligibility.json", "\"eligible\": \"commune.poorDistrict\"", "\"eligible\": \"commune.poorDistrictAtStart\"");
        var diagnostics = new DiagnosticBag();
        Assert.Null(RuleTester.Run(rules.Folder + "/funding/eligibility.tests.json", false, diagnostics));
        Assert.All(diagnostics.InFileOrder(), d => Assert.Contains("'poverty.infrastructure' reads commune.poorDistrictAtStart", d.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_RegionOverrideOfOneUnit_GivesThatUnitTheOthersColumn()
    {
        using var rules = new RulesCopy();
        rules.Edit("targets/metrics.json", "\"value\": \"commune.criteriaMet < 15\"", "\"value\": \"commune.income >= p.incomeNewRural\"");
        rules.Write("targets/metrics.tests.json", """
            { "file": "metrics.json", "given": { "year": 2023, "region": "DNB", "commune": { "income": 42, "urban": false, "safeZone": false, "poorDistrict": true, "leftPoorDistrict": false } },
              "cases": [{ "given": { "communes": [{ "especiallyDifficult": true }, { "especiallyDifficult": false }] }, "expect": { "communesUnder15": 1 } }] }
            """);
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(rules.Folder + "/targets/metrics.tests.json", false, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        Assert.True(result!.Passed);
    }

    private static IEnumerable<string> Survivors(SuiteResult result) =>
        result.Mutation!.Survivors.Select(s => s.Change).Order(StringComparer.Ordinal);

    private static RulesCopy Metrics(string members)
    {
        var rules = new RulesCopy();
        rules.Write("targets/metrics.json", TwoMetrics);
        rules.Write("targets/metrics.tests.json", "{ \"file\": \"metrics.json\",\n" + members.ReplaceLineEndings(" ") + " }");
        return rules;
    }

    private static SuiteResult RunMetrics(string members)
    {
        using RulesCopy rules = Metrics(members);
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(rules.Folder + "/targets/metrics.tests.json", true, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        return result!;
    }
}
