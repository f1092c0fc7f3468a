using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Synthesis;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests.Opening;

/// <summary>The folders of Kon Tum and of Quảng Ngãi's mountain districts, opened as a user opens them.</summary>
public sealed class SouthernLocalitiesTests
{
    public static TheoryData<string, int[], string[], int, int> Folders => new()
    {
        { "kon-tum", [11, 11, 7, 8, 8, 6, 10, 10, 11, 3], ["kon-plong", "tu-mo-rong", "ia-hdrai"], 2030, 22 },
    };

    public static TheoryData<string, int> Seeds
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string id in (string[])["kon-tum"])
            {
                for (int seed = 1; seed <= 20; seed++)
                {
                    data.Add(id, seed);
                }
            }

            return data;
        }
    }

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

    [Theory]
    [MemberData(nameof(Folders))]
    public void Load_EveryScenario_HasNoFaultAndExtendsThePlan(string id, int[] communes, string[] poor, int endYear, int targets)
    {
        Assert.NotEqual((0, 0, 0, 0), (communes.Length, poor.Length, endYear, targets));
        OpenedLocality opened = Opened(id);
        var diagnostics = new DiagnosticBag();
        ScenarioGroup group = Assert.Single(ScenarioPaths.Resolve([Folder(id)], diagnostics));

        List<Scenario?> scenarios = [.. group.ScenarioFiles.Select(f => ScenarioLoader.Load(f, opened.Locality, opened.Pack, diagnostics))];

        Assert.Empty(diagnostics.InFileOrder());
        Assert.True(scenarios.Count >= 5);
        Assert.Equal("as-planned", scenarios[0]!.Id);
        Assert.All(scenarios.Skip(1), s => Assert.NotNull(s!.Extends));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void CommunesTable_MadeAgainFromItsSpecification_IsTheSameBytes(string id, int[] communes, string[] poor, int endYear, int targets)
    {
        Assert.NotEqual((0, 0, 0, 0), (communes.Length, poor.Length, endYear, targets));
        (OpenedLocality opened, SynthesisSpecification spec, DiagnosticBag diagnostics) = Specified(id);

        SynthesisResult made = Synthesiser.Make(spec, opened.Locality, opened.Pack, spec.Tables, spec.Seed, diagnostics)!;

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal([], made.Report.Checks.Where(c => !c.Ok));
        Assert.Equal(File.ReadAllText(Path.Combine(Folder(id), "communes.csv")), CommuneTableWriter.Write(opened.Locality, opened.Pack, made.Tables));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Make_AnySeed_AgreesWithEveryPublishedFigure(string id, int seed)
    {
        (OpenedLocality opened, SynthesisSpecification spec, DiagnosticBag diagnostics) = Specified(id);

        SynthesisResult made = Synthesiser.Make(spec, opened.Locality, opened.Pack, 3, seed, diagnostics)!;

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal([], made.Report.Checks.Where(c => !c.Ok));
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

    private static (OpenedLocality Opened, SynthesisSpecification Specification, DiagnosticBag Diagnostics) Specified(string id)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.OpenWithoutCommunes(Folder(id), diagnostics)!;
        return (opened, SynthesisFile.Read(opened.Locality, opened.Pack, diagnostics)!, diagnostics);
    }
}
