using Planner.Localities.Opening;
using Planner.Localities.Synthesis;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests.Synthesis;

public sealed class SynthesiserTests
{
    private static readonly Lazy<(OpenedLocality Opened, SynthesisSpecification Spec)> BacKan = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.OpenWithoutCommunes(RepositoryFolder.BacKan, diagnostics)!;
        SynthesisSpecification spec = SynthesisFile.Read(opened.Locality, opened.Pack, diagnostics)!;
        Assert.Empty(diagnostics.InFileOrder());
        return (opened, spec);
    });

    public static TheoryData<long> Seeds => [.. Enumerable.Range(1, 10).Select(i => (long)i * 7919)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Make_AnySeed_ReproducesEveryFigureInEveryTable(long seed)
    {
        SynthesisResult made = Make(2, seed);

        Assert.Equal([], made.Report.Checks.Where(c => !c.Ok));
        Assert.Equal(2 * BacKan.Value.Opened.Locality.Figures.Count(f => f.Measure is not null), made.Report.Checks.Count(c => !c.Figure.StartsWith("consistency", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Make_AnySeed_GivesCommunesThatCanBe(long seed)
    {
        RulePack pack = BacKan.Value.Opened.Pack;
        IReadOnlyList<IndicatorDefinition> indicators = CommuneColumns.Indicators(pack);
        double difficultFrom = BacKan.Value.Spec.Poverty.DifficultAtLeast;
        foreach (CommuneStart c in Make(1, seed).Tables[0].Communes)
        {
            Assert.True(c.PoorHouseholds >= 0 && c.NearPoorHouseholds >= 0 && c.PoorHouseholds + c.NearPoorHouseholds <= c.Households, c.Id);
            Assert.True(c.EspeciallyDifficultVillages <= c.Villages, c.Id);
            Assert.True(c.Population >= c.Households, c.Id);
            Assert.Equal(c.EspeciallyDifficult, 100.0 * c.PoorHouseholds / c.Households >= difficultFrom);
            Assert.False(c.EspeciallyDifficult && c.Level > 0, c.Id);
            Assert.True(c.IncomeEthnicMinority <= c.Income && c.IncomeEthnicMinority > 0, c.Id);
            Assert.Equal(c.Level > 0, c.YearsHeld > 0);
            Assert.All(c.Indicators.Zip(indicators), p => Assert.InRange(p.First, Math.Min(p.Second.Best, p.Second.Worst), Math.Max(p.Second.Best, p.Second.Worst)));
        }
    }

    [Fact]
    public void Make_CriteriaMet_HaveTwoHumpsWithTheDispersionOfKonTum()
    {
        (OpenedLocality opened, _) = BacKan.Value;
        var diagnostics = new DiagnosticBag();
        PackCriteriaJudge judge = PackCriteriaJudge.Of(opened.Locality, opened.Pack, new CommuneRecord(opened.Locality, opened.Pack, diagnostics), diagnostics)!;

        foreach (CommuneTable table in Make(5, 3).Tables)
        {
            int[] met = [.. table.Communes.Select(c => judge.Judge(c).Count(m => m))];
            double deviation = Math.Sqrt(met.Average(m => (m - met.Average()) * (m - met.Average())));
            Assert.InRange(deviation, 3.0, 3.9); // Kon Tum at end-2020: 3.4
            Assert.Equal(15, met.Count(m => m == 19));
            Assert.InRange(met.Count(m => m is >= 15 and < 19), 1, 10);
            Assert.InRange(met.Count(m => m is >= 10 and <= 14), 45, 75);
        }
    }

    [Fact]
    public void Make_SameSeed_GivesTheSameTables() => Assert.Equal(Text(Make(2, 5)), Text(Make(2, 5)));

    [Fact]
    public void Make_MoreTables_LeavesTheFirstAsTheyWere() => Assert.StartsWith(Text(Make(2, 5)), Text(Make(4, 5)), StringComparison.Ordinal);

    [Fact]
    public void Make_OtherSeedOrTable_GivesOtherCommunesUnderTheSameIds()
    {
        SynthesisResult one = Make(2, 5), other = Make(1, 6);

        Assert.NotEqual(Rates(one.Tables[0]), Rates(other.Tables[0]));
        Assert.NotEqual(Rates(one.Tables[0]), Rates(one.Tables[1]));
        Assert.Equal(one.Tables[0].Communes.Select(c => c.Id), other.Tables[0].Communes.Select(c => c.Id));
    }

    [Fact]
    public void Make_FigureThatCannotBe_IsReportedNotHidden()
    {
        (OpenedLocality opened, SynthesisSpecification spec) = BacKan.Value;
        var diagnostics = new DiagnosticBag();
        SynthesisSpecification impossible = spec with { Income = spec.Income with { Mean = 5 } };

        SynthesisResult made = Synthesiser.Make(impossible, opened.Locality, opened.Pack, 1, 1, diagnostics)!;

        Assert.False(made.Report.Ok);
        Assert.Contains(made.Report.Checks, c => c is { Figure: "BK-A3", Ok: false });
    }

    [Fact]
    public void Make_RuleOfAnotherSet_IsNamed()
    {
        (OpenedLocality opened, SynthesisSpecification spec) = BacKan.Value;
        var diagnostics = new DiagnosticBag();
        SynthesisSpecification wrong = spec with { Criteria = spec.Criteria with { Rules = [.. spec.Criteria.Rules.Select(r => r.Rule == "c07" ? r with { Rule = "c77" } : r)] } };

        Assert.Null(Synthesiser.Make(wrong, opened.Locality, opened.Pack, 1, 1, diagnostics));
        Assert.Equal(2, diagnostics.InFileOrder().Count(d => d.Code == "PLN0545"));
    }

    [Fact]
    public void Make_NoCriteriaInForceAtTheStart_IsNamed()
    {
        (OpenedLocality opened, SynthesisSpecification spec) = BacKan.Value;
        var diagnostics = new DiagnosticBag();

        Assert.Null(Synthesiser.Make(spec, opened.Locality, opened.Pack with { CriteriaSets = [] }, 1, 1, diagnostics));
        Faults.One(diagnostics, "PLN0540", "locality.json", "2020");
    }

    [Fact]
    public void Audit_ShippedTables_HoldEveryFigure()
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.Open(RepositoryFolder.BacKan, diagnostics)!;

        SynthesisReport report = FigureAudit.Of(opened.Locality, opened.Pack, diagnostics)!;

        Assert.True(report.Ok);
        Assert.Equal(20, report.Checks.Select(c => c.Table).Distinct().Count());
    }

    [Fact]
    public void Audit_TableWithOneHouseholdTooMany_Fails()
    {
        (OpenedLocality opened, _) = BacKan.Value;
        CommuneTable table = Make(1, 1).Tables[0];
        CommuneStart first = table.Communes[0];
        var changed = new CommuneTable(1, [first with { PoorHouseholds = first.PoorHouseholds + 60 }, .. table.Communes.Skip(1)]);

        SynthesisReport report = FigureAudit.Of(opened.Locality with { Tables = [changed] }, opened.Pack, new DiagnosticBag())!;

        Assert.Contains(report.Checks, c => c is { Figure: "BK-B6", Ok: false });
    }

    private static SynthesisResult Make(int tables, long seed)
    {
        var diagnostics = new DiagnosticBag();
        SynthesisResult? made = Synthesiser.Make(BacKan.Value.Spec, BacKan.Value.Opened.Locality, BacKan.Value.Opened.Pack, tables, seed, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return made!;
    }

    private static string Text(SynthesisResult made) => CommuneTableWriter.Write(BacKan.Value.Opened.Locality, BacKan.Value.Opened.Pack, made.Tables);

    private static IEnumerable<int> Rates(CommuneTable table) => table.Communes.Select(c => c.PoorHouseholds);
}
