using System.Collections.Concurrent;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Synthesis;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Synthesis;

/// <summary>What holds of every shipped locality, whichever is added.</summary>
public sealed class EveryLocalityTests
{
    private const int SeedsTried = 20;
    private const int LeastScenarios = 6; // as planned and five that its resolution discusses

    private static readonly ConcurrentDictionary<string, (OpenedLocality Opened, SynthesisSpecification Spec)> Read = new();

    private static readonly string[][] SeedRows =
        [.. File.ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "seed-target-ids.csv")).Skip(1).Select(l => l.Split(','))];

    public static TheoryData<string> Synthetic =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(RepositoryFolder.Root, "scenarios")).Where(d => File.Exists(Path.Combine(d, SynthesisFile.FileName)))
            .Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Localities of the seed table that are shipped.</summary>
    public static TheoryData<string> OfASeed => [.. SeedRows.Select(r => r[1]).Distinct().Where(l => Directory.Exists(Folder(l))).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void Make_TwentySeeds_ReproducesEveryFigure(string locality)
    {
        (OpenedLocality opened, SynthesisSpecification spec) = Of(locality);
        int figures = opened.Locality.Figures.Count(f => f.Measure is not null);
        for (int seed = 1; seed <= SeedsTried; seed++)
        {
            var diagnostics = new DiagnosticBag();
            SynthesisResult made = Synthesiser.Make(spec, opened.Locality, opened.Pack, 1, seed * 7919L, diagnostics)!;

            Assert.Empty(diagnostics.InFileOrder());
            Assert.Equal([], made.Report.Checks.Where(c => !c.Ok));
            Assert.Equal(figures, made.Report.Checks.Count(c => !c.Figure.StartsWith("consistency", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void Make_ShippedSeed_IsTheShippedTable(string locality)
    {
        (OpenedLocality opened, SynthesisSpecification spec) = Of(locality);
        SynthesisResult made = Synthesiser.Make(spec, opened.Locality, opened.Pack, spec.Tables, spec.Seed, new DiagnosticBag())!;

        Assert.True(CommuneTableWriter.Write(opened.Locality, opened.Pack, made.Tables) == File.ReadAllText(Folder(locality) + "/communes.csv"), "make it again with: planner synthesise");
    }

    [Theory]
    [MemberData(nameof(OfASeed))]
    public void Open_LocalityOfASeed_HoldsItsTargetsAndBaselines(string locality)
    {
        OpenedLocality opened = Of(locality).Opened;

        Assert.Empty(Ids(locality, "target").Except(opened.Pack.Targets.Select(t => t.Id)));
        Assert.Empty(Ids(locality, "plan").Except(opened.Pack.Targets.Select(t => t.Id)));
        Assert.Empty(Ids(locality, "baseline").Except(opened.Locality.Figures.Select(f => f.Id)));
    }

    [Theory]
    [MemberData(nameof(OfASeed))]
    public void Load_ScenariosOfALocality_AreAtLeastSixWithoutFault(string locality)
    {
        OpenedLocality opened = Of(locality).Opened;
        var diagnostics = new DiagnosticBag();

        List<Scenario?> scenarios = [.. opened.Locality.ScenarioFiles.Select(f => ScenarioLoader.Load($"{Folder(locality)}/{f}", opened.Locality, opened.Pack, diagnostics))];

        Assert.Empty(diagnostics.InFileOrder());
        Assert.True(scenarios.Count >= LeastScenarios, $"{locality} has {scenarios.Count} scenarios");
    }

    private static IEnumerable<string> Ids(string locality, string kind) => SeedRows.Where(r => r[1] == locality && r[2] == kind).Select(r => r[0]);

    private static string Folder(string locality) => Path.Combine(RepositoryFolder.Root, "scenarios", locality).Replace('\\', '/');

    private static (OpenedLocality Opened, SynthesisSpecification Spec) Of(string locality) => Read.GetOrAdd(locality, name =>
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.OpenWithoutCommunes(Folder(name), diagnostics);
        SynthesisSpecification? spec = opened is null ? null : SynthesisFile.Read(opened.Locality, opened.Pack, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return (opened!, spec!);
    });
}
