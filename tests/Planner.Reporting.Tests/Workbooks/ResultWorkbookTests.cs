using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Planner.Analysis.Comparison;
using Planner.Reporting.Tests.Reports;
using Planner.Reporting.Workbooks;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Workbooks;

public sealed class ResultWorkbookTests
{
    private readonly EnsembleComparison comparison = SampleComparison.Make(scenarios: 3);

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Vietnamese)]
    public void Write_SampleComparison_PassesTheValidator(Language language)
    {
        using SpreadsheetDocument document = Open(language);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document));
    }

    [Fact]
    public void Write_Targets_HoldTheNumbersUnrounded()
    {
        using SpreadsheetDocument document = Open(Language.English);
        List<List<string?>> rows = Rows(document, "Targets");
        int chance = rows[0].IndexOf("chance"), id = rows[0].IndexOf("id"), scenario = 0;

        Assert.Equal(comparison.Scenarios.Count * comparison.Pack.Targets.Count, rows.Count - 1);
        foreach (ScenarioResult s in comparison.Scenarios)
        {
            foreach (var t in s.Targets)
            {
                List<string?> row = rows.Single(r => r[scenario] == s.Scenario.Title.En && r[id] == t.Target.Id);
                Assert.Equal(t.Probability!.Value.Estimate, double.Parse(row[chance]!, CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void Write_Money_SumsToWhatTheScenariosSpent()
    {
        using SpreadsheetDocument document = Open(Language.English);
        List<List<string?>> rows = Rows(document, "Money");
        int spent = rows[0].IndexOf("spent, billion VND");

        foreach (ScenarioResult s in comparison.Scenarios)
        {
            Assert.Equal(s.Money.Spent, rows.Skip(1).Where(r => r[0] == s.Scenario.Title.En).Sum(r => double.Parse(r[spent]!, CultureInfo.InvariantCulture)), 6);
        }
    }

    [Fact]
    public void Write_SyntheticData_IsMarkedOnEveryRow()
    {
        using SpreadsheetDocument document = Open(Language.Vietnamese);
        string mark = comparison.Locality.SyntheticNotice.Vi;

        foreach (string sheet in (string[])["Mục tiêu", "Chênh lệch", "Chỉ số theo năm", "Tiền", "Huyện", "Xã", "Tiêu chí"])
        {
            Assert.All(Rows(document, sheet).Skip(1), r => Assert.Equal(mark, r[^1]));
        }
    }

    private SpreadsheetDocument Open(Language language)
    {
        var stream = new MemoryStream();
        ResultWorkbook.Write(HtmlReportTests.Content(comparison), language, stream);
        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }

    /// <summary>The headings, then the rows, of a sheet; cells that are not there are null.</summary>
    private static List<List<string?>> Rows(SpreadsheetDocument document, string name)
    {
        WorkbookPart workbook = document.WorkbookPart!;
        var part = (WorksheetPart)workbook.GetPartById(workbook.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == name).Id!);
        Row[] rows = [.. part.Worksheet.Descendants<Row>().Where(r => r.RowIndex! >= XlsxWriter.HeadingRow)];
        int columns = rows[0].Elements<Cell>().Count();
        return
        [
            .. rows.Select(r =>
            {
                Dictionary<string, string> cells = r.Elements<Cell>().ToDictionary(c => c.CellReference!.Value!.TrimEnd([.. "0123456789"]), c => c.InlineString?.Text?.Text ?? c.CellValue!.Text);
                return Enumerable.Range(0, columns).Select(i => cells.GetValueOrDefault(XlsxWriter.Letters(i))).ToList();
            }),
        ];
    }
}
