using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Planner.Reporting.Packages;
using Planner.Reporting.Text;

namespace Planner.Reporting.Workbooks;

/// <summary>Writes sheets as an Office Open XML workbook. Equal sheets give equal bytes: nothing in it tells when it was written.</summary>
public static class XlsxWriter
{
    /// <summary>Row of the headings, counted from 1: above it stand title, mark, and an empty row.</summary>
    public const int HeadingRow = 4;

    /// <summary>Characters that a cell can hold.</summary>
    public const int MostText = 32_767;

    // Points of a line of text, and letters that a column holds for each letter of its width: capitals and diacritics are wide.
    private const double LineHeight = 15;

    // Beyond so many columns one page's width would leave nothing legible.
    private const int WidestPage = 30;
    private const double LettersInWidth = 1.1;

    /// <summary>Writes a workbook.</summary>
    /// <param name="sheets">Its sheets; at least one, names different.</param>
    /// <param name="mark">Said under every title; null for nothing.</param>
    /// <param name="stream">Receives the file; not closed.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns, or a cell holds what no cell can.</exception>
    public static void Write(IReadOnlyList<Sheet> sheets, string? mark, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(stream);
        using var package = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();

            // The id it is given by itself is drawn by chance.
            document.ChangeIdOfPart(workbook, "workbook");
            WorkbookStylesPart styles = workbook.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = SheetStyles.Make();
            var tabs = new Sheets();
            var names = new DefinedNames();
            for (int i = 0; i < sheets.Count; i++)
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                WorksheetPart part = workbook.AddNewPart<WorksheetPart>(id);
                WriteSheet(part, sheets[i], mark, first: i == 0);
                tabs.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = id, SheetId = (uint)i + 1, Name = sheets[i].Name });

                // The heads of a long table stand on every printed page.
                names.Append(new DefinedName($"'{sheets[i].Name}'!${HeadingRow}:${HeadingRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }

            workbook.Workbook = new Workbook(tabs, names);
        }

        OfficePackage.Rewrite(package, stream);
    }

    /// <summary>The reference of a cell: <c>C7</c>.</summary>
    /// <param name="column">Index of the column, from 0.</param>
    /// <param name="row">Number of the row, from 1.</param>
    public static string Reference(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column: 0 is <c>A</c>, 26 is <c>AA</c>.</summary>
    /// <param name="column">Index of the column, from 0.</param>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static void WriteSheet(WorksheetPart part, Sheet sheet, string? mark, bool first)
    {
        using OpenXmlWriter writer = OpenXmlWriter.Create(part);
        int last = HeadingRow + sheet.Rows.Count;
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = HeadingRow, HorizontalSplit = sheet.FrozenColumns, TopLeftCell = Reference(sheet.FrozenColumns, HeadingRow + 1), ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
            TabSelected = first,
        }));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, 1.3, [(sheet.Title, SheetStyles.Title)]);
        if (mark is not null)
        {
            WriteRow(writer, 2, 1, [(mark, SheetStyles.Mark)]);
        }

        WriteRow(writer, HeadingRow, sheet.Columns.Max(c => Lines(c.Title, c.Width)), [.. sheet.Columns.Select(c => ((object?)c.Title, SheetStyles.Heading))]);
        for (int r = 0; r < sheet.Rows.Count; r++)
        {
            object?[] row = sheet.Rows[r];
            if (row.Length != sheet.Columns.Count)
            {
                throw new ArgumentException($"row {r} of '{sheet.Name}' has {row.Length} cells for {sheet.Columns.Count} columns", nameof(sheet));
            }

            WriteRow(writer, HeadingRow + 1 + r, sheet.Columns.Select((c, i) => c.Format == SheetFormat.Text ? Lines(row[i] as string, c.Width) : 1).Max(), [.. row.Select((cell, i) => (cell, SheetStyles.Of(sheet.Columns[i].Format)))]);
        }

        writer.WriteEndElement();
        if (sheet.Rows.Count > 0)
        {
            writer.WriteElement(new AutoFilter { Reference = $"A{HeadingRow}:{Reference(sheet.Columns.Count - 1, last)}" });
        }

        if (sheet.Validations.Count > 0)
        {
            writer.WriteElement(new DataValidations(sheet.Validations.Select(v => Validation(v, last))) { Count = (uint)sheet.Validations.Count });
        }

        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = sheet.Columns.Count > 7 ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = sheet.Columns.Count > WidestPage ? 0u : 1u, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&P / &N")));
        if (sheet.Charts.Count > 0)
        {
            DrawingsPart drawings = part.AddNewPart<DrawingsPart>("drawings");
            SheetCharts.Write(drawings, sheet);
            writer.WriteElement(new Drawing { Id = "drawings" });
        }

        writer.WriteEndElement();
    }

    private static DataValidation Validation(SheetValidation asked, int last)
    {
        string area = string.Create(CultureInfo.InvariantCulture, $"{Reference(asked.Column, HeadingRow + 1)}:{Reference(asked.Column, last)}");
        var validation = new DataValidation
        {
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            Prompt = asked.Prompt,
            Error = asked.Refusal,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = area },
        };
        if (asked.Choices is { } choices)
        {
            validation.Type = DataValidationValues.List;
            validation.Formula1 = new Formula1("\"" + string.Join(',', choices) + "\"");
            return validation;
        }

        validation.Type = asked.Whole ? DataValidationValues.Whole : DataValidationValues.Decimal;
        validation.Operator = DataValidationOperatorValues.Between;
        validation.Formula1 = new Formula1(asked.Least.ToString("R", CultureInfo.InvariantCulture));
        validation.Formula2 = new Formula2(asked.Most.ToString("R", CultureInfo.InvariantCulture));
        return validation;
    }

    /// <summary>Lines that a text takes in a column: not every program works heights out by itself when it opens a file.</summary>
    private static int Lines(string? text, double width) => text is null ? 1 : DisplayWidth.Wrap(text, Math.Max(1, (int)(width * LettersInWidth))).Count;

    private static void WriteRow(OpenXmlWriter writer, int number, double lines, IReadOnlyList<(object? Value, uint Style)> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number, Height = LineHeight * lines, CustomHeight = true });
        for (int i = 0; i < cells.Count; i++)
        {
            if (CellOf(cells[i].Value) is { } cell)
            {
                cell.CellReference = Reference(i, number);
                cell.StyleIndex = cells[i].Style;
                writer.WriteElement(cell);
            }
        }

        writer.WriteEndElement();
    }

    /// <summary>Text stands in the cell itself and is never read as a formula, whatever it begins with.</summary>
    private static Cell? CellOf(object? value) => value switch
    {
        null => null,
        double number when !double.IsFinite(number) => null,
        double number => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))),
        int number => new Cell(new CellValue(number)),
        bool truth => new Cell(new CellValue(truth ? "1" : "0")) { DataType = CellValues.Boolean },
        string { Length: 0 } => null,
        string text when text.Length > MostText => throw new ArgumentException($"a cell holds at most {MostText} characters, not {text.Length}"),
        string text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(OfficePackage.Allowed(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString },
        _ => throw new ArgumentException($"a cell holds no {value.GetType().Name}"),
    };
}
