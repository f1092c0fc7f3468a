using Planner.Analysis.Decision;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tests.Decision;

public sealed class NeededDecisionsTests
{
    private static readonly string Folder = RepositoryFolder.Root.Replace('\\', '/') + "/scenarios/bac-kan";
    private static readonly Lazy<OpenedLocality> BacKan = new(() => LocalityFolder.Open(Folder, new DiagnosticBag())!);

    [Theory]
    [InlineData("no-debt", "avoidDebt", "BK-L2")]
    [InlineData("concentrated", "formula", null)]
    [InlineData("equal-shares", "formula", null)]
    [InlineData("fast-disbursement", "disbursementSpeed", null)]
    [InlineData("more-money", "programmeTotals", null)]
    public void Of_ShippedScenario_NamesWhoseDecisionItIs(string scenario, string decision, string? lever)
    {
        NeededDecision needed = Assert.Single(To(scenario).Decisions);

        Assert.Equal((decision, lever), (needed.Decision?.Id, needed.Lever?.Id));
        Assert.NotEmpty(needed.Members);
    }

    [Fact]
    public void Of_TwoThingsChanged_NamesBothAndTheMoney()
    {
        NeededDecisions needed = To("minority-focus");

        Assert.Equal(["credit", "minorityFocus"], needed.Decisions.Select(d => d.Decision?.Id).Order());
        Assert.Equal([MoneySource.Credit], needed.Money.Keys);
        Assert.True(needed.Money[MoneySource.Credit] > 0);
    }

    [Fact]
    public void Of_MoreMoney_SaysHowMuchFromWhom()
    {
        NeededDecisions needed = To("more-money");

        double central = Load("as-planned").Budget.Where(b => b.Source == MoneySource.Central).Sum(b => b.Amount);
        Assert.Equal([MoneySource.Central], needed.Money.Keys);
        Assert.Equal(0.3 * central, needed.Money[MoneySource.Central], 6);
        Assert.Equal(2021, needed.FirstYear);
    }

    [Fact]
    public void Of_SameScenario_NeedsNothing()
    {
        NeededDecisions needed = To("as-planned");
        Assert.Empty(needed.Decisions);
        Assert.Empty(needed.Money);
    }

    [Fact]
    public void FirstYear_RecordedYears_AreDecidedAlready()
    {
        var diagnostics = new DiagnosticBag();
        Scenario asOf = Load("as-of-2021");
        NeededDecisions needed = NeededDecisions.Of(asOf, asOf, BacKan.Value.Pack, [], [], diagnostics)!;
        Assert.Equal(asOf.Recorded!.Years[^1].Year + 1, needed.FirstYear);
    }

    private static Scenario Load(string id) => ScenarioLoader.Load($"{Folder}/{id}.scenario.json", BacKan.Value.Locality, BacKan.Value.Pack, new DiagnosticBag())!;

    private static NeededDecisions To(string scenario)
    {
        var diagnostics = new DiagnosticBag();
        RulePack pack = BacKan.Value.Pack;
        return NeededDecisions.Of(
            Load("as-planned"), Load(scenario), pack, FundingCompanions.Decisions(pack.Folder, diagnostics),
            [.. TargetCompanions.Levers(pack.Folder, diagnostics).Where(l => l.Locality == "bac-kan")], diagnostics)!;
    }
}
