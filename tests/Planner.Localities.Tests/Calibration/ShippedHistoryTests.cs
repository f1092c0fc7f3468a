using System.Globalization;
using Planner.Localities.Calibration;
using Planner.Localities.Observations;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Synthesis;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Calibration;

/// <summary>The shipped pasts of localities and what was observed of them.</summary>
public sealed class ShippedHistoryTests
{
    private static readonly string History = RepositoryFolder.Root + "/scenarios/history";

    public static TheoryData<string> Folders => [.. Plan().Localities.Select(l => Path.GetFileName(l.Folder)!)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Communes_OfAPast_AreWhatTheSynthesiserWrites(string folder)
    {
        var faults = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.OpenWithoutCommunes(History + "/" + folder, faults)!;
        SynthesisSpecification spec = SynthesisFile.Read(opened.Locality, opened.Pack, faults)!;

        SynthesisResult result = Synthesiser.Make(spec, opened.Locality, opened.Pack, spec.Tables, spec.Seed, faults)!;

        Assert.True(result.Report.Ok);
        Assert.Equal(File.ReadAllText(History + "/" + folder + "/communes.csv"), CommuneTableWriter.Write(opened.Locality, opened.Pack, result.Tables));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Money_OfAPast_HasASourceOrAReasonInEveryLine(string folder)
    {
        var faults = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.Open(History + "/" + folder, faults)!;
        Scenario scenario = ScenarioLoader.Load($"{History}/{folder}/as-funded.scenario.json", opened.Locality, opened.Pack, faults)!;

        Assert.Empty(faults.InFileOrder());
        Assert.Equal(2021, opened.Locality.EndYear);
        Assert.All(scenario.Budget, b => Assert.True(b.Provenance.Source is not null || b.Provenance.Assumption is not null));
        Assert.DoesNotContain(scenario.Budget, b => b.Year == 2021 && b.Amount > 0 && b.Source == MoneySource.Central);
    }

    [Fact]
    public void Observations_OfTheTable_AreBefore2022AndNameTheirSource()
    {
        var faults = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.OpenWithoutCommunes(RepositoryFolder.BacKan, faults)!;

        IReadOnlyList<Observation> rows = ObservationTable.Read(Plan().Observations, [.. opened.Pack.Metrics.Select(m => m.Id)], faults)!;

        Assert.Empty(faults.InFileOrder());
        Assert.All(rows, r => Assert.InRange(r.Year, 2015, 2021));
        Assert.All(rows, r => Assert.True(r.Source.Contains("http", StringComparison.Ordinal) || r.Source.StartsWith("Nghị quyết", StringComparison.Ordinal), r.Source));
    }

    [Theory]
    [InlineData("bac-kan", 2016, 29.4)]
    [InlineData("lai-chau", 2015, 40.40)]
    [InlineData("dong-van", 2015, 71.14)]
    public void Starts_OfPasts_AreTheObservedPovertyRates(string locality, int year, double rate)
    {
        var faults = new DiagnosticBag();
        HistoryLocality past = Plan().Localities.First(l => l.Locality == locality);
        OpenedLocality opened = LocalityFolder.Open(past.Folder, faults)!;

        Assert.Equal(year, opened.Locality.StartYear);
        Assert.All(opened.Locality.Tables, t => Assert.Equal(
            rate, 100.0 * t.Communes.Sum(c => c.PoorHouseholds) / t.Communes.Sum(c => c.Households), 0.06));
    }

    [Fact]
    public void Posterior_Shipped_IsReadAndTellsInformedFromPrior()
    {
        var faults = new DiagnosticBag();
        Posterior posterior = PosteriorFile.Read(History + "/posterior.json", faults)!;

        Assert.Empty(faults.InFileOrder());
        Assert.Equal(2021, posterior.LastYear);
        Assert.All(posterior.Localities.SelectMany(l => l.Inputs), i => Assert.Equal(i.Contraction > Posterior.LeastContraction, i.Informed));
        Assert.Contains(posterior.For("bac-kan").Inputs, i => i.Informed);
        Assert.Equal(Posterior.AnyLocality, posterior.For("quang-ngai").Locality);
    }

    [Fact]
    public void Write_OfAPosteriorRead_IsTheSameText()
    {
        var faults = new DiagnosticBag();
        string text = File.ReadAllText(History + "/posterior.json");

        Assert.Equal(text, PosteriorFile.Write(PosteriorFile.Read(History + "/posterior.json", faults)!, schema: null));
    }

    private static CalibrationPlan Plan() => CalibrationPlanFile.Read(History, new DiagnosticBag())!;
}
