using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Planner.Reporting.Workbooks;

/// <summary>The styles of a workbook, by index.</summary>
internal static class SheetStyles
{
    public const uint Title = 1;
    public const uint Mark = 2;
    public const uint Heading = 3;
    private const uint FirstFormat = 4;

    // Identifiers below 164 are the program's own: 1 is "0", 2 "0.00", 3 "#,##0", 4 "#,##0.00", 9 "0%".
    private const uint OneDecimal = 164;
    private const uint OnePercent = 165;

    public static uint Of(SheetFormat format) => FirstFormat + (uint)format;

    public static Stylesheet Make()
    {
        CellFormat Number(uint id) => new() { NumberFormatId = id, ApplyNumberFormat = true, Alignment = Top(wrap: false), ApplyAlignment = true };
        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = OneDecimal, FormatCode = "#,##0.0" },
                new NumberingFormat { NumberFormatId = OnePercent, FormatCode = "0.0%" }),
            new Fonts(
                Font(11, bold: false, "FF1A1A1A"), Font(14, bold: true, "FF1A1A1A"), Font(11, bold: true, "FF8B1A1A"), Font(11, bold: true, "FF1A1A1A")),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFDCEBF5" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(), new Border(new BottomBorder(new Color { Rgb = "FF00507D" }) { Style = BorderStyleValues.Medium })),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { FontId = 2, ApplyFont = true },
                new CellFormat
                {
                    FontId = 3,
                    ApplyFont = true,
                    FillId = 2,
                    ApplyFill = true,
                    BorderId = 1,
                    ApplyBorder = true,
                    Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Bottom },
                    ApplyAlignment = true,
                },
                new CellFormat { Alignment = Top(wrap: true), ApplyAlignment = true },
                Number(1),
                Number(3),
                Number(OneDecimal),
                Number(4),
                Number(9),
                Number(OnePercent),
                Number(0),
                new CellFormat { Alignment = Top(wrap: false), ApplyAlignment = true }));
    }

    private static Alignment Top(bool wrap) => new() { WrapText = wrap, Vertical = VerticalAlignmentValues.Top };

    private static Font Font(double size, bool bold, string colour)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        return font;
    }
}
