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

    private static byte[] Sheet(string rows)
    {
        var book = new OfficeWorkbook();
        book.Add("ROWS");
        using var stream = new MemoryStream();
        stream.Write(book.Bytes());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            OfficeWorkbook.Part(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");
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
