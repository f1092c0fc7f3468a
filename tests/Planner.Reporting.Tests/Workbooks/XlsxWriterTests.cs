using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Planner.Reporting.Workbooks;
using Sheet = Planner.Reporting.Workbooks.Sheet;

namespace Planner.Reporting.Tests.Workbooks;

public sealed class XlsxWriterTests
{
    [Fact]
    public void Write_SheetsWithCharts_PassTheValidator()
    {
        using MemoryStream stream = Written(Sample(), "MARK");
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);

        ValidationErrorInfo[] errors = [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document)];

        Assert.True(errors.Length == 0, string.Join('\n', errors.Select(e => $"{e.Path?.XPath}: {e.Description}")));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Written(Sample(), "MARK").ToArray(), Written(Sample(), "MARK").ToArray());

    [Fact]
    public void Write_AnyNumberAndText_IsReadBackAsItWas() => Prop.ForAll(
        ArbMap.Default.ArbFor<double>(),
        ArbMap.Default.ArbFor<string>(),
        (number, text) =>
        {
            string kept = new([.. (text ?? "").Where(c => c is >= ' ' and < '\uD800')]);
            using MemoryStream stream = Written([new Sheet("s", "t", [new SheetColumn("a", SheetFormat.General), new SheetColumn("b", SheetFormat.Text)], [[number, kept]])], null);
            using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);
            Dictionary<string, Cell> cells = Cells(document, 0);
            string row = (XlsxWriter.HeadingRow + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            bool numberKept = double.IsFinite(number)
                ? double.Parse(cells["A" + row].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture).Equals(number)
                : !cells.ContainsKey("A" + row);
            bool textKept = kept.Length == 0 ? !cells.ContainsKey("B" + row) : cells["B" + row].InlineString!.Text!.Text == kept;
            return numberKept && textKept;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_TextThatLooksLikeAFormula_StaysText()
    {
        using MemoryStream stream = Written([new Sheet("s", "t", [new SheetColumn("a", SheetFormat.Text)], [["=1+1"], ["@SUM(A1)"]])], null);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.All(Cells(document, 0).Values, c => Assert.Null(c.CellFormula));
        Assert.Equal("=1+1", Cells(document, 0)["A5"].InlineString!.Text!.Text);
    }

    [Fact]
    public void Write_Headings_AreFrozenFilteredAndPrintedOnEveryPage()
    {
        using MemoryStream stream = Written(Sample(), "MARK");
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);
        Worksheet sheet = Part(document, 0).Worksheet;

        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal("A4:C6", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal("'Số liệu'!$4:$4", document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().First().Text);
        Assert.Equal("MARK", Cells(document, 0)["A2"].InlineString!.Text!.Text);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Letters_OfAColumn_AreThoseOfSpreadsheets(int column, string letters) => Assert.Equal(letters, XlsxWriter.Letters(column));

    [Fact]
    public void Write_RowOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Written([new Sheet("s", "t", [new SheetColumn("a", SheetFormat.Text)], [["x", "y"]])], null));

    private static Sheet[] Sample() =>
    [
        new Sheet(
            "Số liệu", "Tỷ lệ hộ nghèo", [new SheetColumn("năm", SheetFormat.Plain), new SheetColumn("trung vị", SheetFormat.Two), new SheetColumn("P10", SheetFormat.Two)],
            [[2024, 17.25, 15.0], [2025, 15.5, null]])
        {
            Charts = [new SheetChart("Tỷ lệ hộ nghèo", 0, [1, 2], 0, 2, "%")],
        },
        new Sheet("Rỗng", "Không có dòng nào", [new SheetColumn("a", SheetFormat.PercentOne)], []),
    ];

    private static MemoryStream Written(IReadOnlyList<Sheet> sheets, string? mark)
    {
        var stream = new MemoryStream();
        XlsxWriter.Write(sheets, mark, stream);
        stream.Position = 0;
        return stream;
    }

    private static WorksheetPart Part(SpreadsheetDocument document, int index) => (WorksheetPart)document.WorkbookPart!.GetPartById($"sheet{index + 1}");

    private static Dictionary<string, Cell> Cells(SpreadsheetDocument document, int index) => Part(document, index).Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
}
