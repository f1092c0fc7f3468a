using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Scenarios;

public sealed class LeverReaderTests : IDisposable
{
    private const string Conditional =
        "\"conditionalSupport\": { \"share\": SHARE, \"exitGain\": 0.3, \"incomeGain\": 0.1, \"takeUpLoss\": 0.2, \"components\": [\"poverty.livelihood\"], \"assumption\": \"t\" }";

    private readonly LocalityOnDisk folder = new();
    private readonly DiagnosticBag diagnostics = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_EveryLever_HoldsItsCoefficients()
    {
        Levers levers = Valid(
            "\"concentration\": 0.6, \"disbursementRate\": 0.9, " + Conditional.Replace("SHARE", "0.5", StringComparison.Ordinal)
            + ", \"programmeIntegration\": { \"share\": 0.4, \"overlapSaved\": 0.8, \"scaleSaving\": 0.1, \"programmes\": [\"ntm\", \"dtts\"], \"assumption\": \"t\" }"
            + ", \"householdReview\": { \"inclusionError\": 0.1, \"exclusionError\": 0.2, \"assumption\": \"t\" }"
            + ", \"trainingAndJobs\": { \"perWorker\": 3000000, \"reference\": 1500000, \"halfway\": 2000000, \"components\": [\"poverty.training\"], \"assumption\": \"t\" }"
            + ", \"remoteRoads\": { \"where\": \"commune.especiallyDifficult\", \"weight\": 2, \"emphasis\": 1.5, \"roads\": [\"villageRoadHardened\"], "
            + "\"components\": [\"dtts.infrastructure\"], \"assumption\": \"t\" }"
            + ", \"weakestFirst\": { \"focus\": 1, \"components\": [\"ntm.soft\"], \"assumption\": \"t\" }"
            + ", \"officialsAssigned\": { \"share\": 0.7, \"exitGain\": 0.2, \"fallBackCut\": 0.3, \"assumption\": \"t\" }"
            + ", \"priorityCommunes\": { \"where\": \"commune.safeZone\", \"factor\": 1.5, \"components\": [\"ntm.infrastructure\"], \"assumption\": \"t\" }"
            + ", \"budgetLevels\": { \"districtShare\": 0.6, \"norm\": \"commune.poorHouseholds\", \"components\": [\"local.infrastructure\"], \"assumption\": \"t\" }");

        Assert.Equal((0.6, 0.9), (levers.Concentration, levers.DisbursementRate));
        Assert.Equal((0.5, 0.3, 0.1, 0.2), (levers.ConditionalSupport!.Share, levers.ConditionalSupport.ExitGain, levers.ConditionalSupport.IncomeGain, levers.ConditionalSupport.TakeUpLoss));
        Assert.Equal(["ntm", "dtts"], levers.ProgrammeIntegration!.Programmes);
        Assert.Equal(0.8 / 0.9, levers.HouseholdReview!.MeasuredOverTrue, 12);
        Assert.Equal((3e6, 1.5e6, 2e6), (levers.TrainingAndJobs!.PerWorker, levers.TrainingAndJobs.Reference, levers.TrainingAndJobs.Halfway));
        Assert.Equal(("commune.especiallyDifficult", 2.0, 1.5), (levers.RemoteRoads!.Where.Text, levers.RemoteRoads.Weight, levers.RemoteRoads.Emphasis));
        Assert.Equal(1, levers.WeakestFirst!.Focus);
        Assert.Equal((0.7, 0.2, 0.3), (levers.OfficialsAssigned!.Share, levers.OfficialsAssigned.ExitGain, levers.OfficialsAssigned.FallBackCut));
        Assert.Equal(1.5, levers.PriorityCommunes!.Factor);
        Assert.Equal((0.6, "commune.poorHouseholds"), (levers.BudgetLevels!.DistrictShare, levers.BudgetLevels.Norm.Text));
    }

    [Fact]
    public void Load_NoLevers_EveryLeverIsNeutral()
    {
        Levers levers = Valid("\"avoidDebt\": true");

        Assert.Equal(new Levers(true, 0, 0, levers.CounterpartCeiling), levers);
    }

    [Theory]
    [InlineData("PLN0015", "from 0 to 1", "SHARE", "1.5")]
    [InlineData("PLN0605", "poverty.livelihod", "poverty.livelihood", "poverty.livelihod")]
    [InlineData("PLN0014", "exitGian", "exitGain\": 0.3,", "exitGain\": 0.3, \"exitGian\": 1,")]
    [InlineData("PLN0011", "takeUpLoss", "\"takeUpLoss\": 0.2, ", "")]
    public void Load_OneThingWrong_SaysWhere(string code, string text, string from, string to)
    {
        string lever = Conditional.Replace(from, to, StringComparison.Ordinal).Replace("SHARE", "0.5", StringComparison.Ordinal);

        Assert.Null(Load(lever));

        Faults.One(diagnostics, code, "goc.scenario.json", text);
    }

    [Fact]
    public void Load_LeverWithoutProvenance_IsRefused()
    {
        Assert.Null(Load(Conditional.Replace(", \"assumption\": \"t\"", "", StringComparison.Ordinal).Replace("SHARE", "0.5", StringComparison.Ordinal)));

        Faults.One(diagnostics, "PLN0801", "goc.scenario.json", "the lever");
    }

