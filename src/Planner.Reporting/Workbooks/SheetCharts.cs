using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;

namespace Planner.Reporting.Workbooks;

/// <summary>Native line charts beside a sheet's table, one under the other.</summary>
internal static class SheetCharts
{
    private const int ColumnsWide = 8;
    private const int RowsHigh = 18;
    private const uint CategoryAxisId = 1;
    private const uint ValueAxisId = 2;
    private static readonly string[] Colours = ["00507D", "7FB2D3", "7FB2D3", "B34700", "5A5A5A"];

    public static void Write(DrawingsPart drawings, Sheet sheet)
    {
        var drawing = new WorksheetDrawing();
        for (int i = 0; i < sheet.Charts.Count; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"chart{i + 1}");
            ChartPart part = drawings.AddNewPart<ChartPart>(id);
            part.ChartSpace = Space(sheet, sheet.Charts[i]);
            int column = sheet.Columns.Count + 1, row = XlsxWriter.HeadingRow + (i * (RowsHigh + 1));
            drawing.Append(new TwoCellAnchor(
                new DocumentFormat.OpenXml.Drawing.Spreadsheet.FromMarker(
                    new ColumnId(Text(column)), new ColumnOffset("0"), new RowId(Text(row)), new RowOffset("0")),
                new DocumentFormat.OpenXml.Drawing.Spreadsheet.ToMarker(
                    new ColumnId(Text(column + ColumnsWide)), new ColumnOffset("0"), new RowId(Text(row + RowsHigh)), new RowOffset("0")),
                new DocumentFormat.OpenXml.Drawing.Spreadsheet.GraphicFrame(
                    new NonVisualGraphicFrameProperties(
                        new NonVisualDrawingProperties { Id = (uint)i + 2, Name = sheet.Charts[i].Title, Description = sheet.Charts[i].Title },
                        new NonVisualGraphicFrameDrawingProperties()),
                    new Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                    new A.Graphic(new A.GraphicData(new ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
                {
                    Macro = string.Empty,
                },
                new ClientData()));
        }

        drawings.WorksheetDrawing = drawing;
    }

    private static ChartSpace Space(Sheet sheet, SheetChart chart)
    {
        var lines = new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        for (int s = 0; s < chart.Series.Count; s++)
        {
            int column = chart.Series[s];
            lines.Append(new LineChartSeries(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)s },
                new Order { Val = (uint)s },
                new SeriesText(new StringReference(
                    new Formula(Range(sheet, column, XlsxWriter.HeadingRow, 1)),
                    new StringCache(new PointCount { Val = 1 }, new StringPoint(new NumericValue(sheet.Columns[column].Title)) { Index = 0 }))),
                new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = Colours[s % Colours.Length] })) { Width = s == 0 ? 28575 : 19050 }),
                new Marker(new Symbol { Val = MarkerStyleValues.None }),
                new CategoryAxisData(new NumberReference(new Formula(Range(sheet, chart.Categories, FirstRow(chart), chart.Count)), Cache(sheet, chart, chart.Categories))),
                new Values(new NumberReference(new Formula(Range(sheet, column, FirstRow(chart), chart.Count)), Cache(sheet, chart, column))),
                new Smooth { Val = false }));
        }

        lines.Append(new AxisId { Val = CategoryAxisId }, new AxisId { Val = ValueAxisId });
        return new ChartSpace(
            new RoundedCorners { Val = false },
            new Chart(
                Title(chart.Title, 1200),
                new AutoTitleDeleted { Val = false },
                new PlotArea(
                    new Layout(),
                    lines,
                    new DocumentFormat.OpenXml.Drawing.Charts.CategoryAxis(
                        new AxisId { Val = CategoryAxisId },
                        new Scaling(new Orientation { Val = OrientationValues.MinMax }),
                        new Delete { Val = false },
                        new AxisPosition { Val = AxisPositionValues.Bottom },
                        new NumberingFormat { FormatCode = "0", SourceLinked = false },
                        new MajorTickMark { Val = TickMarkValues.Outside },
                        new MinorTickMark { Val = TickMarkValues.None },
                        new TickLabelPosition { Val = TickLabelPositionValues.Low },
                        new CrossingAxis { Val = ValueAxisId }),
                    new ValueAxis(
                        new AxisId { Val = ValueAxisId },
                        new Scaling(new Orientation { Val = OrientationValues.MinMax }),
                        new Delete { Val = false },
                        new AxisPosition { Val = AxisPositionValues.Left },
                        new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "E3E3E3" })))),
                        Title(chart.Axis, 900),
                        new NumberingFormat { FormatCode = "General", SourceLinked = true },
                        new MajorTickMark { Val = TickMarkValues.None },
                        new MinorTickMark { Val = TickMarkValues.None },
                        new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
                        new CrossingAxis { Val = CategoryAxisId })),
                new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }),
                new PlotVisibleOnly { Val = true },
                new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }));
    }

    private static Title Title(string text, int size) => new(
        new ChartText(new RichText(
            new A.BodyProperties(), new A.ListStyle(),
            new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = size, Bold = true }), new A.Run(new A.RunProperties { FontSize = size, Bold = true }, new A.Text(text))))),
        new Overlay { Val = false });

    private static NumberingCache Cache(Sheet sheet, SheetChart chart, int column)
    {
        var cache = new NumberingCache(new FormatCode("General"), new PointCount { Val = (uint)chart.Count });
        for (int i = 0; i < chart.Count; i++)
        {
            if (sheet.Rows[chart.First + i][column] is { } value)
            {
                cache.Append(new NumericPoint(new NumericValue(Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture))) { Index = (uint)i });
            }
        }

        return cache;
    }

    private static int FirstRow(SheetChart chart) => XlsxWriter.HeadingRow + 1 + chart.First;

    private static string Range(Sheet sheet, int column, int row, int count) =>
        $"'{sheet.Name}'!${XlsxWriter.Letters(column)}${Text(row)}" + (count > 1 ? $":${XlsxWriter.Letters(column)}${Text(row + count - 1)}" : string.Empty);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
