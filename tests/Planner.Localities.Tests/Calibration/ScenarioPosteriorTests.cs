using Planner.Localities.Calibration;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Calibration;

public sealed class ScenarioPosteriorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner posterior ").FullName.Replace('\\', '/');

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_WithAPosterior_DrawsInformedInputsFromItAndKeepsTheOthers()
    {
        (Scenario scenario, DiagnosticBag faults) = Load(Text(0.7, informed: true));

        Assert.Empty(faults.InFileOrder());
        UncertainAssumption exit = scenario.Assumptions.Single(a => a.Input == UncertainInput.ExitFactor);
        Assert.True(exit.Informed);
        Assert.Equal((0.8, 0.1), (exit.Distribution.A, exit.Distribution.B));
        UncertainAssumption entry = scenario.Assumptions.Single(a => a.Input == UncertainInput.EntryFactor);
        Assert.False(entry.Informed);
        Assert.Equal((1.0, 0.2), (entry.Distribution.A, entry.Distribution.B));
        Assert.True(scenario.Assumptions.Single(a => a.Input == UncertainInput.TrendFactor).Informed);
        Assert.Contains(new AssumptionCorrelation(UncertainInput.ExitFactor, UncertainInput.TrendFactor, 0.7), scenario.Correlations);
        Assert.DoesNotContain(scenario.Correlations, c => c.Second == UncertainInput.EntryFactor);
        Assert.Contains(scenario.Files, f => f.EndsWith("posterior.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_UninformedPosterior_ChangesNothing()
    {
        (Scenario scenario, _) = Load(Text(0.7, informed: false));

        Assert.All(scenario.Assumptions, a => Assert.False(a.Informed));
        Assert.Equal(1, scenario.Assumptions.Single(a => a.Input == UncertainInput.ExitFactor).Distribution.A);
    }

    [Fact]
    public void Load_PosteriorThatIsNotThere_SaysSo() => Assert.Contains(Load(null).Faults.InFileOrder(), f => f.Code == "PLN0001");

    [Fact]
    public void Load_PosteriorWithoutOtherLocalities_IsRefused() =>
        Assert.Contains(Load(Text(0, informed: true).Replace("\"*\"", "\"lai-chau\"", StringComparison.Ordinal)).Faults.InFileOrder(), f => f.Code == "PLN0533");

    private static string Text(double rho, bool informed) => $$"""
        { "method": "test", "observations": "o.csv", "points": 3, "lastYear": 2021, "seed": 1, "replicates": 1000, "draws": 1000, "localities": { "*": { "inputs": {
          "exitFactor": { "lognormal": { "median": 0.8, "sigma": 0.1 }, "priorSpread": 0.5, "contraction": 0.8, "informed": {{(informed ? "true" : "false")}} },
          "entryFactor": { "lognormal": { "median": 0.5, "sigma": 0.45 }, "priorSpread": 0.5, "contraction": 0.1, "informed": false },
          "trendFactor": { "lognormal": { "median": 2, "sigma": 0.3 }, "priorSpread": 0.6, "contraction": 0.5, "informed": {{(informed ? "true" : "false")}} } },
          "correlations": [ { "first": "exitFactor", "second": "trendFactor", "rho": {{rho.ToString(System.Globalization.CultureInfo.InvariantCulture)}} },
                            { "first": "exitFactor", "second": "entryFactor", "rho": 0.4 } ] } } }
        """;

    private (Scenario Scenario, DiagnosticBag Faults) Load(string? posterior)
    {
        var faults = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.OpenWithoutCommunes(RepositoryFolder.BacKan, faults)!;
        File.Copy(RepositoryFolder.BacKan + "/as-planned.scenario.json", folder + "/as-planned.scenario.json");
        File.WriteAllText(folder + "/with.scenario.json", """
            { "extends": "as-planned", "title": { "vi": "x", "en": "x" }, "description": { "vi": "x", "en": "x" }, "posterior": "posterior.json" }
            """);
        if (posterior is not null)
        {
            File.WriteAllText(folder + "/posterior.json", posterior);
        }

        return (ScenarioLoader.Load(folder + "/with.scenario.json", opened.Locality, opened.Pack, faults)!, faults);
    }
}