    [Fact]
    public void Load_UnknownRoadIndicator_IsRefused()
    {
        Assert.Null(Load("\"remoteRoads\": { \"where\": \"true\", \"weight\": 2, \"emphasis\": 1.5, \"roads\": [\"vilageRoadHardened\"], \"components\": [], \"assumption\": \"t\" }"));

        Faults.One(diagnostics, "PLN0630", "goc.scenario.json", "villageRoadHardened");
    }

    [Fact]
    public void Load_ExpressionOfALever_IsChecked()
    {
        Assert.Null(Load("\"priorityCommunes\": { \"where\": \"commune.safeZon\", \"factor\": 1.5, \"components\": [], \"assumption\": \"t\" }"));

        Assert.StartsWith("PLN03", Assert.Single(diagnostics.InFileOrder()).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OwnMoneyToLivelihoods_MovesItsShare()
    {
        Scenario scenario = Loaded(
            "province", "local.infrastructure",
            "\"infrastructureVersusLivelihood\": { \"share\": 0.25, \"moves\": [{ \"from\": \"local.infrastructure\", \"to\": \"credit.livelihood\" }], \"assumption\": \"t\" }")!;

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal(
            [("local.infrastructure", 2022, 7.5), ("local.infrastructure", 2023, 15.0), ("credit.livelihood", 2022, 2.5), ("credit.livelihood", 2023, 5.0)],
            scenario.Budget.OrderByDescending(b => b.Component, StringComparer.Ordinal).Select(b => (b.Component, b.Year, b.Amount)));
        Assert.Equal(30, scenario.Budget.Sum(b => b.Amount));
    }

    [Theory]
    [InlineData("ntm.infrastructure", "ntm.soft")]
    [InlineData("dtts.livelihood", "poverty.livelihood")]
    public void Load_CentralMoneyToAnotherProgrammeOrKind_IsRefused(string from, string to)
    {
        Scenario? scenario = Loaded(
            "central", from, $"\"infrastructureVersusLivelihood\": {{ \"share\": 0.25, \"moves\": [{{ \"from\": \"{from}\", \"to\": \"{to}\" }}], \"assumption\": \"t\" }}");

        Assert.Null(scenario);
        Faults.One(diagnostics, "PLN0631", "goc.scenario.json", to);
    }

    [Theory]
    [InlineData("householdGathering", "dtts.housingWater")]
    [InlineData("hangingReservoirs", "dtts.housingWater")]
    public void Load_MoneyForAComponentOfItsOwn_Moves(string lever, string to)
    {
        Scenario scenario = Loaded(
            "central", "dtts.infrastructure", $"\"{lever}\": {{ \"share\": 0.5, \"moves\": [{{ \"from\": \"dtts.infrastructure\", \"to\": \"{to}\" }}], \"assumption\": \"t\" }}")!;

        Assert.Equal([5.0, 10.0], scenario.Budget.Where(b => b.Component == to).Select(b => b.Amount));
        Assert.Equal([5.0, 10.0], scenario.Budget.Where(b => b.Component == "dtts.infrastructure").Select(b => b.Amount));
    }

    [Fact]
    public void Load_CostSharingAndRecovery_HoldTheirCoefficients()
    {
        Levers levers = Valid(
            "\"costSharing\": { \"share\": 0.15, \"takeUpLoss\": 0.4, \"components\": [\"ntm.infrastructure\"], \"assumption\": \"t\" }, "
            + Conditional.Replace("\"share\": SHARE", "\"share\": 0.5, \"recovered\": 0.3", StringComparison.Ordinal));

        Assert.Equal((0.15, 0.4), (levers.CostSharing!.Share, levers.CostSharing.TakeUpLoss));
        Assert.Equal(0.3, levers.ConditionalSupport!.Recovered);
    }

    [Fact]
    public void Load_CentralMoneyInsideItsProgrammeAndKind_Moves()
    {
        Scenario scenario = Loaded(
            "central", "dtts.services", "\"infrastructureVersusLivelihood\": { \"share\": 0.5, \"moves\": [{ \"from\": \"dtts.services\", \"to\": \"dtts.livelihood\" }], \"assumption\": \"t\" }")!;

        Assert.Equal([5.0, 10.0], scenario.Budget.Where(b => b.Component == "dtts.livelihood").Select(b => b.Amount));
    }

    private Levers Valid(string levers)
    {
        Scenario? scenario = Load(levers);
        Assert.Empty(diagnostics.InFileOrder());
        return scenario!.Levers;
    }

    private Scenario? Load(string levers) => Loaded("central", "ntm.infrastructure", levers);

    private Scenario? Loaded(string from, string component, string levers)
    {
        folder.Change("goc.scenario.json", "\"component\": \"ntm.infrastructure\", \"from\": \"central\"", $"\"component\": \"{component}\", \"from\": \"{from}\"");
        folder.Change("goc.scenario.json", "\"registration\":", $"\"levers\": {{ {levers}, \"assumption\": \"t\" }}, \"registration\":");
        return ScenarioLoader.Load(folder["goc.scenario.json"], folder.Opened(), ShippedPack.Value, diagnostics);
    }
}
