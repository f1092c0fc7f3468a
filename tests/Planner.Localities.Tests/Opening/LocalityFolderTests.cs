using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Tests.Diagnostics.Wording;

namespace Planner.Localities.Tests.Opening;

public sealed class LocalityFolderTests : IDisposable
{
    private readonly LocalityOnDisk folder = new();
    private readonly DiagnosticBag diagnostics = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_ValidFolder_HoldsItsParts()
    {
        Locality locality = folder.Opened();

        Assert.Equal(["huyen-a", "huyen-b"], locality.Districts.Select(d => d.Id));
        Assert.Equal([2, 1], locality.Districts.Select(d => d.Communes));
        Assert.All(locality.DistrictIndicators[1], v => Assert.Equal(40, v));
        Assert.Equal(3, Assert.Single(locality.Tables).Communes.Count);
        Assert.Equal(["locality.json", "communes.csv"], locality.Files.Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void Open_LocalityFileItself_MeansItsFolder()
    {
        Assert.NotNull(LocalityFolder.Open(folder["locality.json"], (_, _) => ShippedPack.Value, withCommunes: true, diagnostics));
        Assert.Empty(diagnostics.InFileOrder());
    }

    [Fact]
    public void Open_NoSuchFolder_SaysSo()
    {
        Assert.Null(LocalityFolder.Open("khong-co", diagnostics));
        Faults.One(diagnostics, "PLN0501", "khong-co/locality.json", "no such folder");
    }

    [Fact]
    public void Open_FolderWithoutLocalityFile_SaysSo()
    {
        File.Delete(folder["locality.json"]);

        Assert.Null(folder.Open(diagnostics));
        Faults.One(diagnostics, "PLN0501", "locality.json", "holds no locality.json");
    }

    [Theory]
    [InlineData("\"startYear\": 2020", "\"startYear\": 2020,,", "PLN0003", "not valid JSON")]
    [InlineData("\"region\"", "\"regoin\"", "PLN0014", "no member 'regoin'")]
    [InlineData("\"region\": \"TDMNPB\"", "\"region\": \"TDMNPBX\"", "PLN0507", "did you mean 'TDMNPB'")]
    [InlineData("\"endYear\": 2025", "\"endYear\": 2020", "PLN0504", "must be after")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"../../escape\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"/escape\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"a/b\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"..\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"CON\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"nul.x\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"a\\nb\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"x.\"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"x \"", "PLN0502", "names its folder of results")]
    [InlineData("\"id\": \"nho\"", "\"id\": \"..\\\\x\"", "PLN0502", "names its folder of results")]
    [InlineData("\"communes.csv\"", "\"../communes.csv\"", "PLN0502", "without a path")]
    [InlineData("\"communes.csv\"", "\"xa.csv\"", "PLN0510", "no such file")]
    [InlineData("\"rules\": \"../../rules\"", "\"rules\": \"/etc\"", "PLN0502", "relative")]
    [InlineData("\"goc.scenario.json\"", "\"..\\\\goc.scenario.json\"", "PLN0502", "without a path")]
    [InlineData("\"goc.scenario.json\"", "\"gok.scenario.json\"", "PLN0509", "did you mean 'goc.scenario.json'")]
    [InlineData("\"goc.scenario.json\"", "\"goc.scenario.json\", \"goc.scenario.json\"", "PLN0503", "stands twice")]
    [InlineData("\"id\": \"huyen-b\"", "\"id\": \"huyen-a\"", "PLN0503", "stands twice")]
    [InlineData("\"communes\": 1,", "\"communes\": 4,", "PLN0506", "1 communes in the table and 4")]
    [InlineData("\"poor\": true, \"assumption\": \"test\"", "\"poor\": true", "PLN0801", "needs a 'source'")]
    [InlineData("\"poor\": true", "\"poor\": 1", "PLN0010", "true or false")]
    [InlineData("\"districtPlanning\"", "\"districtPlaning\"", "PLN0508", "did you mean 'districtPlanning'")]
    [InlineData("\"huyen-b\": 40", "\"huyen-b\": 140", "PLN0015", "from 0 to 100")]
    [InlineData("\"districts\":", "\"history\": { \"povertyRat\": { \"values\": { \"2019\": 1 }, \"assumption\": \"t\" } }, \"districts\":", "PLN0505", "did you mean 'povertyRate'")]
    [InlineData("\"districts\":", "\"history\": { \"povertyRate\": { \"values\": { \"19\": 1 }, \"assumption\": \"t\" } }, \"districts\":", "PLN0608", "no year")]
    [InlineData("\"districts\":", "\"synthetic\": true, \"districts\":", "PLN0011", "syntheticNotice")]
    public void Open_FaultInLocalityFile_IsNamed(string from, string to, string code, string message)
    {
        folder.Change("locality.json", from, to);

        Assert.Null(folder.Open(diagnostics));
        ToldInVietnamese.All(diagnostics.InFileOrder());
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == code && d.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(diagnostics.InFileOrder(), d => Assert.True(d.Span.Line >= 1 && d.Span.Column >= 1));
    }

    [Theory]
    [InlineData("\"value\": \"commune.households\"", "\"value\": \"commune.househoulds\"", "PLN03", "househoulds")]
    [InlineData("\"2020-12-31\"", "\"31/12/2020\"", "PLN0505", "no date")]
    [InlineData("\"huyen-a\"", "\"huyen-z\"", "PLN0519", "no district 'huyen-z'")]
    [InlineData("\"sum\"", "\"summ\"", "PLN0013", "did you mean 'sum'")]
    [InlineData("\"tolerance\": 1", "\"tolerance\": -1", "PLN0015", "at least 0")]
    public void Open_FaultInAggregate_IsNamed(string from, string to, string code, string message)
    {
        const string Aggregate =
            """
            "aggregates": [ { "id": "X", "title": { "vi": "x", "en": "x" }, "unit": "households", "date": "2020-12-31", "value": 1000, "tolerance": 1,
              "measure": { "aggregate": "sum", "value": "commune.households", "district": "huyen-a" }, "assumption": "test" } ],
            "districts":
            """;
        folder.Change("locality.json", "\"districts\":", Aggregate);
        Assert.NotNull(folder.Open(diagnostics));
        string text = File.ReadAllText(folder["locality.json"]);
        int at = text.IndexOf(from, text.IndexOf("\"aggregates\"", StringComparison.Ordinal), StringComparison.Ordinal);
        folder.Write("locality.json", text[..at] + to + text[(at + from.Length)..]);

        Assert.Null(folder.Open(diagnostics));
        ToldInVietnamese.All(diagnostics.InFileOrder());
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code.StartsWith(code, StringComparison.Ordinal) && d.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_ColumnOfANeededIndicatorMissing_SaysWhatNeedsIt()
    {
        int column = LocalityOnDisk.Columns.ToList().IndexOf("healthInsuranceShare");
        folder.Write("communes.csv", LocalityOnDisk.Table(LocalityOnDisk.Rows().Select(Without), Without([.. LocalityOnDisk.Columns])));

        Assert.Null(folder.Open(diagnostics));
        Faults.One(diagnostics, "PLN0513", "communes.csv", "healthInsuranceShare (for the criteria set 'commune-2016-2020')");

        List<string> Without(List<string> fields) => [.. fields.Where((_, i) => i != column)];
    }

    [Fact]
    public void Open_IndicatorThatNothingReads_NeedsNoValues()
    {
        IndicatorDefinition idle = ShippedPack.Value.Indicators[0] with { Id = "idle", Scope = IndicatorScope.Commune };
        IndicatorDefinition idleDistrict = idle with { Id = "idleDistrict", Scope = IndicatorScope.District };
        RulePack pack = ShippedPack.Value with { Indicators = [.. ShippedPack.Value.Indicators, idle, idleDistrict] };

        // A column of it may stand there; it is not read.
        folder.Write("communes.csv", LocalityOnDisk.Table(LocalityOnDisk.Rows().Select(r => (List<string>)[.. r, "x"]), [.. LocalityOnDisk.Columns, "idle"]));
        OpenedLocality? opened = LocalityFolder.Open(folder.Folder, (_, _) => pack, withCommunes: true, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal(ShippedPack.Value.Indicators.Count, opened!.Pack.Indicators.Count);

        // A file of the locality that reads it asks for the locality to keep it.
        new CommuneExpressions(opened.Locality, opened.Pack).Check(new RuleText(JsonFile.Parse("t", "\"commune.idle + 1\""u8, diagnostics)!), ExpressionKind.Number, diagnostics);
        Faults.One(diagnostics, "PLN0525", "t", "'idle'");

        folder.Change("locality.json", "\"districts\":", "\"indicators\": [\"idle\", \"idleDistrict\"], \"districts\":");
        var asked = new DiagnosticBag();
        Assert.Null(LocalityFolder.Open(folder.Folder, (_, _) => pack, withCommunes: true, asked));
        Assert.Contains(asked.InFileOrder(), d => d.Code == "PLN0516");
        Assert.Contains(asked.InFileOrder(), d => d.Code == "PLN0508" && d.Message.Contains("idleDistrict (for the locality's 'indicators')", StringComparison.Ordinal));

        folder.Change("locality.json", "\"idle\",", "\"idl\",");
        var unknown = new DiagnosticBag();
        Assert.Null(LocalityFolder.Open(folder.Folder, (_, _) => pack, withCommunes: true, unknown));
        Assert.Contains(unknown.InFileOrder(), d => d.Code == "PLN0508" && d.Message.Contains("did you mean 'idle'", StringComparison.Ordinal));
    }

    [Fact]
    public void Open_FaultsInBothFiles_ReportsAll()
    {
        folder.Change("locality.json", "\"endYear\": 2025", "\"endYear\": 2010");
        folder.Change("communes.csv", "huyen-b", "huyen-x");

        Assert.Null(folder.Open(diagnostics));
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == "PLN0504");
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == "PLN0519");
    }

    [Fact]
    public void Open_EmptyFile_SaysEmpty()
    {
        folder.Write("locality.json", "");

        Assert.Null(folder.Open(diagnostics));
        Faults.One(diagnostics, "PLN0003", "locality.json", "empty");
    }
}
