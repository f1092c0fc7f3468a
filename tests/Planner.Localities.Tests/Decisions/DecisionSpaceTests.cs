using System.Text;
using Planner.Localities.Decisions;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests.Decisions;

public sealed class DecisionSpaceTests
{
    private static readonly string Rules = Path.Combine(RepositoryFolder.Root, "rules").Replace('\\', '/');

    private static readonly string[] Everybody = ["peoplesCouncil", "province", "district", "commune"];

    private static readonly Lazy<OpenedLocality> BacKan = new(() => Open("bac-kan"));

    [Fact]
    public void Write_PresentPlan_ShowsNothingThatDiffers()
    {
        DecisionSpace space = Space("as-planned");
        string text = Encoding.UTF8.GetString(space.Write(space.Current, PlanVariation.None, Caption));
        Assert.DoesNotContain("budgets", text, StringComparison.Ordinal);
        Assert.DoesNotContain("registration", text, StringComparison.Ordinal);
        Assert.DoesNotContain("levers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("allocation", text, StringComparison.Ordinal);
        Assert.Empty(space.Changes(space.Current));
    }

    [Theory]
    [InlineData("bac-kan", "as-planned")]
    [InlineData("bac-kan", "more-money")]
    [InlineData("dong-van", null)]
    [InlineData("quang-ngai", null)]
    public void Plan_AnyValues_LeavesCentralMoneyInItsProgrammeKindAndYear(string locality, string? scenario)
    {
        OpenedLocality opened = locality == "bac-kan" ? BacKan.Value : Open(locality);
        DecisionSpace space = Space(opened, scenario);
        Dictionary<string, ComponentDefinition> components = opened.Pack.Funding.Components.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var random = new Random(7);
        for (int trial = 0; trial < 25; trial++)
        {
            double[] values = [.. space.Variables.Select(v => trial % 2 == 0 ? v.At(random.NextDouble()) : v.Rounded(v.At(random.Next(2))))];
            Scenario plan = space.Plan(space.Allowed(values), PlanVariation.None);
            Same(space.Scenario, plan, l => l.Source == MoneySource.Central ? $"{components[l.Component].Programme}/{components[l.Component].Kind}/{l.Year}" : "");
            Same(space.Scenario, plan, l => IsOwn(l.Source) ? "own" : "");
            Same(space.Scenario, plan, l => l.Source is MoneySource.Credit or MoneySource.People or MoneySource.Enterprise ? $"{l.Id}/{l.Year}" : "");
            Assert.All(plan.Budget, l => Assert.True(l.Amount >= 0));
            Assert.Equal(space.Scenario.Registration.MostAtOnce, plan.Registration.MostAtOnce);
            Assert.All(
                space.Scenario.Budget.Where(l => l.Source == MoneySource.Central).GroupBy(l => (l.Component, l.Year)),
                g => Assert.True(
                    plan.Budget.Where(l => l.Source == MoneySource.Central && (l.Component, l.Year) == g.Key).Sum(l => l.Amount) >= (0.7 * g.Sum(l => l.Amount)) - 0.51,
                    $"{g.Key} gives up more than three tenths"));
        }
    }

    [Fact]
    public void Plan_OneDecider_LeavesWhatOthersDecide()
    {
        DecisionSpace space = Space(BacKan.Value, "as-planned", deciders: ["province"]);
        Assert.All(space.Variables, v => Assert.Equal("province", v.Decision.DecidedBy));
        Assert.Contains(space.Fixed, f => f.Decision.Id == "concentration" && f.Reason == FixedReason.OfOthers);
        Assert.Contains(space.Fixed, f => f.Decision.Id == "eligibility" && f.Reason == FixedReason.ByNature);
        Scenario plan = space.Plan([.. space.Variables.Select(v => v.High)], PlanVariation.None);
        Assert.Equal(space.Scenario.Budget.Select(l => (l.Id, l.Year, l.Amount)), plan.Budget.Select(l => (l.Id, l.Year, l.Amount)));
        Assert.All(plan.Allocations, a => Assert.Equal(space.Scenario.Allocations[a.Key].Concentration, a.Value.Concentration));
    }

    [Fact]
    public void Plan_FromALaterYear_LeavesTheYearsBefore()
    {
        DecisionSpace space = Space(BacKan.Value, "as-planned", from: 2024);
        Assert.Contains(space.Fixed, f => f.Decision.Id == "concentration" && f.Reason == FixedReason.Undated);
        Scenario plan = space.Plan([.. space.Variables.Select(v => v.High)], new PlanVariation(3, 1));
        static IEnumerable<(string Id, int Year, double Amount)> Early(Scenario s) => s.Budget.Where(l => l.Year < 2024).Select(l => (l.Id, l.Year, l.Amount));
        Assert.Equal(Early(space.Scenario), Early(plan));
        Assert.Equal(space.Scenario.Registration.Quota[1][2023], plan.Registration.Quota[1][2023]);
        Assert.NotEqual(space.Scenario.Registration.Quota[1][2024], plan.Registration.Quota[1][2024]);
        Assert.Contains("year >= 2024", plan.Registration.Key!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_TwiceTheMoney_DoublesPublicMoneyAndTheCeilingOfCounterpart()
    {
        DecisionSpace space = Space("as-planned");
        Scenario plan = space.Plan(space.Current, new PlanVariation(2, 1.5));
        static double Public(Scenario s) => s.Budget.Where(l => l.Source == MoneySource.Central || IsOwn(l.Source)).Sum(l => l.Amount);
        Assert.Equal(2 * Public(space.Scenario), Public(plan), 1e-6);
        Assert.Equal(space.PublicMoney(2), Public(plan), 1e-6);
        Assert.Equal(2 * space.Scenario.Levers.CounterpartCeiling[2023], plan.Levers.CounterpartCeiling[2023], 1e-9);
        Assert.Equal(42, plan.Registration.MostAtOnce);
        Assert.Equal(
            space.Scenario.Budget.Where(l => l.Source == MoneySource.Credit).Select(l => l.Amount), plan.Budget.Where(l => l.Source == MoneySource.Credit).Select(l => l.Amount));
    }

    [Fact]
    public void Write_ReadBackFromDisk_IsThePlanThatWasSearched()
    {
        DecisionSpace space = Space("as-planned");
        var random = new Random(3);
        double[] values = [.. space.Variables.Select(v => v.Rounded(v.At(random.NextDouble())))];
        string folder = Directory.CreateTempSubdirectory("planner-decisions").FullName.Replace('\\', '/');
        try
        {
            File.Copy(Path.Combine(RepositoryFolder.Root, "scenarios/bac-kan/as-planned.scenario.json"), folder + "/as-planned.scenario.json");
            File.WriteAllBytes(folder + "/optimised.scenario.json", space.Write(values, PlanVariation.None, Caption));
            var diagnostics = new DiagnosticBag();
            Scenario? read = ScenarioLoader.Load(folder + "/optimised.scenario.json", BacKan.Value.Locality, BacKan.Value.Pack, diagnostics);
            Assert.Empty(diagnostics.InFileOrder());
            Scenario plan = space.Plan(values, PlanVariation.None);
            Assert.Equal(plan.Budget.Select(l => (l.Id, l.Year, l.Amount)), read!.Budget.Select(l => (l.Id, l.Year, l.Amount)));
            Assert.Equal(
                plan.Allocations.Select(a => (a.Key, a.Value.Concentration, a.Value.Weight?.Text)), read.Allocations.Select(a => (a.Key, a.Value.Concentration, a.Value.Weight?.Text)));
            Assert.Equal(plan.Registration.Key?.Text, read.Registration.Key?.Text);
            Assert.Equal(plan.Levers.AvoidDebt, read.Levers.AvoidDebt);
            Assert.All(read.Budget.Where(l => space.Scenario.Budget.First(p => (p.Id, p.Year) == (l.Id, l.Year)).Amount != l.Amount), l => Assert.Equal("why", l.Provenance.Assumption));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Allowed_LimitOnMoney_IsKeptByEveryPlan()
    {
        DecisionSpace space = Limited("{ \"poverty-training\": 1 }", "\"least\": 20", "\"years\": [2022, 2023],");
        var random = new Random(11);
        bool bound = false;
        for (int trial = 0; trial < 40; trial++)
        {
            double[] wished = [.. space.Variables.Select(v => v.At(random.Next(2)))];
            double[] held = space.Allowed(wished);
            Scenario plan = space.Plan(held, PlanVariation.None);
            Assert.All(plan.Budget.Where(l => l.Id == "poverty-training" && l.Year <= 2023), l => Assert.True(l.Amount >= 20 - 1e-6, $"{l.Year}: {l.Amount}"));
            bound |= !held.SequenceEqual(wished);
            Assert.Equal(space.Variables.Zip(wished).Where(v => v.First.Id.StartsWith("registration", StringComparison.Ordinal)).Select(v => v.Second),
                space.Variables.Zip(held).Where(v => v.First.Id.StartsWith("registration", StringComparison.Ordinal)).Select(v => v.Second));
        }

        Assert.True(bound);
    }

    [Theory]
    [InlineData("{ \"poverty-training\": 1 }", "\"least\": 500", "PLN0633")]
    [InlineData("{ \"poverty-trainig\": 1 }", "\"least\": 1", "PLN0632")]
    [InlineData("{ \"poverty-training\": 1 }", "\"least\": 3, \"most\": 2", "PLN0632")]
    public void Of_LimitThatCannotHold_IsAFault(string lines, string ends, string code)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(Limited(lines, ends, "", diagnostics));
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == code);
    }

    [Fact]
    public void Next_FromThePresentValue_ReachesTheGridAndComesBack()
    {
        DecisionVariable kept = Space("as-planned").Variables.First(v => v.Id == "concentration/ntm");
        Assert.Equal(0.35, kept.Current);
        Assert.Equal(0.4, kept.Next(0.35, 1), 1e-9);
        Assert.Equal(0.8, kept.Next(0.8, 1), 1e-9);
        Assert.Equal(0.35, kept.Rounded(0.36));
        Assert.Equal(kept.Current, kept.At(kept.UnitOf(kept.Current)), 1e-12);
    }

    private static PlanCaption Caption => new(new LocalizedText("a", "b"), new LocalizedText("c", "d"), "why");

    private static bool IsOwn(MoneySource source) => source is MoneySource.Province or MoneySource.District or MoneySource.Commune;

    private static void Same(Scenario present, Scenario plan, Func<BudgetLine, string> key)
    {
        Dictionary<string, double> before = present.Budget.GroupBy(key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount), StringComparer.Ordinal);
        Dictionary<string, double> after = plan.Budget.GroupBy(key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount), StringComparer.Ordinal);
        foreach ((string group, double sum) in before.Where(b => b.Key.Length > 0))
        {
            Assert.Equal(sum, after[group], 1e-4);
        }
    }

    private static OpenedLocality Open(string locality)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Path.Combine(RepositoryFolder.Root, "scenarios", locality).Replace('\\', '/'), diagnostics);
        Assert.False(diagnostics.HasErrors);
        return opened!;
    }

    private static DecisionSpace Space(string scenario) => Space(BacKan.Value, scenario);

    private static DecisionSpace Space(OpenedLocality opened, string? scenario, int? from = null, string[]? deciders = null)
    {
        var diagnostics = new DiagnosticBag();
        string folder = Path.Combine(RepositoryFolder.Root, "scenarios", opened.Locality.Id).Replace('\\', '/');
        string file = scenario is null ? ScenarioPaths.Resolve([folder], diagnostics)[0].ScenarioFiles[0] : $"{folder}/{scenario}.scenario.json";
        return Space(opened, file, from, deciders, diagnostics)!;
    }

    private static DecisionSpace? Space(OpenedLocality opened, string file, int? from, string[]? deciders, DiagnosticBag diagnostics)
    {
        if (ScenarioLoader.Load(file, opened.Locality, opened.Pack, diagnostics) is not { } scenario)
        {
            return null;
        }

        IReadOnlyList<DecisionDefinition> decisions = FundingCompanions.Decisions(Rules, diagnostics);
        return DecisionSpace.Of(
            scenario, opened.Locality, opened.Pack, decisions, (deciders ?? Everybody).ToHashSet(StringComparer.Ordinal), from ?? opened.Locality.StartYear + 1, diagnostics);
    }

    private static DecisionSpace Limited(string lines, string ends, string years)
    {
        var diagnostics = new DiagnosticBag();
        DecisionSpace? space = Limited(lines, ends, years, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return space!;
    }

    private static DecisionSpace? Limited(string lines, string ends, string years, DiagnosticBag diagnostics)
    {
        string folder = Directory.CreateTempSubdirectory("planner-limits").FullName.Replace('\\', '/');
        try
        {
            File.Copy(Path.Combine(RepositoryFolder.Root, "scenarios/bac-kan/as-planned.scenario.json"), folder + "/as-planned.scenario.json");
            string file = folder + "/limited.scenario.json";
            File.WriteAllText(
                file,
                $$"""
                { "extends": "as-planned", "title": { "vi": "a", "en": "b" }, "description": { "vi": "a", "en": "b" },
                  "optimise": { "fixed": ["minorityFocus"], "limits": [
                    { "title": { "vi": "a", "en": "b" }, "lines": {{lines}}, {{years}} {{ends}}, "assumption": "a test" } ] } }
                """);
            DecisionSpace? space = Space(BacKan.Value, file, null, null, diagnostics);
            Assert.True(space is null || space.Fixed.Any(f => f.Decision.Id == "minorityFocus" && f.Reason == FixedReason.Held));
            return space;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
