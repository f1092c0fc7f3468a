using Planner.Localities.Actuals;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

/// <summary>Recorded years are facts, and the simulation goes on from them.</summary>
public class RecordedYearTests(ShippedLocality shipped) : IClassFixture<ShippedLocality>
{
    private const int Replicates = 80;

    [Fact]
    public void Run_RecordedYear_HasTheFactsWithoutSpread()
    {
        Scenario scenario = shipped.Scenario("as-of-2021");

        Ensemble ensemble = shipped.Run(scenario, Replicates);

        RecordedYear year = Assert.Single(scenario.Recorded!.Years);
        Assert.Equal(2021, year.Year);
        Assert.NotEmpty(year.Facts);
        foreach ((string id, double value) in year.Facts)
        {
            Assert.All(Column(ensemble, id, 2021).ToArray(), v => Assert.Equal(value, v));
        }

        // Nothing happens in a recorded year by chance: replicates of one table agree in everything.
        int tables = shipped.Model.Locality.Tables.Count;
        for (int m = 0; m < ensemble.Pack.Metrics.Count; m++)
        {
            ReadOnlySpan<double> column = ensemble.Metric(m, 1);
            for (int r = tables; r < Replicates; r++)
            {
                Assert.Equal(column[r % tables], column[r]);
            }
        }
    }

    [Fact]
    public void Run_AfterTheRecordedYear_IsTheRunThatStartsFromThatState()
    {
        // A locality whose table is the recorded state, one year later and without anything recorded, must do the same from then on. No commune is certified in
        // the recorded year and no line changes: what holds "at the start" and by the old line would differ.
        Scenario scenario = WithActuals("povertyRate,,,2021-12-31,26.93,percent,x", "povertyRateOldLine,,,2021-12-31,26.93,percent,x", "nearPoorRate,,,2021-12-31,9.74,percent,x", "ruralIncome,,,2021-12-31,33,million VND per person per year,x");
        scenario = scenario with { Budget = [.. scenario.Budget.Where(b => b.Year > 2021)] };
        Locality later = shipped.Model.Locality with { StartYear = 2021, Tables = scenario.Recorded!.Years[0].Tables };
        var diagnostics = new DiagnosticBag();
        PreparedModel model = PreparedModel.Prepare(later, shipped.Model.Pack with { Targets = [] }, diagnostics)!;
        PreparedScenario fromThere = PreparedScenario.Prepare(model, scenario with { Recorded = null }, diagnostics)!;

        Ensemble recorded = shipped.Run(scenario, Replicates);
        Ensemble started = EnsembleRunner.Run(fromThere.Model, fromThere, new RunOptions(Replicates, scenario.Seed, 2), null, CancellationToken.None);

        foreach (string id in (string[])["povertyRate", "nearPoorRate", "communesCertified", "communesAdvanced", "communesRegistered", "meanCriteria", "ruralIncome", "spentMoney", "electricityShare"])
        {
            int metric = shipped.Model.Pack.Metrics.ToList().FindIndex(m => m.Id == id);
            for (int year = 2022; year <= 2025; year++)
            {
                Assert.Equal(started.Metric(metric, year - 2021).ToArray(), Column(recorded, id, year).ToArray());
            }
        }
    }

    [Fact]
    public void Tables_OfARecordedYear_ReproduceWhatIsRecorded()
    {
        RecordedYear year = shipped.Scenario("as-of-2021").Recorded!.Years[0];

        Assert.All(year.Tables, table =>
        {
            double households = table.Communes.Sum(c => c.Households);
            Assert.Equal(26.93, 100 * table.Communes.Sum(c => c.PoorHouseholds) / households, 0.001);
            Assert.Equal(9.74, 100 * table.Communes.Sum(c => c.NearPoorHouseholds) / households, 0.001);
            Assert.Equal(21, table.Communes.Count(c => c.Level >= 1));
            Assert.Equal(2, table.Communes.Count(c => c.Level >= 2));
            Assert.All(table.Communes, c => Assert.True(c.PoorHouseholds >= 0 && c.PoorHouseholds + c.NearPoorHouseholds <= c.Households && !(c.Level > 0 && c.EspeciallyDifficult)));
        });
        for (int t = 0; t < year.Tables.Count; t++)
        {
            Assert.Equal(17.02, 100.0 * year.PoorByOldLine[t].Sum() / year.Tables[t].Communes.Sum(c => c.Households), 0.001);
        }
    }

