using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests.Opening;

/// <summary>The folders of Kon Tum and of Quảng Ngãi's mountain districts, opened as a user opens them.</summary>
public sealed class SouthernLocalitiesTests
{
    public static TheoryData<string, int[], string[], int, int> Folders => new()
    {
        { "kon-tum", [11, 11, 7, 8, 8, 6, 10, 10, 11, 3], ["kon-plong", "tu-mo-rong", "ia-hdrai"], 2030, 22 },
        { "quang-ngai", [18, 15, 13, 9, 5], ["tra-bong", "son-tay"], 2025, 11 },
    };

    [Theory]
    [MemberData(nameof(Folders))]
    public void Open_Folder_HasTheRealDistrictsAndTwentySyntheticTables(string id, int[] communes, string[] poor, int endYear, int targets)
    {
        OpenedLocality opened = Opened(id);

        Assert.True(opened.Locality.Synthetic);
        Assert.Equal((20, 2020, endYear), (opened.Locality.Tables.Count, opened.Locality.StartYear, opened.Locality.EndYear));
        Assert.Equal(communes, opened.Locality.Districts.Select((_, d) => opened.Locality.Tables[0].Communes.Count(c => c.District == d)));
        Assert.Equal(poor, opened.Locality.Districts.Where(d => d.PoorAtStart).Select(d => d.Id));
        Assert.Equal(targets, opened.Pack.Targets.Count);
    }

    [Fact]
    public void Budgets_OfKonTum_SumToThePublishedPlan()
    {
        OpenedLocality opened = Opened("kon-tum");
        var diagnostics = new DiagnosticBag();
        Scenario plan = ScenarioLoader.Load($"{Folder("kon-tum")}/as-planned.scenario.json", opened.Locality, opened.Pack, diagnostics)!;
        Dictionary<string, ComponentDefinition> components = opened.Pack.Funding.Components.ToDictionary(c => c.Id);
        double Capital(string programme) => plan.Budget
            .Where(b => b.Source == MoneySource.Central && b.Year <= 2025 && components[b.Component].Programme == programme && components[b.Component].Kind == MoneyKind.Capital)
            .Sum(b => b.Amount);

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal((1728.07, 637.72, 386.87), (Math.Round(Capital("dtts"), 1), Math.Round(Capital("poverty"), 1), Math.Round(Capital("ntm"), 1)), Near);
        Assert.InRange(plan.Levers.CounterpartCeiling.Values.Sum(), 623.4, 623.5);
    }

    [Fact]
    public void Scenarios_OfQuangNgai_AreOneForEachLeverAndAllTogether()
    {
        OpenedLocality opened = Opened("quang-ngai");
        var diagnostics = new DiagnosticBag();
        List<Levers> levers = [.. Directory.GetFiles(Folder("quang-ngai"), "*.scenario.json")
            .Select(f => ScenarioLoader.Load(f.Replace('\\', '/'), opened.Locality, opened.Pack, diagnostics)!.Levers)];
        double now = levers.Max(l => l.HouseholdReview!.InclusionError);
        Func<Levers, bool>[] on =
        [
            l => l.ConditionalSupport is not null, l => l.Concentration > 0, l => l.ProgrammeIntegration is not null, l => l.DisbursementRate > 0,
            l => l.HouseholdReview!.InclusionError < now, l => l.LivelihoodShift is not null, l => l.TrainingAndJobs is not null, l => l.RemoteRoads is not null,
            l => l.WeakestFirst is not null, l => l.OfficialsAssigned is not null,
        ];

        Assert.Empty(diagnostics.InFileOrder());
        Assert.All(on, lever => Assert.Single(levers, l => lever(l) && on.Count(o => o(l)) == 1));
        Assert.Single(levers, l => on.All(o => o(l)));
        Assert.Single(levers, l => !on.Any(o => o(l)));
    }

    private static bool Near((double A, double B, double C) x, (double A, double B, double C) y) =>
        Math.Abs(x.A - y.A) < 0.1 && Math.Abs(x.B - y.B) < 0.1 && Math.Abs(x.C - y.C) < 0.1;

    private static string Folder(string id) => Path.Combine(RepositoryFolder.Root, "scenarios", id).Replace('\\', '/');

    private static OpenedLocality Opened(string id)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Folder(id), diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return opened!;
    }
}
