using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Planner.Localities.Import;
using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Localities.Units;
using Planner.Reporting.Workbooks;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Workbooks;

public class TemplateWorkbookTests
{
    private static readonly Lazy<ImportTarget> BacKan = new(() =>
    {
        var faults = new DiagnosticBag();
        ImportTarget? target = ImportTarget.Open(Repository() + "/scenarios/bac-kan", faults);
        Assert.Empty(faults.InFileOrder());
        return target!;
    });

    public static TheoryData<Language> Languages => [Language.Vietnamese, Language.English];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_Template_PassesTheValidator_ChecksItsCells_FreezesCodeAndName(Language language)
    {
        using var stream = new MemoryStream(Template(language));
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        WorksheetPart part = (WorksheetPart)document.WorkbookPart!.GetPartById("sheet1");
        DataValidation[] checks = [.. part.Worksheet.Descendants<DataValidation>()];
        Assert.Equal("2", part.Worksheet.Descendants<Pane>().Single().HorizontalSplit!.InnerText);
        Assert.Contains(checks, c => c.Type! == DataValidationValues.List && c.Formula1!.Text.Contains("Pác Nặm", StringComparison.Ordinal) == true);
        Assert.Contains(checks, c => c.Type! == DataValidationValues.Whole && c.Formula1!.Text == "0" && c.Formula2!.Text == "3");
        Assert.All(checks, c => Assert.True(c.Prompt!.Value!.Length <= 255 && c.Error!.Value!.Length <= 225));
    }

    /// <summary>Every heading is known for certain, and no two for the same: an empty form imports as nothing, a full one as what was typed.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_Template_FilledIn_ImportsWithoutAMapping(Language language)
    {
        ImportTarget target = BacKan.Value;
        var findings = new ImportFindings();
        OfficeTable empty = Read(Template(language), findings);
        string[] ids = [.. empty.Columns.Where(c => c.State == ImportedColumnState.Empty).Select(c => c.Column!.Id)];
        Assert.Equal(
            Localities.Tables.CommuneColumns.Fixed.Skip(3).Concat(Localities.Tables.CommuneColumns.Indicators(target.Opened.Pack).Select(i => i.Id)).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        Assert.Equal([ImportFindingKind.NoColumns], findings.InOrder().Select(f => f.Kind));
        Assert.Equal(96, empty.Units.Count);

        findings = new ImportFindings();
        OfficeTable filled = Read(Filled(language), findings);

        Assert.Empty(findings.InOrder().Select(f => $"{f.Place} {f.Code}"));
        Assert.Equal(96 * ids.Length, filled.Values.Count);
        foreach (ImportedValue value in filled.Values)
        {
            Assert.Equal(Typed(target.Communes[value.Commune], value.Column, target.Opened.Pack), value.Number);
        }
    }

    private static OfficeTable Read(byte[] file, ImportFindings findings)
    {
        ImportTarget target = BacKan.Value;
        OfficeBook book = OfficeBookReader.Read("mau.xlsx", file, findings)!;
        return OfficeTableReader.Read(book, target.Opened.Locality, target.Communes, target.Vocabulary, ImportMapping.None, target.Usual, null, findings)!;
    }

    private static byte[] Template(Language language)
    {
        ImportTarget target = BacKan.Value;
        using var stream = new MemoryStream();
        TemplateWorkbook.Write(target.Opened.Locality, target.Opened.Pack, target.Communes, target.Vocabulary, language, stream);
        return stream.ToArray();
    }

    /// <summary>The form as a clerk fills it in: numbers in every cell, the first table's.</summary>
    private static byte[] Filled(Language language)
    {
        ImportTarget target = BacKan.Value;
        using var stream = new MemoryStream();
        stream.Write(Template(language));
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            Worksheet sheet = ((WorksheetPart)document.WorkbookPart!.GetPartById("sheet1")).Worksheet;
            string[] ids =
            [
                .. Localities.Tables.CommuneColumns.Fixed, .. Localities.Tables.CommuneColumns.Indicators(target.Opened.Pack).Select(i => i.Id),
            ];
            Row[] rows = [.. sheet.Descendants<Row>().Where(r => r.RowIndex! > XlsxWriter.HeadingRow)];
            for (int r = 0; r < rows.Length; r++)
            {
                for (int c = 3; c < ids.Length; c++)
                {
                    double typed = Typed(target.Communes[r], ids[c], target.Opened.Pack);
                    rows[r].Append(new Cell(new CellValue(typed.ToString("R", System.Globalization.CultureInfo.InvariantCulture))) { CellReference = ImportPlace.Letters(c) + rows[r].RowIndex!.InnerText });
                }
            }
        }

        return stream.ToArray();
    }

    private static double Typed(CommuneStart c, string column, RulePack pack) => column switch
    {
        "households" => c.Households,
        "population" => c.Population,
        "ethnicMinorityShare" => c.EthnicMinorityShare,
        "villages" => c.Villages,
        "poorHouseholds" => c.PoorHouseholds,
        "nearPoorHouseholds" => c.NearPoorHouseholds,
        "income" => c.Income,
        "incomeEthnicMinority" => c.IncomeEthnicMinority,
        "especiallyDifficult" => c.EspeciallyDifficult ? 1 : 0,
        "especiallyDifficultVillages" => c.EspeciallyDifficultVillages,
        "safeZone" => c.SafeZone ? 1 : 0,
        "level" => c.Level,
        "yearsHeld" => c.YearsHeld,
        "debt" => c.Debt,
        _ => c.Indicators[Localities.Tables.CommuneColumns.Indicators(pack).ToList().FindIndex(i => i.Id == column)],
    };

    private static string Repository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Planner.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder.Replace('\\', '/');
    }
}
