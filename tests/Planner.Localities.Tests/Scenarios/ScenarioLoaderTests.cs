using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests.Scenarios;

public sealed class ScenarioLoaderTests : IDisposable
{
    private readonly LocalityOnDisk folder = new();
    private readonly DiagnosticBag diagnostics = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_ValidFile_HoldsItsPartsAndThePacksDefaults()
    {
        Scenario scenario = Valid("goc");

        Assert.Equal("goc", scenario.Id);
        Assert.Null(scenario.Extends);
        Assert.Equal([(2022, 10.0), (2023, 20.0)], scenario.Budget.Select(b => (b.Year, b.Amount)));
        Assert.All(scenario.Budget, b => Assert.Equal((MoneySource.Central, "start"), (b.Source, b.Revision)));
        Assert.Equal("weights-qd07", scenario.Allocations["ntm.infrastructure"].Id);
        Assert.Equal(ShippedPack.Value.Funding.Disbursement, scenario.Disbursement);
        Assert.Equal(1, scenario.Registration.Quota[1][2022]);
        Assert.Equal(new Levers(false, 0, 0, scenario.Levers.CounterpartCeiling), scenario.Levers);
        Assert.Empty(scenario.Levers.CounterpartCeiling);
        UncertainAssumption assumption = Assert.Single(scenario.Assumptions);
        Assert.Equal((UncertainInput.UnitCostFactor, "lognormal", 1.0, 0.25), (assumption.Input, assumption.Distribution.Kind, assumption.Distribution.A, assumption.Distribution.B));
        Assert.True(scenario.StatusLoss);
    }

