using System.Globalization;

namespace Planner.Localities.Import.Reading;

/// <summary>Reads the XML of one sheet. Errors and formulas without a value stay what they are; nothing becomes empty.</summary>
/// <param name="shared">The texts that the workbook shares between cells.</param>
/// <param name="formats">How each style shows numbers.</param>
internal sealed class SheetXmlReader(IReadOnlyList<string> shared, IReadOnlyList<SheetCellFormat> formats)
{
    private readonly List<SheetCell> row = [];
    private long filled;
    private long seen;

    /// <summary>The row it has come to, from 0; -1 outside of rows. What is wrong is wrong there.</summary>
    public int Row { get; private set; } = -1;

    /// <summary>Reads a sheet.</summary>
    /// <param name="xml">Its XML.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="LimitPassedException">It asks for more than is read.</exception>
    public OfficeSheet Read(PartXml xml, string name)
    {
        var rows = new List<SheetCell[]>();
        var merges = new List<CellArea>();
        var hiddenRows = new HashSet<int>();
        var hiddenColumns = new HashSet<int>();
        Row = -1;
        while (xml.Next())
        {
            if (!xml.Begins)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "row":
                    ReadRow(xml, rows, hiddenRows);
                    break;
                case "col" when xml.Truth("hidden"):
                    for (uint c = Math.Max(1, xml.Number("min") ?? 1), last = Math.Min(xml.Number("max") ?? 0, ImportLimits.MostColumns); c <= last; c++)
                    {
                        hiddenColumns.Add((int)c - 1);
                    }

                    break;
                case "mergeCell" when Area(xml.Attribute("ref")) is { } area:
                    merges.Add(area);
                    if (merges.Count > ImportLimits.MostMerges)
                    {
                        throw new LimitPassedException("merges", merges.Count, ImportLimits.MostMerges);
                    }

                    break;
            }
        }

        while (rows.Count > 0 && rows[^1].Length == 0)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        var sheet = new OfficeSheet(name, rows) { Merges = merges, HiddenRows = hiddenRows, HiddenColumns = hiddenColumns };
        return (long)rows.Count * sheet.Width <= ImportLimits.MostPlaces ? sheet : throw new LimitPassedException("places", (long)rows.Count * sheet.Width, ImportLimits.MostPlaces);
    }

    private void ReadRow(PartXml xml, List<SheetCell[]> rows, HashSet<int> hidden)
    {
        Row = rows.Count;
        int number = xml.Number("r") is { } told ? checked((int)told) - 1 : rows.Count;
        if (number < 0)
        {
            throw new InvalidDataException("a row without a number");
        }

        bool isHidden = xml.Truth("hidden");
        row.Clear();
        int depth = xml.Depth, column = -1;
        for (bool empty = xml.IsEmpty; xml.NextInside(depth, empty);)
        {
            if (xml.Begins && xml.Name == "c")
            {
                ReadCell(xml, ref column);
            }
        }

        if (number >= ImportLimits.MostRows)
        {
            // An empty row far below, which only has a format, asks for nothing.
            if (row.Count > 0)
            {
                throw new LimitPassedException("rows", number + 1L, ImportLimits.MostRows);
            }

            Row = -1;
            return;
        }

        while (rows.Count <= number)
        {
            rows.Add([]);
        }

        rows[number] = [.. row];
        if (isHidden)
        {
            hidden.Add(number);
        }

        Row = -1;
    }

    private void ReadCell(PartXml xml, ref int last)
    {
        if (++seen > ImportLimits.MostPlaces)
        {
            throw new LimitPassedException("places", seen, ImportLimits.MostPlaces);
        }

        int column = xml.Attribute("r") is { } reference ? ImportPlace.ColumnOf(reference.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')) : last + 1;
        last = column;
        SheetCell value = CellOf(xml);
        if (value.IsEmpty)
        {
            return;
        }

        if (column is < 0 or >= ImportLimits.MostColumns)
        {
            throw new LimitPassedException("columns", column + 1L, ImportLimits.MostColumns);
        }

        while (row.Count <= column)
        {
            row.Add(SheetCell.Nothing);
        }

        row[column] = value;
        if (++filled > ImportLimits.MostCells)
        {
            throw new LimitPassedException("cells", filled, ImportLimits.MostCells);
        }
    }

    private SheetCell CellOf(PartXml xml)
    {
        string? type = xml.Attribute("t"), stored = null, formula = null, inline = null;
        uint style = xml.Number("s") ?? 0;
        int depth = xml.Depth;
        for (bool empty = xml.IsEmpty; xml.NextInside(depth, empty);)
        {
            if (!xml.Begins)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "v" when stored is null:
                    stored = xml.Text();
                    break;
                case "f" when formula is null:
                    formula = xml.Text();
                    break;
                case "is" when inline is null:
                    inline = xml.Text("t", "rPh");
                    break;
            }
        }

        if (formula is not null && stored is null && type != "inlineStr")
        {
            return new SheetCell(SheetCellKind.NoValue, "=" + formula);
        }

        switch (type)
        {
            case "inlineStr":
                return CsvBookReader.CellOf(inline ?? "");
            case "s":
                return stored is null ? SheetCell.Nothing : CsvBookReader.CellOf(shared[int.Parse(stored, CultureInfo.InvariantCulture)]);
            case "str":
                return CsvBookReader.CellOf(stored ?? "");
            case "e":
                return new SheetCell(SheetCellKind.Error, stored is { Length: > 0 } ? VietnameseText.Tidy(stored) : "#?");
            case "b":
                // Some programs write the word that XML allows in place of the digit.
                return stored is "1" or "true" ? new SheetCell(SheetCellKind.Truth, "TRUE", 1) : new SheetCell(SheetCellKind.Truth, "FALSE");
            case "d":
                return new SheetCell(SheetCellKind.Number, stored ?? "", 0, SheetCellFormat.Date);
            case null or "n":
                break;
            default:
                throw new FormatException("a cell of no known type");
        }

        if (string.IsNullOrWhiteSpace(stored))
        {
            return SheetCell.Nothing;
        }

        return double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? new SheetCell(SheetCellKind.Number, stored, number, style < formats.Count ? formats[(int)style] : SheetCellFormat.Plain)
            : CsvBookReader.CellOf(stored);
    }

    private static CellArea? Area(string? reference)
    {
        string[] ends = reference?.Split(':') ?? [];
        return ends.Length == 2 && Corner(ends[0]) is { } first && Corner(ends[1]) is { } last ? new CellArea(first.Row, first.Column, last.Row, last.Column) : null;
    }

    private static (int Row, int Column)? Corner(string text)
    {
        int letters = text.TakeWhile(char.IsAsciiLetterUpper).Count();
        return letters > 0 && int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out int row) && row > 0 && ImportPlace.ColumnOf(text[..letters]) is >= 0 and int column
            ? (row - 1, column)
            : null;
    }
}
