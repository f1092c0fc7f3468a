using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Planner.Reporting.Packages;

namespace Planner.Reporting.Official;

/// <summary>
/// The text of a document, paragraph after paragraph, on pages laid out as Nghị định 30/2020/NĐ-CP asks: A4, margins 20 mm above and below, 30 mm at the binding, 15 mm at the other side.
/// </summary>
/// <threadsafety>Used by one thread.</threadsafety>
internal sealed class DocxBody
{
    /// <summary>Width of the text on an upright page, twentieths of a point.</summary>
    public const int UprightWidth = PageShort - Binding - Side;

    /// <summary>Width of the text on a page on its side.</summary>
    public const int LyingWidth = PageLong - Binding - Side;

    // A4 and its margins in twentieths of a point: 210 × 297, 20, 30 and 15 mm.
    private const int PageShort = 11906;
    private const int PageLong = 16838;
    private const int Edge = 1134;
    private const int Binding = 1701;
    private const int Side = 851;
    private const int HeaderEdge = 567;

    private readonly Body body = new();
    private readonly Header header;

    /// <summary>Starts a document.</summary>
    /// <param name="header">Ids of the parts that stand above the text.</param>
    public DocxBody(Header header) => this.header = header;

    /// <summary>The document's body; complete after the last section was closed.</summary>
    public Body Finished => body;

    /// <summary>A paragraph of one look.</summary>
    /// <param name="style">Its style.</param>
    /// <param name="text">Its text.</param>
    public void Paragraph(DocxStyle style, string text) => Paragraph(style, (text, false));

    /// <summary>A paragraph of plain and bold parts.</summary>
    /// <param name="style">Its style.</param>
    /// <param name="parts">The parts.</param>
    public void Paragraph(DocxStyle style, params ReadOnlySpan<(string Text, bool Bold)> parts) => body.Append(Made(style, parts));

    /// <summary>A short line in the middle of the page, as under a title.</summary>
    public void Line() => body.Append(LineOf(UprightWidth / 3));