    [Fact]
    public void Load_ChainOfParents_TakesTheNearestWord()
    {
        Child("nhanh", "goc", "\"replicates\": 7, \"budgets\": { \"ntm\": { \"amounts\": { \"2023\": 99 } } }");
        Child("chau", "nhanh", "\"seed\": 5, \"budgetFactors\": { \"*\": 2, \"ntm\": 3 }, \"statusLoss\": false");

        Scenario scenario = Valid("chau");

        Assert.Equal(("nhanh", 7, 5L, false), (scenario.Extends, scenario.Replicates, scenario.Seed, scenario.StatusLoss));
        Assert.Equal([30.0, 297.0], scenario.Budget.Select(b => b.Amount));
        Assert.Equal(["chau.scenario.json", "nhanh.scenario.json", "goc.scenario.json"], scenario.Files.Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void Load_ChildsSourceAndDistribution_ReplaceTheParents()
    {
        Child("nhanh", "goc", "\"budgets\": { \"ntm\": { \"source\": { \"document\": \"QĐ 1\" } } }, "
            + "\"assumptions\": { \"unitCostFactor\": { \"uniform\": { \"min\": 0.5, \"max\": 2 } } }");

        Scenario scenario = Valid("nhanh");

        Assert.Equal(("QĐ 1", null), (scenario.Budget[0].Provenance.Source, scenario.Budget[0].Provenance.Assumption));
        Assert.Equal("uniform", Assert.Single(scenario.Assumptions).Distribution.Kind);
    }

    [Fact]
    public void Load_NullInChild_TakesTheParentsMemberAway()
    {
        Child("nhanh", "goc", "\"assumptions\": { \"unitCostFactor\": null }");

        Assert.Empty(Valid("nhanh").Assumptions);
    }

    [Fact]
    public void Load_FaultInParent_NamesTheParentsFile()
    {
        folder.Change("goc.scenario.json", "\"2022\": 10", "\"2022\": -10");
        Child("nhanh", "goc", "\"replicates\": 7");

        Assert.Null(Load("nhanh"));
        Diagnostic fault = Faults.One(diagnostics, "PLN0609", "goc.scenario.json", "-10");
        Assert.Equal(7, fault.Span.Line);
    }

    [Fact]
    public void Load_AllocationByNameAndWithChanges_AppliesToProgrammeAndComponent()
    {
        folder.Change("goc.scenario.json", "\"registration\":",
            "\"allocations\": { \"*\": \"equal\", \"ntm\": \"nearest-first\", \"ntm.soft\": { \"rule\": \"rieng\", \"concentration\": 0.6, \"ceiling\": 500 } }, "
            + "\"allocationRules\": { \"rieng\": { \"title\": { \"vi\": \"r\", \"en\": \"r\" }, \"kind\": \"weights\", \"weight\": \"commune.population\", \"filter\": \"!commune.city\", \"assumption\": \"t\" } }, "
            + "\"registration\":");

        Scenario scenario = Valid("goc");

        Assert.Equal("equal", scenario.Allocations["credit.livelihood"].Id);
        Assert.Equal("nearest-first", scenario.Allocations["ntm.infrastructure"].Id);
        AllocationRule own = scenario.Allocations["ntm.soft"];
        Assert.Equal(("rieng", 0.6, 500.0, "!commune.city"), (own.Id, own.Concentration, own.Ceiling, own.Filter!.Text));
    }

    [Fact]
    public void Load_Disbursement_ChangesOnlyWhatItNames()
    {
        folder.Change("goc.scenario.json", "\"registration\":", "\"disbursement\": { \"capital\": { \"mean\": { \"2022\": 0.5 }, \"lateShare\": 0.1, \"assumption\": \"t\" } }, \"registration\":");
        DisbursementRule shipped = ShippedPack.Value.Funding.Disbursement.Single(d => d.Kind == MoneyKind.Capital);

        DisbursementRule rule = Valid("goc").Disbursement.Single(d => d.Kind == MoneyKind.Capital);

        Assert.Equal((0.5, shipped.MeanIn(2023), 0.1, shipped.CarryOver), (rule.MeanIn(2022), rule.MeanIn(2023), rule.LateShare, rule.CarryOver));
    }

    [Theory]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"sead\": 2,", "PLN0014", "did you mean 'seed'")]
    [InlineData("\"seed\": 1,", "\"seed\": 1.5,", "PLN0016", "whole number")]
    [InlineData("\"seed\": 1,", "\"seed\": -1,", "PLN0015", "at least 0")]
    [InlineData("\"replicates\": 100", "\"replicates\": 0", "PLN0015", "from 1")]
    [InlineData("\"ntm.infrastructure\"", "\"ntm.infrastucture\"", "PLN0605", "did you mean 'ntm.infrastructure'")]
    [InlineData("\"central\"", "\"centrall\"", "PLN0013", "did you mean 'central'")]
    [InlineData("\"2022\": 10", "\"2022\": -1", "PLN0609", "0 or more")]
    [InlineData("\"2022\": 10", "\"2022\": \"10\"", "PLN0010", "must be a number")]
    [InlineData("\"2022\": 10", "\"2031\": 10", "PLN0608", "no year from 2021 to 2025")]
    [InlineData("\"2022\": 10", "\"2020\": 10", "PLN0608", "no year from 2021 to 2025")]
    [InlineData("{ \"2022\": 10, \"2023\": 20 }", "{}", "PLN0615", "no amount")]
    [InlineData("\"unitCostFactor\"", "\"unitCostFaktor\"", "PLN0607", "did you mean 'unitCostFactor'")]
    [InlineData("\"sigma\": 0.25", "\"sigma\": -1", "PLN0015", "at least")]
    [InlineData("\"lognormal\": { \"median\": 1, \"sigma\": 0.25 }", "\"uniform\": { \"min\": 2, \"max\": 1 }", "PLN0610", "min < max")]
    [InlineData("\"lognormal\": { \"median\": 1, \"sigma\": 0.25 }", "\"pert\": { \"min\": 0, \"mode\": 3, \"max\": 2 }", "PLN0610", "mode")]
    [InlineData("\"lognormal\": { \"median\": 1, \"sigma\": 0.25 }", "\"discrete\": { \"values\": [2, 1], \"weights\": [1, 1] }", "PLN0610", "ascending")]
    [InlineData("\"lognormal\": { \"median\": 1, \"sigma\": 0.25 }", "\"normal\": { \"mean\": 1, \"sd\": 1 }", "PLN0610", "must not be negative")]
    [InlineData("\"lognormal\": { \"median\": 1, \"sigma\": 0.25 }", "\"constant\": 1, \"beta\": { \"a\": 1, \"b\": 1 }", "PLN0610", "one was expected")]
    [InlineData("\"lognormal\": { \"median\": 1, \"sigma\": 0.25 }, ", "", "PLN0610", "needs a distribution")]
    [InlineData("\"newRural\"", "\"newRurall\"", "PLN0613", "did you mean 'newRural'")]
    [InlineData("{ \"2022\": 1 }", "{ \"2022\": 1.5 }", "PLN0613", "whole number")]
    [InlineData("{ \"2022\": 1 }", "{ \"2029\": 1 }", "PLN0608", "2029")]
    [InlineData("\"quota\"", "\"key\": \"commune.kriteria\", \"quota\"", "PLN03", "kriteria")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"allocations\": { \"ntm\": \"equall\" },", "PLN0606", "did you mean 'equal'")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"allocations\": { \"mtn\": \"equal\" },", "PLN0605", "did you mean 'ntm'")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"allocations\": { \"ntm\": { \"rule\": \"equal\", \"floor\": 5, \"ceiling\": 1 } },", "PLN0818", "above its ceiling")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"allocations\": { \"ntm\": { \"rule\": \"equal\", \"filter\": \"commune.income\" } },", "PLN03", "")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"allocationRules\": { \"equal\": { \"title\": { \"vi\": \"x\", \"en\": \"x\" }, \"kind\": \"weights\", \"weight\": \"1.0\", \"assumption\": \"t\" } },", "PLN0606", "already have")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"allocationRules\": { \"x\": { \"title\": { \"vi\": \"x\", \"en\": \"x\" }, \"kind\": \"table\", \"table\": { \"A-9\": 1 }, \"assumption\": \"t\" } },", "PLN0616", "no commune 'A-9'")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"budgetFactors\": { \"ntm\": -1 },", "PLN0609", "from 0")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"disbursement\": { \"kapital\": {} },", "PLN0614", "did you mean 'capital'")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"disbursement\": { \"capital\": { \"mean\": { \"2022\": 1 }, \"assumption\": \"t\" } },", "PLN0614", "between 0 and 1")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"levers\": { \"counterpartCeiling\": { \"2022\": -4 }, \"assumption\": \"t\" },", "PLN0609", "at least 0")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"correlations\": [ { \"first\": \"unitCostFactor\", \"second\": \"exitFactor\", \"rho\": 0.2, \"assumption\": \"t\" } ],", "PLN0611", "no distribution")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"correlations\": [ { \"first\": \"unitCostFactor\", \"second\": \"unitCostFactor\", \"rho\": 0.2, \"assumption\": \"t\" } ],", "PLN0611", "itself")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"extends\": \"../goc\",", "PLN0604", "without a path")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"extends\": \"gock\",", "PLN0603", "no scenario 'gock'")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"extends\": \"goc\",", "PLN0602", "goc → goc")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"extends\": 3,", "PLN0010", "the id of a scenario")]
    [InlineData("\"seed\": 1,", "\"seed\": 1 \"x\"", "PLN0003", "not valid JSON")]
    public void Load_Fault_IsNamedAtItsPlace(string from, string to, string code, string message)
    {
        folder.Change("goc.scenario.json", from, to);

        Assert.Null(Load("goc"));
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code.StartsWith(code, StringComparison.Ordinal) && d.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(diagnostics.InFileOrder(), d => Assert.True(d.Span.Line >= 1 && d.Span.Column >= 1));
    }

    [Fact]
    public void Load_ContradictingCorrelations_AreRefused()
    {
        const string Three =
            """
            "correlations": [
              { "first": "unitCostFactor", "second": "trendFactor", "rho": 0.9, "assumption": "t" },
              { "first": "trendFactor", "second": "effectFactor", "rho": 0.9, "assumption": "t" },
              { "first": "unitCostFactor", "second": "effectFactor", "rho": -0.9, "assumption": "t" } ],
            "assumptions": {
              "trendFactor": { "lognormal": { "median": 1, "sigma": 0.1 }, "assumption": "t" },
              "effectFactor": { "lognormal": { "median": 1, "sigma": 0.1 }, "assumption": "t" },
            """;
        folder.Change("goc.scenario.json", "\"assumptions\": {", Three);

        Assert.Null(Load("goc"));
        Faults.One(diagnostics, "PLN0611", "goc.scenario.json", "contradict");
    }

    [Fact]
    public void Load_CircleOfThree_NamesTheCircle()
    {
        Child("a", "b", "\"seed\": 1");
        Child("b", "c", "\"seed\": 1");
        Child("c", "a", "\"seed\": 1");

        Assert.Null(Load("a"));
        Faults.One(diagnostics, "PLN0602", "c.scenario.json", "a → b → c → a");
    }

    [Fact]
    public void Load_ChildWithoutTitle_DoesNotInheritIt()
    {
        folder.Write("nhanh.scenario.json", "{ \"extends\": \"goc\", \"description\": { \"vi\": \"x\", \"en\": \"x\" } }");

        Assert.Null(Load("nhanh"));
        Faults.One(diagnostics, "PLN0011", "nhanh.scenario.json", "'title' of its own");
    }

    [Fact]
    public void Load_SeveralFaults_ReportsAll()
    {
        folder.Change("goc.scenario.json", "\"2022\": 10", "\"2022\": -10");
        folder.Change("goc.scenario.json", "\"replicates\": 100", "\"replicates\": -1");
        folder.Change("goc.scenario.json", "unitCostFactor", "unitCost");

        Assert.Null(Load("goc"));
        Assert.Equal(["PLN0015", "PLN0607", "PLN0609"], diagnostics.InFileOrder().Select(d => d.Code).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    public void Load_NoScenarioInTheFile_IsAFaultAndNoException(string text)
    {
        folder.Write("goc.scenario.json", text);

        Assert.Null(Load("goc"));
        Assert.True(diagnostics.HasErrors);
    }

    private void Child(string id, string parent, string members) => folder.Write(
        id + ".scenario.json",
        $"{{ \"extends\": \"{parent}\", \"title\": {{ \"vi\": \"x\", \"en\": \"x\" }}, \"description\": {{ \"vi\": \"x\", \"en\": \"x\" }}, {members} }}");

    private Scenario? Load(string id) => ScenarioLoader.Load(folder[id + ".scenario.json"], folder.Opened(), ShippedPack.Value, diagnostics);

    private Scenario Valid(string id)
    {
        Scenario? scenario = Load(id);
        Assert.Empty(diagnostics.InFileOrder());
        return scenario!;
    }
}
