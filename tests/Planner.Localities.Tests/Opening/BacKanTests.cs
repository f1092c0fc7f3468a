using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Synthesis;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Opening;

/// <summary>The shipped folder, opened as a user opens it.</summary>
public sealed class BacKanTests
{
    private static readonly Lazy<OpenedLocality> Opened = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(RepositoryFolder.BacKan, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return opened!;
    });

    [Fact]
    public void Open_ShippedFolder_HasTheRealDistrictsAndTwentySyntheticTables()
    {
        OpenedLocality opened = Opened.Value;

        Assert.True(opened.Locality.Synthetic);
        Assert.Equal(20, opened.Locality.Tables.Count);
        Assert.Equal([2, 10, 14, 9, 13, 19, 13, 16], opened.Locality.Districts.Select((_, d) => opened.Locality.Tables[0].Communes.Count(c => c.District == d)));
        Assert.Equal(["pac-nam", "ngan-son"], opened.Locality.Districts.Where(d => d.PoorAtStart).Select(d => d.Id));
    }

    [Fact]
    public void Load_EveryShippedScenario_HasNoFault()
    {
        var diagnostics = new DiagnosticBag();

        ScenarioGroup group = Assert.Single(ScenarioPaths.Resolve([RepositoryFolder.BacKan], diagnostics));
        List<Scenario?> scenarios = [.. group.ScenarioFiles.Select(f => ScenarioLoader.Load(f, Opened.Value.Locality, Opened.Value.Pack, diagnostics))];

        Assert.Empty(diagnostics.InFileOrder());
        Assert.True(scenarios.Count >= 8);
        Assert.Equal("as-planned", scenarios[0]!.Id);
        Assert.All(scenarios.Skip(1), s => Assert.Equal("as-planned", s!.Extends));
        Assert.All(scenarios, s => Assert.All(Opened.Value.Pack.Funding.Components, c => Assert.Contains(c.Id, s!.Allocations.Keys)));
    }

    [Fact]
    public void Budgets_OfTheProgrammes_BeginIn2022AndVanishWithoutProgrammes()
    {
        Scenario planned = Load("as-planned"), more = Load("more-money"), without = Load("no-programmes");
        double Central(Scenario s) => s.Budget.Where(b => b.Source == MoneySource.Central).Sum(b => b.Amount);

        Assert.DoesNotContain(planned.Budget, b => b.Source == MoneySource.Central && b.Year < 2022);
        Assert.Equal(1.3 * Central(planned), Central(more), 6);
        Assert.Equal(0, Central(without));
        Assert.Equal(
            planned.Budget.Where(b => b.Source != MoneySource.Central).Sum(b => b.Amount),
            without.Budget.Where(b => b.Source != MoneySource.Central).Sum(b => b.Amount));
    }

    [Fact]
    public void CommunesTable_MadeAgainFromItsSpecification_IsTheSameBytes()
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.OpenWithoutCommunes(RepositoryFolder.BacKan, diagnostics)!;
        SynthesisSpecification spec = SynthesisFile.Read(opened.Locality, opened.Pack, diagnostics)!;

        SynthesisResult made = Synthesiser.Make(spec, opened.Locality, opened.Pack, spec.Tables, spec.Seed, diagnostics)!;

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal([], made.Report.Checks.Where(c => !c.Ok));
        Assert.Equal(File.ReadAllText(Path.Combine(RepositoryFolder.BacKan, "communes.csv")), CommuneTableWriter.Write(opened.Locality, opened.Pack, made.Tables));
    }

    private static Scenario Load(string id)
    {
        var diagnostics = new DiagnosticBag();
        Scenario? scenario = ScenarioLoader.Load($"{RepositoryFolder.BacKan}/{id}.scenario.json", Opened.Value.Locality, Opened.Value.Pack, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return scenario!;
    }
}