    [Fact]
    public void Tables_CommuneThatIsRecorded_HoldsItsOwnValues()
    {
        string commune = shipped.Model.Locality.Tables[0].Communes[5].Id;
        RecordedYear year = Recorded(
            $"povertyRate,,,2021-12-31,26.93,percent,x", $"poorHouseholds,{commune},,2021-12-31,77,households,x", $"level,{commune},,2021-12-31,1,none,x", $"villageCarRoadHardenedShare,{commune},,2021-12-31,61.5,percent,x");

        int road = shipped.Model.Pack.Indicators.Where(i => i.Scope == IndicatorScope.Commune).ToList().FindIndex(i => i.Id == "villageCarRoadHardenedShare");
        Assert.All(year.Tables, table =>
        {
            CommuneStart c = table.Communes.Single(x => x.Id == commune);
            Assert.Equal((77, 1, 61.5), (c.PoorHouseholds, c.Level, c.Indicators[road]));
            Assert.Equal(26.93, 100.0 * table.Communes.Sum(x => x.PoorHouseholds) / table.Communes.Sum(x => x.Households), 0.001);
        });
    }

    [Fact]
    public void Tables_RecordedMoney_CarriesOnWhatWasNotSpent()
    {
        Scenario scenario = WithActuals("povertyRate,,,2021-12-31,26.93,percent,x", "approved,,local.infrastructure,2021-12-31,100,billion VND,x", "disbursed,,local.infrastructure,2021-12-31,60,billion VND,x");
        DisbursementRule rule = scenario.Disbursement.Single(d => d.Kind == MoneyKind.Capital);

        RecordedColumns columns = shipped.Prepare(scenario).Recorded[0];

        int component = shipped.Model.Pack.Funding.Components.ToList().FindIndex(c => c.Id == "local.infrastructure");
        Assert.Equal(rule.CarryOver * 40_000, columns.Carried[component], 1e-6);
    }

    [Theory]
    [InlineData("communesCertified,,,2021-12-31,97,communes,x", "PLN0646")]
    [InlineData("povertyRat,,,2021-12-31,20,percent,x", "PLN0643")]
    [InlineData("povertyRate,,,2021-12-31,20,households,x", "PLN0644")]
    [InlineData("povertyRate,,,2021-13-31,20,percent,x", "PLN0642")]
    [InlineData("disbursed,,ntm.roads,2021-12-31,20,billion VND,x", "PLN0605")]
    [InlineData("meanCriteria,,,2021-12-31,12,criteria per commune,x", "PLN0645")]
    public void Actuals_AFault_IsReportedWithItsCode(string row, string code)
    {
        var diagnostics = new DiagnosticBag();
        string folder = Folder(row.StartsWith("meanCriteria", StringComparison.Ordinal) ? [row] : [row, "poorHouseholds,,,2021-12-31,21946,households,x"]);
        try
        {
            Assert.Null(ScenarioLoader.Load(folder + "/as-of-2021.scenario.json", shipped.Model.Locality, shipped.Model.Pack, diagnostics));
            Assert.Contains(diagnostics.InFileOrder(), d => d.Code == code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private RecordedYear Recorded(params string[] rows) => WithActuals(rows).Recorded!.Years[0];

    private Scenario WithActuals(params string[] rows)
    {
        string folder = Folder(rows);
        var diagnostics = new DiagnosticBag();
        Scenario? scenario = ScenarioLoader.Load(folder + "/as-of-2021.scenario.json", shipped.Model.Locality, shipped.Model.Pack, diagnostics);
        Directory.Delete(folder, recursive: true);
        Assert.True(scenario is not null, string.Join('\n', diagnostics.InFileOrder()));
        return scenario;
    }

    private static string Folder(string[] rows)
    {
        string folder = Directory.CreateTempSubdirectory("planner actuals ").FullName.Replace('\\', '/');
        foreach (string file in (string[])["as-planned.scenario.json", "as-of-2021.scenario.json"])
        {
            File.Copy(Path.Combine(ShippedLocality.Folder, file), Path.Combine(folder, file));
        }

        File.WriteAllText(Path.Combine(folder, "actuals.csv"), "id,commune,component,date,value,unit,source\n" + string.Join('\n', rows) + "\n");
        return folder;
    }

    private static ReadOnlySpan<double> Column(Ensemble ensemble, string metric, int year) =>
        ensemble.Metric(ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == metric), year - ensemble.Years[0]);
}
