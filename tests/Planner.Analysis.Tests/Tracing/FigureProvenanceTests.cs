using System.Text;
using Planner.Analysis.Tracing;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Tests.Tracing;

public sealed class FigureProvenanceTests
{
    private static readonly Lazy<OpenedLocality> BacKan = new(() => LocalityFolder.Open(RepositoryFolder.Root.Replace('\\', '/') + "/scenarios/bac-kan", new DiagnosticBag())!);

    private static readonly Lazy<Ensemble> Unchanged = new(() => Run(BacKan.Value));
    private static readonly Lazy<IReadOnlyList<TracedFigure>> OfBacKan = new(() => Figures(BacKan.Value));

    public static TheoryData<string> Localities => [.. RepositoryFolder.Localities.Select(l => Path.GetRelativePath(RepositoryFolder.Root, l))];

    [Theory]
    [MemberData(nameof(Localities))]
    public void Of_EveryShippedLocality_HasSomethingBehindEveryFigureAndKnowsItsWay(string folder)
    {
        IReadOnlyList<TracedFigure> figures = Figures(LocalityFolder.Open(RepositoryFolder.Root.Replace('\\', '/') + "/" + folder.Replace('\\', '/'), new DiagnosticBag())!);

        Assert.NotEmpty(figures);
        Assert.Equal([], figures.Where(f => f.Kind == FigureKind.Missing || !f.Traced).Select(f => $"{f.Place.File}:{f.Place.Line} {f.Name}").Take(20));
    }

    [Fact]
    public void Of_BacKan_TracesAFigureToTheTargetsItDecides()
    {
        IReadOnlyList<TracedFigure> figures = OfBacKan.Value;

        Assert.Equal(["BK-12"], figures.Single(f => f.Name == "indicators/artTroupeShare/trend").Targets);
        Assert.Equal(["BK-18"], figures.Single(f => f.Name == "Rules/BK-18/Expression").Targets);
        Assert.Contains("BK-05", figures.Single(f => f.Name == "exitHard/value").Targets);
        Assert.DoesNotContain("BK-04", figures.Single(f => f.Name == "exitHard/value").Targets);
        Assert.Contains("BK-01", figures.Single(f => f.Name == "disbursement/capital/mean/2022" && f.Place.File.EndsWith("disbursement.json", StringComparison.Ordinal)).Targets);
    }

    /// <summary>Whatever a changed coefficient moves in the first year must be among the metrics it is said to touch.</summary>
    [Theory]
    [InlineData("exitHard/value")]
    [InlineData("growth/value")]
    [InlineData("dossierSuccess/value")]
    [InlineData("indicators/artTroupeShare/trend")]
    [InlineData("disasterChance/value")]
    public void Of_AFigureThatIsChanged_MovesOnlyWhatItTouches(string name)
    {
        OpenedLocality opened = BacKan.Value;
        RulePack pack = opened.Pack, changed = Changed(pack, name);
        TracedFigure figure = OfBacKan.Value.Single(f => f.Name == name);

        Ensemble before = Unchanged.Value, after = Run(opened with { Pack = changed });

        List<string> moved = [.. pack.Metrics.Select((m, i) => (m.Id, i)).Where(m => !before.Metric(m.i, 1).SequenceEqual(after.Metric(m.i, 1))).Select(m => m.Id)];
        Assert.NotEmpty(moved);
        Assert.Equal([], moved.Except(figure.Metrics));
    }

    [Fact]
    public void Walker_ANumberWithNothingBehindIt_IsMissing()
    {
        JsonValue root = JsonFile.Parse("x", Encoding.UTF8.GetBytes("""{ "a": { "value": 3 }, "b": { "value": 4, "assumption": "why" }, "c": { "year": 2021, "from": 2022 } }"""), new DiagnosticBag())!;

        List<WrittenFigure> figures = [.. FigureWalker.Of(root, _ => null)];

        Assert.Equal([("a/value", FigureKind.Missing), ("b/value", FigureKind.Assumption)], figures.Select(f => (f.Name, f.Kind)));
    }

    private static RulePack Changed(RulePack pack, string name) => name switch
    {
        "exitHard/value" => pack with { Poverty = pack.Poverty with { ExitHard = Twice(pack.Poverty.ExitHard) } },
        "growth/value" => pack with { Poverty = pack.Poverty with { Income = pack.Poverty.Income with { Growth = Twice(pack.Poverty.Income.Growth) } } },
        "dossierSuccess/value" => pack with { Recognition = pack.Recognition with { DossierSuccess = new Coefficient(0.3, pack.Recognition.DossierSuccess.Provenance) } },
        "disasterChance/value" => pack with { Shocks = pack.Shocks with { DisasterChance = new Coefficient(0.9, pack.Shocks.DisasterChance.Provenance) } },
        _ => pack with { Indicators = [.. pack.Indicators.Select(i => i.Id == "artTroupeShare" ? i with { Trend = i.Trend * 2 } : i)] },
    };

    private static Coefficient Twice(Coefficient coefficient) => new(2 * coefficient.Value, coefficient.Provenance);

    private static IReadOnlyList<TracedFigure> Figures(OpenedLocality opened)
    {
        var diagnostics = new DiagnosticBag();
        List<Scenario> scenarios = [.. opened.Locality.ScenarioFiles.Select(f => ScenarioLoader.Load(opened.Locality.Folder + "/" + f, opened.Locality, opened.Pack, diagnostics)!)];
        IReadOnlyList<TracedFigure> figures = FigureProvenance.Of(opened, scenarios, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder().Select(d => d.ToString()));
        return figures;
    }

    private static Ensemble Run(OpenedLocality opened)
    {
        var diagnostics = new DiagnosticBag();
        PreparedModel model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!;
        Scenario scenario = ScenarioLoader.Load(opened.Locality.Folder + "/" + opened.Locality.ScenarioFiles[0], opened.Locality, opened.Pack, diagnostics)!;
        PreparedScenario prepared = PreparedScenario.Prepare(model, scenario, diagnostics)!;
        return EnsembleRunner.Run(prepared.Model, prepared, new RunOptions(40, 7, 1), null, CancellationToken.None);
    }
}
