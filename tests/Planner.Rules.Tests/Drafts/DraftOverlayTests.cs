using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Drafts;

public sealed class DraftOverlayTests : IDisposable
{
    private const string Law = "\"law\": \"QĐ 1/QĐ-TTg\", \"clause\": \"Điều 2\"";

    private readonly RulesCopy rules = new();

    public void Dispose() => rules.Dispose();

    [Fact]
    public void Load_DraftNotAskedFor_IsTheOfficialPack()
    {
        RulePack official = Load();
        Parameters("thử", Cell("*", 2023, 95));
        RulePack pack = Load();
        Assert.Equal(Table(official), Table(pack));
        Assert.Empty(pack.Changes);
        Assert.Empty(pack.Drafts);
        Assert.Equal(official.Files, pack.Files);
    }

    [Fact]
    public void Load_DraftAskedFor_HoldsFromItsYearOnWithItsOwnProvenance()
    {
        Parameters("thử", Cell("*", 2023, 95, more: "\"note\": \"nếu nâng lên 95 %\""));
        RulePack pack = Load(DraftSelection.Of("thử"));
        ParameterDefinition parameter = Health(pack);
        Assert.Equal([85, 85, 90, 95, 95, 95], Years.Select(y => parameter.At("TDMNPB", y)!.Value));
        DatedValue row = parameter.RowAt("TN", 2024)!;
        Assert.Equal(new LocalizedText("dự thảo 'thử', chưa có hiệu lực: nếu nâng lên 95 %", "draft 'thử', not in force: nếu nâng lên 95 %"), row.Provenance!.Assumption);
        Assert.EndsWith("criteria/parameters.thử.draft.json", row.Span.File, StringComparison.Ordinal);
        Assert.Equal(["thử"], pack.Drafts);
        Assert.Equal("90", Assert.Single(pack.Changes).OfficialValue);
        Assert.Contains(pack.Files, f => f.EndsWith("parameters.thử.draft.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ChangeInForce_HoldsUnaskedFromItsEffectiveYearOnUnderItsLaw()
    {
        Parameters("luật", $"{{ \"parameter\": \"healthInsuranceShare\", \"value\": 92, \"status\": \"inForce\", {Law}, \"effective\": \"2024-07-01\" }}");
        RulePack pack = Load();
        Assert.Equal([85, 85, 90, 90, 92, 92], Years.Select(y => Health(pack).At("TDMNPB", y)!.Value));
        Assert.Equal("QĐ 1/QĐ-TTg, Điều 2", Health(pack).RowAt("TDMNPB", 2025)!.Provenance!.Source);
        Assert.Empty(pack.Drafts);
    }

    [Fact]
    public void Load_ChangeWithoutAnEnd_EndsWithTheValueItStandsInFor()
    {
        Parameters("sớm", Cell("*", 2020, 70));
        Assert.Equal([70, 70, 90, 90, 90, 90], Years.Select(y => Health(Load(DraftSelection.All)).At("TDMNPB", y)!.Value));
    }

    [Fact]
    public void Load_ChangeOfARegionWithoutARow_EndsWithTheCommonValueItStandsInFor()
    {
        Parameters("vùng", Cell("TN", 2020, 70));
        ParameterDefinition parameter = Health(Load(DraftSelection.All));
        Assert.Equal([70, 70, 90, 90, 90, 90], Years.Select(y => parameter.At("TN", y)!.Value));
        Assert.Equal([85, 85, 90, 90, 90, 90], Years.Select(y => parameter.At("DNB", y)!.Value));
    }

    [Fact]
    public void Load_ChangeOfOneCell_LeavesEveryOtherCell()
    {
        Parameters("ô", Cell("TN", 2023, 99, to: 2023));
        ParameterDefinition official = Health(Load()), changed = Health(Load(DraftSelection.All));
        foreach (string region in Load().Regions)
        {
            Assert.All(Years, y => Assert.Equal(region == "TN" && y == 2023 ? 99 : official.At(region, y), changed.At(region, y)));
        }
    }

    [Fact]
    public void Load_DraftOverAChangeInForce_GoesBeforeIt()
    {
        Parameters("luật", $"{{ \"parameter\": \"healthInsuranceShare\", \"value\": 92, \"status\": \"inForce\", {Law}, \"effective\": \"2023-01-01\" }}");
        Parameters("thử", Cell("*", 2023, 95));
        Assert.Equal(92, Health(Load()).At("TN", 2023));
        Assert.Equal(95, Health(Load(DraftSelection.All)).At("TN", 2023));
    }

    [Fact]
    public void Load_ExpressionAmendedWithinASetsYears_IsNoNewSet()
    {
        Write("criteria/commune-2021-2025.gắt.draft.json", "commune-2021-2025.json",
            "{ \"rule\": \"c15.01\", \"expression\": \"commune.healthInsuranceShare >= p.healthInsuranceShare + 3\", \"from\": 2024, \"status\": \"draft\" }");
        CriteriaSet[] official = Sets(Load()), drafted = Sets(Load(DraftSelection.All));
        Assert.Equal([(2022, 2025, false)], official.Select(s => (s.From, s.To!.Value, s.Amended)));
        Assert.Equal([(2022, 2023, false), (2024, 2025, true)], drafted.Select(s => (s.From, s.To!.Value, s.Amended)));
        Assert.Equal("commune.healthInsuranceShare >= p.healthInsuranceShare", Expression(drafted[0]));
        Assert.Equal("commune.healthInsuranceShare >= p.healthInsuranceShare + 3", Expression(drafted[1]));

        static CriteriaSet[] Sets(RulePack pack) => [.. pack.CriteriaSets.Where(s => s.Id == "commune-2021-2025")];
        static string Expression(CriteriaSet set) => set.Workflow.Rules.Single(r => r.Name == "c15").Rules.Single(r => r.Name == "c15.01").Expression!.Text;
    }

    [Fact]
    public void Load_OtherMemberDrafted_HoldsThroughoutAndKeepsTheProvenanceOfTheRest()
    {
        Write("criteria/indicators.xu-thế.draft.json", "indicators.json", "{ \"member\": \"indicators/healthInsuranceShare/trend\", \"value\": 0.5, \"status\": \"draft\" }");
        Write("poverty/flows.nghèo.draft.json", "flows.json", "{ \"member\": \"exitHard/value\", \"value\": 0.06, \"status\": \"draft\", \"note\": \"gấp đôi\" }");
        RulePack official = Load(), pack = Load(DraftSelection.All);
        IndicatorDefinition indicator = pack.Indicators.Single(i => i.Id == "healthInsuranceShare");
        Assert.Equal(0.5, indicator.Trend);
        Assert.Equal(official.Indicators.Single(i => i.Id == "healthInsuranceShare").Best, indicator.Best);
        Assert.Equal(0.06, pack.Poverty.ExitHard.Value);
        Assert.Equal(new LocalizedText("dự thảo 'nghèo', chưa có hiệu lực: gấp đôi", "draft 'nghèo', not in force: gấp đôi"), pack.Poverty.ExitHard.Provenance.Assumption);
    }

    public static TheoryData<string, string, string, string> Faulty => new()
    {
        { Cell("*", 2023, 95).Replace("healthInsuranceShare", "healthInsurance", StringComparison.Ordinal), "PLN0841", "\"healthInsurance\"", "did you mean 'healthInsuranceShare'?" },
        { Cell("TDMN", 2023, 95), "PLN0806", "{ \"parameter\"", "did you mean 'TDMNPB'?" },
        { Cell("*", 2023, 95, more: "\"statuss\": \"draft\""), "PLN0014", "\"statuss\"", "status" },
        { Cell("*", 2023, 95).Replace("95", "\"95\"", StringComparison.Ordinal), "PLN0010", "\"95\"", "a number" },
        { Cell("*", 2023, 95).Replace("\"draft\"", "\"inForce\"", StringComparison.Ordinal), "PLN0842", "\"inForce\"", "effective" },
        { Cell("*", 2023, 95, more: "\"effective\": \"2024-01-31\""), "PLN0845", "2023", "2024-01-31" },
        { Cell("*", 2023, 95, more: "\"effective\": \"2024-31-01\""), "PLN0824", "\"2024-31-01\"", "yyyy-MM-dd" },
        { Cell("*", 2023, 95, more: "\"rule\": \"c15.01\""), "PLN0846", "{ \"parameter\"", "one of" },
        { Cell("*", 2023, 95, to: 2022), "PLN0805", "2022", "before" },
        { Cell("*", 2023, 95) + ", " + Cell("*", 2023, 96), "PLN0843", "\"healthInsuranceShare\"", "'lỗi' and 'lỗi'" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Load_FaultyDraft_IsAnErrorAtItsPlace(string change, string code, string place, string says)
    {
        Parameters("lỗi", change);
        Diagnostic fault = Assert.Single(Faults(DraftSelection.All), d => d.Severity == Severity.Error);
        Assert.Equal(code, fault.Code);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("criteria/parameters.lỗi.draft.json", fault.Span.File, StringComparison.Ordinal);
        string line = File.ReadAllLines(fault.Span.File)[fault.Span.Line - 1];
        Assert.StartsWith(place, line[(fault.Span.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ExpressionThatNamesNothing_IsAnErrorInsideTheDraft()
    {
        Write("criteria/commune-2021-2025.x.draft.json", "commune-2021-2025.json", "{ \"rule\": \"c15.01\", \"expression\": \"commune.healthInsurance >= 1\", \"status\": \"draft\" }");
        Assert.Empty(Faults(DraftSelection.None));
        Diagnostic fault = Assert.Single(Faults(DraftSelection.All));
        Assert.EndsWith("commune-2021-2025.x.draft.json", fault.Span.File, StringComparison.Ordinal);
        Assert.Contains("healthInsuranceShare", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoDraftsInForceOnOneValue_NamesBoth()
    {
        foreach (string name in (string[])["a", "b"])
        {
            Parameters(name, $"{{ \"parameter\": \"healthInsuranceShare\", \"value\": 92, \"status\": \"inForce\", {Law}, \"effective\": \"2024-07-01\" }}");
        }

        Diagnostic fault = Assert.Single(Faults(DraftSelection.None));
        Assert.Equal("PLN0843", fault.Code);
        Assert.Contains("the drafts 'a' and 'b' both change 'healthInsuranceShare [*]'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("criteria/thử.draft.json", "parameters.json", "PLN0840")]
    [InlineData("criteria/parameters.thử.draft.json", "parameter.json", "PLN0840")]
    [InlineData("poverty/parameters.thử.draft.json", "parameters.json", "PLN0840")]
    public void Load_DraftNotBesideItsFile_IsAnError(string draft, string file, string code)
    {
        Write(draft, file, Cell("*", 2023, 95));
        Assert.Contains(code, Faults(DraftSelection.None).Select(f => f.Code));
    }

    [Fact]
    public void Load_UnknownDraft_NamesTheNearest()
    {
        Parameters("thresholds", Cell("*", 2023, 95));
        Diagnostic fault = Assert.Single(Faults(DraftSelection.Of("treshold")));
        Assert.Equal("PLN0847", fault.Code);
        Assert.Contains("did you mean 'thresholds'?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UndatedMemberFromAYearWithinTheRun_IsAnError()
    {
        Write("criteria/indicators.x.draft.json", "indicators.json", "{ \"member\": \"indicators/healthInsuranceShare/trend\", \"value\": 0.5, \"from\": 2023, \"status\": \"draft\" }");
        Assert.Equal("PLN0844", Assert.Single(Faults(DraftSelection.All)).Code);
    }

    [Fact]
    public void Load_AnyCells_DependOnNeitherFilesNorOrder() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(Cells.ToArbitrary(), cells =>
    {
        // One draft with all cells, one draft a cell, and a plain model of the table must agree.
        string[] official = Table(Load());
        List<string> written = [.. cells.Select(c => Cell(c.Region, c.Year, c.Value, to: c.Year))];
        Parameters("một", string.Join(", ", written));
        string[] together = Table(Load(DraftSelection.All));
        string[] twice = Table(Load(DraftSelection.All));
        Parameters("một", string.Join(", ", Enumerable.Reverse(written)));
        string[] reversed = Table(Load(DraftSelection.All));
        Parameters("một", "");
        string[] none = Table(Load(DraftSelection.All));
        for (int i = 0; i < written.Count; i++)
        {
            Parameters($"n{written.Count - i}", written[i]);
        }

        string[] apart = Table(Load(DraftSelection.All));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(rules.Folder, "criteria"), "*.draft.json"))
        {
            File.Delete(file);
        }

        ParameterDefinition table = Health(Load());
        string[] model = [.. Load().Regions.SelectMany(r => Years.Select(y =>
        {
            (string Region, int Year, int Value) own = cells.FirstOrDefault(c => c.Region == r && c.Year == y);
            (string Region, int Year, int Value) any = cells.FirstOrDefault(c => c.Region == "*" && c.Year == y);
            return $"{r} {y} {(own.Region is not null ? own.Value : any.Region is not null ? any.Value : table.At(r, y))}";
        }))];
        Assert.Equal(official, none);
        Assert.Equal(model, together);
        Assert.Equal(together, twice);
        Assert.Equal(together, reversed);
        Assert.Equal(together, apart);
    }));

    [Fact]
    public void Schema_Draft_IsAcceptedAndAMistypedOneIsNot()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(rules.Folder, "schema/draft.schema.json")));
        Assert.Empty(Validate(Cell("*", 2023, 95)));
        Assert.NotEmpty(Validate(Cell("*", 2023, 95).Replace("parameter", "paramter", StringComparison.Ordinal)));

        List<string> Validate(string change)
        {
            using var document = System.Text.Json.JsonDocument.Parse(Document("parameters.json", change));
            return SchemaValidator.Faults(document.RootElement, schema.RootElement);
        }
    }

    private static IEnumerable<int> Years => Enumerable.Range(2020, 6);

    private static Gen<List<(string Region, int Year, int Value)>> Cells =>
        from count in Gen.Choose(0, 6)
        from cells in Gen.ListOf(
            from region in Gen.Elements("*", "TDMNPB", "TN")
            from year in Gen.Choose(2020, 2025)
            from value in Gen.Choose(50, 100)
            select (region, year, value), count)
        select cells.DistinctBy(c => (c.region, c.year)).ToList();

    private static string Cell(string region, int from, int value, int? to = null, string? more = null) =>
        $"{{ \"parameter\": \"healthInsuranceShare\", \"region\": \"{region}\", \"from\": {from}, {(to is null ? "" : $"\"to\": {to}, ")}\"value\": {value}, \"status\": \"draft\"{(more is null ? "" : ", " + more)} }}";

    private static string Document(string official, string changes) => $"{{\n  \"file\": \"{official}\",\n  \"changes\": [\n    {changes}\n  ]\n}}\n";

    private static ParameterDefinition Health(RulePack pack) => pack.Parameters.Single(p => p.Id == "healthInsuranceShare");

    private static string[] Table(RulePack pack) => [.. pack.Regions.SelectMany(r => Years.Select(y => $"{r} {y} {Health(pack).At(r, y)}"))];

    private void Parameters(string name, string changes) => Write($"criteria/parameters.{name}.draft.json", "parameters.json", changes);

    private void Write(string file, string official, string changes) => rules.Write(file, Document(official, changes));

    private RulePack Load(DraftSelection? drafts = null)
    {
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(rules.Folder, ["bac-kan.json"], 2020, 2025, diagnostics, drafts);
        Assert.True(pack is not null, string.Join('\n', diagnostics.InFileOrder()));
        return pack!;
    }

    private IReadOnlyList<Diagnostic> Faults(DraftSelection drafts)
    {
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(rules.Folder, ["bac-kan.json"], 2020, 2025, diagnostics, drafts);
        Assert.Equal(diagnostics.HasErrors, pack is null);
        return diagnostics.InFileOrder();
    }
}
