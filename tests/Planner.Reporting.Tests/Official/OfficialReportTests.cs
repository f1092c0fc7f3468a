using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Tests;
using Planner.Reporting.Official;
using Planner.Reporting.Reports;
using Planner.Reporting.Tests.Reports;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Official;

public sealed class OfficialReportTests
{
    // Twentieths of a point in a millimetre.
    private const double Millimetre = 1440 / 25.4;

    private static readonly Lazy<ReportContent> Sample = new(() => HtmlReportTests.Content(SampleComparison.Make(scenarios: 5)));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Vietnamese)]
    public void Write_SampleComparison_PassesTheValidator(Language language)
    {
        using WordprocessingDocument document = Open(Sample.Value, language);

        ValidationErrorInfo[] errors = [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document)];

        Assert.True(errors.Length == 0, string.Join('\n', errors.Select(e => $"{e.Path?.XPath}: {e.Description}")));
    }

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Vietnamese, "vi")]
    public void Write_SampleComparison_SaysWhatTheGoldenOneSays(Language language, string code)
    {
        using WordprocessingDocument document = Open(Sample.Value, language);
        Golden.Check($"official.{code}.txt", Words(document));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Bytes(Sample.Value, Language.Vietnamese), Bytes(Sample.Value, Language.Vietnamese));

    [Fact]
    public void Write_EverySection_IsA4WithTheDecreesMargins()
    {
        using WordprocessingDocument document = Open(Sample.Value, Language.Vietnamese);
        SectionProperties[] sections = [.. document.MainDocumentPart!.Document.Descendants<SectionProperties>()];

        Assert.Equal(3, sections.Length);
        Assert.Equal([false, true, false], sections.Select(s => s.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape));
        Assert.All(sections, s =>
        {
            PageSize size = s.GetFirstChild<PageSize>()!;
            PageMargin margin = s.GetFirstChild<PageMargin>()!;
            Assert.Equal([210.0, 297], new[] { size.Width!.Value, size.Height!.Value }.Order().Select(v => Math.Round(v / Millimetre)));
            Assert.InRange(margin.Top!.Value / Millimetre, 20 - 0.1, 25);
            Assert.InRange(margin.Bottom!.Value / Millimetre, 20 - 0.1, 25);
            Assert.InRange(margin.Left!.Value / Millimetre, 30 - 0.1, 35);
            Assert.InRange(margin.Right!.Value / Millimetre, 15 - 0.1, 20);
        });
    }

    [Fact]
    public void Write_Text_IsTimesNewRomanOfThirteenPoints()
    {
        using WordprocessingDocument document = Open(Sample.Value, Language.Vietnamese);
        RunPropertiesBaseStyle run = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;

        Assert.Equal("Times New Roman", run.RunFonts!.Ascii!.Value);
        Assert.Equal("Times New Roman", run.RunFonts.HighAnsi!.Value);
        Assert.Equal("26", run.FontSize!.Val!.Value);
        Assert.Empty(document.MainDocumentPart.Document.Descendants<RunFonts>());
    }

    [Fact]
    public void Write_PageNumbers_StandAboveFromTheSecondPageOnAndTheMarkAboveAll()
    {
        using WordprocessingDocument document = Open(Sample.Value, Language.Vietnamese);
        string mark = Sample.Value.Comparison.Locality.SyntheticNotice.Vi;
        SectionProperties[] sections = [.. document.MainDocumentPart!.Document.Descendants<SectionProperties>()];
        Header Of(HeaderReference reference) => ((HeaderPart)document.MainDocumentPart.GetPartById(reference.Id!)).Header;

        Assert.NotNull(sections[0].GetFirstChild<TitlePage>());
        Header first = Of(sections[0].Elements<HeaderReference>().Single(h => h.Type!.Value == HeaderFooterValues.First));
        Assert.Empty(first.Descendants<SimpleField>());
        Assert.Contains(mark, first.InnerText, StringComparison.Ordinal);
        foreach (SectionProperties section in sections)
        {
            Header usual = Of(section.Elements<HeaderReference>().Single(h => h.Type!.Value == HeaderFooterValues.Default));
            Assert.Contains("PAGE", Assert.Single(usual.Descendants<SimpleField>()).Instruction!.Value, StringComparison.Ordinal);
            Assert.Contains(mark, usual.InnerText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_RealData_BearsNoMark()
    {
        ReportContent real = HtmlReportTests.Content(SampleComparison.Make(synthetic: false, scenarios: 2));
        using WordprocessingDocument document = Open(real, Language.Vietnamese);
        Assert.All(document.MainDocumentPart!.HeaderParts, h => Assert.DoesNotContain("GIẢ LẬP", h.Header.InnerText, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_EveryTable_RepeatsItsHeadingsAndCutsNoRow()
    {
        using WordprocessingDocument document = Open(Sample.Value, Language.English);
        Table[] tables = [.. Bordered(document)];

        Assert.True(tables.Length >= 6);
        Assert.All(tables, t =>
        {
            TableRow[] rows = [.. t.Elements<TableRow>()];
            Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
            Assert.All(rows, r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
        });
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Vietnamese)]
    public void Write_FundingTable_AddsByRowByColumnAndByProgramme(Language language)
    {
        using WordprocessingDocument document = Open(Sample.Value, language);
        string total = language == Language.English ? "Total" : "Tổng số";
        Table table = Bordered(document).Single(t => Cells(t.Elements<TableRow>().First()).Contains(total));
        (bool Sum, long[] Numbers)[] rows = [.. table.Elements<TableRow>().Skip(1).Select(r => (r.Descendants<Bold>().Any(), (long[])[.. Cells(r).Skip(2).Select(Number)]))];

        Assert.All(rows, r => Assert.Equal(r.Numbers[0], r.Numbers.Skip(1).Sum()));
        Assert.Equal(rows[^1].Numbers, Added(rows[..^1].Where(r => !r.Sum)));
        for (int i = 0; i < rows.Length - 1; i++)
        {
            if (rows[i].Sum)
            {
                Assert.Equal(rows[i].Numbers, Added(rows.Skip(i + 1).TakeWhile(r => !r.Sum)));
            }
        }

        Assert.Equal(Math.Round(1000 * Sample.Value.Comparison.Reference.Money.Approved), rows[^1].Numbers[0]);
    }

    [Fact]
    public void Write_LeadAgency_StandsWhereAFileNamesItAndIsBlankElsewhere()
    {
        ReportContent content = HtmlReportTests.Content(SampleComparison.Make(scenarios: 2));
        RulePack pack = content.Comparison.Pack;
        var agency = new LeadAgency(new LocalizedText("Sở thử nghiệm", "Trial department"), EnsembleBuilder.Here);
        var targets = (IList<TargetDefinition>)pack.Targets;
        int named = targets.IndexOf(targets.First(t => t.Id == "BK-16"));
        targets[named] = targets[named] with { LeadAgency = agency };
        ReportContent with = HtmlReportTests.Content(EnsembleComparison.Of([.. content.Comparison.Scenarios.Select(s => s.Ensemble)]));

        using WordprocessingDocument document = Open(with, Language.English);

        Dictionary<string, string> agencies = Bordered(document).First(t => Cells(t.Elements<TableRow>().First())[0] == "No.").Elements<TableRow>().Skip(1)
            .ToDictionary(r => Cells(r)[1].Split(' ')[0], r => Cells(r)[^1]);
        Assert.Equal("Trial department", agencies["BK-16"]);
        Assert.Equal("……", agencies["BK-14"]);
    }

    [Fact]
    public void Write_TextThatLooksLikeMarkup_StaysText()
    {
        var builder = new EnsembleBuilder().Metric("m", "percent", "<b>Chỉ số</b>", "<w:p/>").Target("T-1", ">=", 1, "percent", "m", "<i>a</i>\u0007", "A & \"B\" <w:t>\u0007");
        using WordprocessingDocument document = Open(
            HtmlReportTests.Content(EnsembleComparison.Of([builder.Build("plan", new LocalizedText("<a>", "<a href='x'>"), (_, _, r) => r, (_, r) => r)])), Language.English);

        Assert.Contains("A & \"B\" <w:t>", Words(document), StringComparison.Ordinal);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document));
    }

    private static long[] Added(IEnumerable<(bool Sum, long[] Numbers)> rows) => rows.Select(r => r.Numbers).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);

    private static long Number(string text) => long.Parse(text.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static IEnumerable<Table> Bordered(WordprocessingDocument document) =>
        document.MainDocumentPart!.Document.Body!.Elements<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableBorders is not null);

    private static List<string> Cells(TableRow row) => [.. row.Elements<TableCell>().Select(c => c.InnerText)];

    private static byte[] Bytes(ReportContent content, Language language)
    {
        using var stream = new MemoryStream();
        OfficialReport.Write(content, language, stream);
        return stream.ToArray();
    }

    private static WordprocessingDocument Open(ReportContent content, Language language) => WordprocessingDocument.Open(new MemoryStream(Bytes(content, language)), isEditable: false);

    /// <summary>A line a paragraph, a line a row of a table.</summary>
    private static string Words(WordprocessingDocument document)
    {
        var text = new StringBuilder();
        foreach (OpenXmlElement element in document.MainDocumentPart!.Document.Body!.ChildElements)
        {
            IEnumerable<string> lines = element is Table table
                ? table.Elements<TableRow>().Select(r => string.Join(" | ", r.Elements<TableCell>().Select(c => string.Join(" / ", c.Elements<Paragraph>().Select(p => p.InnerText)))))
                : [element.InnerText];
            foreach (string line in lines.Where(l => l.Length > 0))
            {
                text.Append(line.TrimEnd()).Append('\n');
            }
        }

        return text.ToString();
    }
}
