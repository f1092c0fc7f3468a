using System.IO.Compression;
using System.Text;
using Planner.Localities.Import;
using Planner.Localities.Import.Reading;

namespace Planner.Localities.Tests.Import;

public class ImportLimitTests
{
    [Fact]
    public void Read_PartThatUnpacksBeyondMeasure_IsRefusedBeforeItIsRead()
    {
        byte[] bomb = Zip(zip =>
        {
            OfficeWorkbook.Part(zip, "xl/workbook.xml", "<workbook/>");
            using Stream part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 8; i++)
            {
                part.Write(zeros);
            }
        });
        var findings = new ImportFindings();

        Assert.Null(OfficeBookReader.Read("bom.xlsx", bomb, findings));

        ImportFinding fault = Assert.Single(findings.InOrder());
        Assert.Equal(ImportFindingKind.FileTooLarge, fault.Kind);
        Assert.Equal("ratio", fault.Values[0]);
        Assert.True(bomb.Length < 100_000);
    }

    [Fact]
    public void Read_TooManyColumns_IsRefused()
    {
        var findings = new ImportFindings();

        Assert.Null(OfficeBookReader.Read("rong.csv", Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Range(0, ImportLimits.MostColumns + 1)) + "\n"), findings));

        Assert.Equal([ImportFindingKind.FileTooLarge], findings.InOrder().Select(f => f.Kind));
        Assert.Equal("columns", findings.InOrder()[0].Values[0]);
    }

    [Fact]
    public void Read_CellFarBelow_IsRefused_AnEmptyFormattedRowIsNot()
    {
        var findings = new ImportFindings();
        Assert.Null(OfficeBookReader.Read("xa.xlsx", Sheet("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"), findings));
        Assert.Equal("rows", findings.InOrder()[0].Values[0]);

        Assert.NotNull(OfficeBookReader.Read("xa.xlsx", Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"/>"), new ImportFindings()));
    }

    [Theory]
    [InlineData("xls", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 })]
    [InlineData("pdf", new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D })]
    [InlineData("html", new byte[] { 0x3C, 0x68, 0x74, 0x6D, 0x6C, 0x3E })]
    public void Read_AnotherKindOfFile_IsNamed(string what, byte[] bytes)
    {
        var findings = new ImportFindings();

        Assert.Null(OfficeBookReader.Read("bieu.xlsx", bytes, findings));

        Assert.Equal([ImportFindingKind.WrongFormat], findings.InOrder().Select(f => f.Kind));
        Assert.Equal(what, findings.InOrder()[0].Values[0]);
    }

    [Fact]
    public void Read_WorkbookCutOff_IsAFault()
    {
        byte[] whole = Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        for (int length = 10; length < whole.Length; length += 97)
        {
            var findings = new ImportFindings();
            Assert.Null(OfficeBookReader.Read("cut.xlsx", whole[..length], findings));
            Assert.NotEqual(0, findings.Faults);
        }
    }

    [Theory]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", 1)]
    [InlineData("<c r=\"A1\" t=\"b\"><v>true</v></c>", 1)]
    [InlineData("<c r=\"A1\" t=\"b\"><v>0</v></c>", 0)]
    public void Read_Truth_InEitherSpelling(string cell, double truth)
    {
        OfficeBook book = OfficeBookReader.Read("x.xlsx", Sheet($"<row r=\"1\">{cell}</row>"), new ImportFindings())!;

        Assert.Equal(SheetCellKind.Truth, book.Sheets[0][0, 0].Kind);
        Assert.Equal(truth, book.Sheets[0][0, 0].Number);
    }

    [Theory]
    [InlineData("<row r=\"4294967296\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"0\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999999999</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"zzz\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" s=\"x\"><v>1</v></c></row>")]
    public void Read_NumberBeyondMeasureInTheSheet_IsAFaultOfItsRow(string row)
    {
        var findings = new ImportFindings();

        Assert.Null(OfficeBookReader.Read("so.xlsx", Sheet("<row><c><v>1</v></c></row>" + row), findings));

        ImportFinding fault = Assert.Single(findings.InOrder());
        Assert.Equal(ImportFindingKind.FileBroken, fault.Kind);
        Assert.Equal(("ROWS", 1), (fault.Place.Sheet, fault.Place.Row));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    public void Read_EntitiesOfADocumentType_AreRefused(string type)
    {
        var findings = new ImportFindings();
        byte[] bytes = Part("xl/worksheets/sheet1.xml", type + $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>");

        Assert.Null(OfficeBookReader.Read("xxe.xlsx", bytes, findings));

        Assert.Equal(ImportFindingKind.FileBroken, Assert.Single(findings.InOrder()).Kind);
    }

    [Fact]
    public void Read_OneRowOfMillionsOfCells_TakesNoMoreMemoryThanTheFile()
    {
        // Nothing is in them, so that no limit of filled cells is reached; none of them is held.
        string row = "<row r=\"1\">" + string.Concat(Enumerable.Range(0, 400_000).Select(i => i % 2 == 0 ? "<c s=\"1\"/>" : "<c s=\"12\"/>")) + "</row>";
        byte[] bytes = Sheet(row);
        var findings = new ImportFindings();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotNull(OfficeBookReader.Read("rong.xlsx", bytes, findings));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60L << 20);
    }

    [Fact]
    public void Read_OneTextOfMegabytes_IsRefusedBeforeItIsHeld()
    {
        var findings = new ImportFindings();
        byte[] bytes = Sheet($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{string.Concat(Enumerable.Range(0, 200_000).Select(i => i.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)))}</t></is></c></row>");

        Assert.Null(OfficeBookReader.Read("dai.xlsx", bytes, findings));

        Assert.Equal("stretch", Assert.Single(findings.InOrder()).Values[0]);
    }

    [Fact]
    public void Read_TextLongerThanACell_IsRefused()
    {
        var findings = new ImportFindings();

        Assert.Null(OfficeBookReader.Read("dai.xlsx", Sheet($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{new string('x', ImportLimits.MostCharacters + 1)}</v></c></row>"), findings));

        Assert.Equal("characters", Assert.Single(findings.InOrder()).Values[0]);
    }

    [Fact]
    public void Read_NestedWithoutEnd_IsAFault()
    {
        var findings = new ImportFindings();

        Assert.Null(OfficeBookReader.Read("sau.xlsx", Sheet(string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000))), findings));

        Assert.Equal(ImportFindingKind.FileBroken, Assert.Single(findings.InOrder()).Kind);
    }

    [Fact]
    public void Read_MorePartsThanAnyWorkbook_AreRefusedUncounted()
    {
        var findings = new ImportFindings();
        byte[] bytes = Zip(zip =>
        {
            for (int i = 0; i <= ImportLimits.MostParts; i++)
            {
                zip.CreateEntry(FormattableString.Invariant($"x/{i}"), CompressionLevel.NoCompression);
            }
        });

        Assert.Null(OfficeBookReader.Read("nhieu.xlsx", bytes, findings));

        Assert.Equal("parts", Assert.Single(findings.InOrder()).Values[0]);
    }

    [Fact]
    public void Read_FarTooManyMergedAreas_AreRefused()
    {
        var findings = new ImportFindings();
        string merges = string.Concat(Enumerable.Range(1, ImportLimits.MostMerges + 1).Select(i => FormattableString.Invariant($"<mergeCell ref=\"A{i}:C{i}\"/>")));
        byte[] bytes = Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells>{merges}</mergeCells></worksheet>");

        Assert.Null(OfficeBookReader.Read("gop.xlsx", bytes, findings));

        Assert.Equal("merges", Assert.Single(findings.InOrder()).Values[0]);
    }

    [Theory]
    [InlineData("xã 😀 thử")]
    [InlineData("thị trấ😀")]
    [InlineData("tt😀x")]
    public void Read_PairOfCodeUnitsWhereAPrefixEnds_IsATextLikeAnyOther(string name)
    {
        using var office = new ImportOffice();

        _ = office.Read(Encoding.UTF8.GetBytes($"Mã xã;Tên xã;Số hộ\n00101;{name};1204\n00102;Xã Hòa Mẫu;502\n"), "bieu.csv");

        Assert.DoesNotContain(office.Findings.InOrder(), f => f.Kind == ImportFindingKind.FileBroken);
    }

    [Fact]
    public void Read_MappingWithHeadingsOfThousandsOfRows_IsRefused_FarBelowIsNoWork()
    {
        using var office = new ImportOffice();
        string path = Path.Combine(office.Folder, "a.mapping.json");
        File.WriteAllText(path, "{ \"headerRows\": [1, 250000] }");
        var faults = new Planner.Rules.Diagnostics.DiagnosticBag();

        Assert.Null(Planner.Localities.Import.Mapping.ImportMappingFile.Read(path, ImportOffice.Vocabulary, faults));

        Assert.Equal("PLN1155", Assert.Single(faults.InFileOrder()).Code);
    }

    [Fact]
    public void Skips_RangesThatOverlap_AreOne()
    {
        var mapping = Planner.Localities.Import.Mapping.ImportMapping.None with { SkipRows = [(9, 12), (1, 3), (4, 4), (11, 20)] };

        Assert.Equal([(1, 4), (9, 20)], mapping.SkipRows);
        Assert.Equal([1, 2, 3, 4, 9, 10, 20], new[] { 0, 1, 2, 3, 4, 5, 8, 9, 10, 20, 21 }.Where(mapping.Skips));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"imports\": 1 }")]
    [InlineData("{ \"imports\": [], \"imports\": [] }")]
    [InlineData("{ \"imports\": [ { \"a\": \"\\ud800\" } ] }")]
    [InlineData("nothing")]
    public void With_StandingRecordThatIsNone_IsNotWrittenOver(string standing)
    {
        using var office = new ImportOffice();
        OfficeTable table = office.Read(Encoding.UTF8.GetBytes("Mã xã;Tên xã;Số hộ\n00101;Xã Đắk Thử;1204\n"), "bieu.csv")!;

        Assert.Throws<System.Text.Json.JsonException>(() => ImportRecord.With(standing, table, new DateOnly(2020, 12, 31), 6, []));
    }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static byte[] Sheet(string rows) => Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");

    private static byte[] Part(string name, string xml)
    {
        var book = new OfficeWorkbook();
        book.Add("ROWS");
        using var stream = new MemoryStream();
        stream.Write(book.Bytes());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)!.Delete();
            OfficeWorkbook.Part(zip, name, xml);
        }

        return stream.ToArray();
    }

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }

        return stream.ToArray();
    }
}