    /// <summary>The next paragraph begins a page.</summary>
    public void PageBreak() => body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = nameof(DocxStyle.Rule) }), new Run(new Break { Type = BreakValues.Page })));

    /// <summary>Two columns without borders, side by side: the head and the foot of an official document.</summary>
    /// <param name="left">Share of the width that the left one has.</param>
    /// <param name="columns">The paragraphs of each column: text, size in half points, bold, italic; null for a line of that part of the column's width.</param>
    public void Pair(double left, params ReadOnlySpan<IReadOnlyList<(string? Text, int Size, bool Bold, bool Italic, bool Centre)>> columns)
    {
        int first = (int)(UprightWidth * left);
        int[] widths = [first, UprightWidth - first];
        var table = new Table(
            new TableProperties(new TableWidth { Width = Twips(UprightWidth), Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        for (int i = 0; i < columns.Length; i++)
        {
            var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Twips(widths[i]), Type = TableWidthUnitValues.Dxa }));
            foreach ((string? text, int size, bool bold, bool italic, bool centre) in columns[i])
            {
                cell.Append(text is null
                    ? LineOf(size, widths[i] - 216)
                    : new Paragraph(
                        new ParagraphProperties(
                            new ParagraphStyleId { Val = nameof(DocxStyle.Cell) }, new SpacingBetweenLines { After = "30" }, new Justification { Val = centre ? JustificationValues.Center : JustificationValues.Left }),
                        RunOf(text, bold, italic, size)));
            }

            row.Append(cell);
        }

        table.Append(row);
        body.Append(table);
        body.Append(Made(DocxStyle.Rule, []));
    }

    /// <summary>A table with borders, whose headings stand on every page and whose rows are never cut.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="width">Width of the table.</param>
    /// <param name="size">Size of the text, half points.</param>
    public void Table(IReadOnlyList<DocxColumn> columns, IEnumerable<DocxRow> rows, int width, int size)
    {
        double whole = columns.Sum(c => c.Width);
        int[] widths = [.. columns.Select(c => (int)(width * c.Width / whole))];
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 55, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 55, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
        table.Append(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. columns.Select((c, i) => CellOf(c.Title, widths[i], DocxAlign.Centre, bold: true, size, middle: true))]));
        foreach (DocxRow row in rows)
        {
            table.Append(new TableRow(
                [new TableRowProperties(new CantSplit()), .. row.Cells.Select((text, i) => CellOf(text, widths[i], columns[i].Align, row.Bold, size, middle: false))]));
        }

        body.Append(table);
    }

    /// <summary>Ends a section: what follows stands on a new page, laid out anew.</summary>
    /// <param name="lying">Whether the section that ends lies on its side.</param>
    /// <param name="first">Whether it is the first, whose first page bears no number.</param>
    /// <param name="last">Whether it is the last of the document.</param>
    public void EndSection(bool lying, bool first, bool last)
    {
        var section = new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = header.Numbered });
        if (first)
        {
            section.Append(new HeaderReference { Type = HeaderFooterValues.First, Id = header.First });
        }

        section.Append(new SectionType { Val = SectionMarkValues.NextPage });
        section.Append(lying
            ? new PageSize { Width = PageLong, Height = PageShort, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = PageShort, Height = PageLong });
        section.Append(new PageMargin { Top = Edge, Bottom = Edge, Left = Binding, Right = Side, Header = HeaderEdge, Footer = HeaderEdge, Gutter = 0 });
        if (first)
        {
            section.Append(new TitlePage());
        }

        if (last)
        {
            body.Append(section);
        }
        else
        {
            body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = nameof(DocxStyle.Rule) }, section)));
        }
    }

    /// <summary>A run of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bold">Bold.</param>
    /// <param name="italic">Italic.</param>
    /// <param name="size">Half points; 0 for the style's.</param>
    public static Run RunOf(string text, bool bold = false, bool italic = false, int size = 0)
    {
        var properties = new RunProperties();
        if (bold)
        {
            properties.Append(new Bold());
        }

        if (italic)
        {
            properties.Append(new Italic());
        }

        if (size > 0)
        {
            properties.Append(new FontSize { Val = Twips(size) }, new FontSizeComplexScript { Val = Twips(size) });
        }

        var run = new Run();
        if (properties.HasChildren)
        {
            run.Append(properties);
        }

        run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(OfficePackage.Allowed(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static Paragraph Made(DocxStyle style, ReadOnlySpan<(string Text, bool Bold)> parts)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style.ToString() }));
        foreach ((string text, bool bold) in parts)
        {
            paragraph.Append(RunOf(text, bold));
        }

        return paragraph;
    }

    private static Paragraph LineOf(int length, int column = UprightWidth)
    {
        string indent = Twips(Math.Max(0, (column - length) / 2));
        return new Paragraph(new ParagraphProperties(
            new ParagraphStyleId { Val = nameof(DocxStyle.Rule) },
            new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = "000000" }),
            new Indentation { Left = indent, Right = indent }));
    }

    private static TableCell CellOf(string text, int width, DocxAlign align, bool bold, int size, bool middle) => new(
        new TableCellProperties(
            new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa },
            new TableCellVerticalAlignment { Val = middle ? TableVerticalAlignmentValues.Center : TableVerticalAlignmentValues.Top }),
        new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = nameof(DocxStyle.Cell) },
                new Justification { Val = align switch { DocxAlign.Right => JustificationValues.Right, DocxAlign.Centre => JustificationValues.Center, _ => JustificationValues.Left } },

                // An empty cell is as high as its mark.
                new ParagraphMarkRunProperties(new FontSize { Val = Twips(size) }, new FontSizeComplexScript { Val = Twips(size) })),
            RunOf(text, bold, size: size)));

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ids of the parts above the text.</summary>
    /// <param name="First">Of the first page: the mark alone.</param>
    /// <param name="Numbered">Of the others: the page's number, then the mark.</param>
    public sealed record Header(string First, string Numbered);
}
