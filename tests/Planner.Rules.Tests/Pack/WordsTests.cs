using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Tests.Pack;

/// <summary>Texts that may stand in one language or in both.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Provenance_OneText_IsTheSameInBothLanguages()
    {
        (Provenance provenance, DiagnosticBag faults) = Read("""{ "assumption": "own guess" }""");

        Assert.Empty(faults.InFileOrder());
        Assert.Equal(("own guess", "own guess"), (provenance.Assumption!.Vi, provenance.Assumption.En));
    }

    [Fact]
    public void Provenance_BothLanguages_AreKeptApart()
    {
        (Provenance provenance, DiagnosticBag faults) = Read("""{ "assumption": { "vi": "tự ước đoán", "en": "own guess" } }""");

        Assert.Empty(faults.InFileOrder());
        Assert.Equal(new LocalizedText("tự ước đoán", "own guess"), provenance.Assumption);
        Assert.Equal("tự ước đoán", provenance.Words.In(Planner.Rules.Pack.Language.Vietnamese));
    }

    [Theory]
    [InlineData("""{ "assumption": { "vi": "tự ước đoán" } }""", "PLN0011", 1)]
    [InlineData("""{ "assumption": { "vi": "a", "en": "b", "fr": "c" } }""", "PLN0014", 1)]
    [InlineData("""{ "assumption": { "vi": " ", "en": "b" } }""", "PLN0012", 1)]
    [InlineData("""{ "assumption": " " }""", "PLN0012", 1)]
    [InlineData("""{ "assumption": 3 }""", "PLN0010", 1)]
    public void Provenance_NeitherOfThem_IsReportedWhereItStands(string json, string code, int count)
    {
        DiagnosticBag faults = Read(json).Faults;

        Assert.Equal(count, faults.InFileOrder().Count);
        Assert.All(faults.InFileOrder(), f => Assert.Equal(code, f.Code));
    }

    [Theory]
    [InlineData("""{ "words": "a" }""", "a", "a")]
    [InlineData("""{ "words": { "vi": "b", "en": "c" } }""", "b", "c")]
    [InlineData("""{ "words": { "vi": "b" } }""", null, null)]
    [InlineData("""{ "words": [ "a" ] }""", null, null)]
    [InlineData("{ }", null, null)]
    public void WordsOf_AnyValue_ReadsWhatIsThereAndReportsNothing(string json, string? vi, string? en)
    {
        LocalizedText? words = Members.WordsOf(Parse(json, new DiagnosticBag())["words"]);

        Assert.Equal((vi, en), (words?.Vi, words?.En));
    }

    [Fact]
    public void Conversion_OfNothing_IsNothing()
    {
        string? none = null;

        LocalizedText? text = none;

        Assert.Null(text);
    }

    private static (Provenance Provenance, DiagnosticBag Faults) Read(string json)
    {
        var faults = new DiagnosticBag();
        var reader = new ObjectReader(Parse(json, faults), "a figure", faults);
        Provenance provenance = reader.Provenance("a figure");
        reader.Finish();
        return (provenance, faults);
    }

    private static JsonValue Parse(string json, DiagnosticBag faults) => JsonFile.Parse("x.json", Encoding.UTF8.GetBytes(json), faults)!;
}
