using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Planner.Rules.Documents;

namespace Planner.Localities.Import.Reading;

/// <summary>Reads the sheets of an Office Open XML workbook row by row. Errors and formulas without a value stay what they are; nothing becomes empty.</summary>
internal static partial class XlsxBookReader
{
    private const int RatioMatters = 1 << 20;

    public static OfficeBook? Read(string path, byte[] bytes, FileDigest digest, ImportFindings findings)
    {
        var place = new ImportPlace(path);
        try
        {
            if (!Fits(bytes, place, findings))
            {
                return null;
            }

            using var stream = new MemoryStream(bytes, writable: false);
            using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);
            return new Book(path, document, findings).Read(digest);
        }
        catch (LimitPassedException limit)
        {
            findings.Add(ImportFindingKind.FileTooLarge, place, limit.What, limit.Found, limit.Most);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or XmlException or FileFormatException or FormatException or InvalidOperationException
            or ArgumentException or NullReferenceException or KeyNotFoundException or IOException or NotSupportedException)
        {
            findings.Add(ImportFindingKind.FileBroken, place, e.GetType().Name);
        }

        return null;
    }

    /// <summary>Whether what the parts unpack to is within limits: first as declared, then as it is, since a declaration may lie.</summary>
    private static bool Fits(byte[] bytes, ImportPlace place, ImportFindings findings)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > ImportLimits.MostParts)
        {
            findings.Add(ImportFindingKind.FileTooLarge, place, "parts", (long)archive.Entries.Count, (long)ImportLimits.MostParts);
            return false;
        }

        if (archive.GetEntry("xl/workbook.xml") is null && archive.GetEntry("_rels/.rels") is null)
        {
            findings.Add(ImportFindingKind.WrongFormat, place, "zip");
            return false;
        }

        long declared = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            declared += entry.Length;
            if (declared > ImportLimits.MostUnpacked)
            {
                findings.Add(ImportFindingKind.FileTooLarge, place, "unpacked", declared, ImportLimits.MostUnpacked);
                return false;
            }

            if (entry.Length > RatioMatters && entry.Length / Math.Max(1, entry.CompressedLength) > ImportLimits.MostRatio)
            {
                findings.Add(ImportFindingKind.FileTooLarge, place, "ratio", entry.Length / Math.Max(1, entry.CompressedLength), (long)ImportLimits.MostRatio);
                return false;
            }
        }

        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > ImportLimits.MostUnpacked)
                {
                    findings.Add(ImportFindingKind.FileTooLarge, place, "unpacked", unpacked, ImportLimits.MostUnpacked);
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a format shows a number as a share or as a day. Text in quotes and brackets is no sign of either.</summary>
    private static SheetCellFormat FormatOf(uint id, string? code)
    {
        if (id is 9 or 10)
        {
            return SheetCellFormat.Percent;
        }

        if (id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58)
        {
            return SheetCellFormat.Date;
        }

        if (string.IsNullOrEmpty(code) || code.Equals("General", StringComparison.OrdinalIgnoreCase))
        {
            return SheetCellFormat.Plain;
        }

        string bare = Literal().Replace(code, "");
        return bare.Contains('%', StringComparison.Ordinal)
            ? SheetCellFormat.Percent
            : bare.IndexOfAny(['d', 'D', 'y', 'Y', 'h', 'H', 's', 'S']) >= 0 || (bare.Contains('m', StringComparison.OrdinalIgnoreCase) && !bare.Contains('0', StringComparison.Ordinal))
                ? SheetCellFormat.Date
                : SheetCellFormat.Plain;
    }

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*\\]")]
    private static partial Regex Literal();

    private sealed class LimitPassedException(string what, long found, long most) : Exception
    {
        public string What => what;

        public long Found => found;

        public long Most => most;
    }

    private sealed class Book(string path, SpreadsheetDocument document, ImportFindings findings)
    {
        private readonly List<string> shared = [];
        private readonly List<SheetCellFormat> formats = [];
        private long cells;

        public OfficeBook? Read(FileDigest digest)
        {
            WorkbookPart workbook = document.WorkbookPart ?? throw new InvalidDataException("no workbook");
            SharedStrings(workbook.SharedStringTablePart);
            Formats(workbook.WorkbookStylesPart?.Stylesheet);
            Sheet[] tabs = [.. workbook.Workbook.Sheets?.Elements<Sheet>() ?? []];
            if (tabs.Length > ImportLimits.MostSheets)
            {
                throw new LimitPassedException("sheets", tabs.Length, ImportLimits.MostSheets);
            }

            var sheets = new List<OfficeSheet>();
            foreach (Sheet tab in tabs)
            {
                // A tab may be a chart or a macro sheet of old.
                if (tab.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
                {
                    sheets.Add(Read(part, tab.Name?.Value ?? id) with { Hidden = tab.State is { } state && state.Value != SheetStateValues.Visible });
                }
            }

            if (sheets.Count == 0)
            {
                throw new InvalidDataException("no sheet");
            }

            return Turned(new OfficeBook(path, digest, sheets));
        }

        /// <summary>The book with its texts in Unicode, where an old font had made people write them in another code page.</summary>
        private OfficeBook Turned(OfficeBook book)
        {
            string[] texts = [.. book.Sheets.SelectMany(s => s.Rows).SelectMany(r => r).Where(c => c.Kind == SheetCellKind.Text).Select(c => c.Text)];
            if (LegacyText.DetectShown(texts) is not { } name)
            {
                return book;
            }

            findings.Add(ImportFindingKind.OldEncoding, new ImportPlace(path), name);
            return book with
            {
                Encoding = name,
                Sheets =
                [
                    .. book.Sheets.Select(s => s with
                    {
                        Name = VietnameseText.Tidy(LegacyText.FromShown(name, s.Name)),
                        Rows = [.. s.Rows.Select(r => (SheetCell[])[.. r.Select(c => c.Kind == SheetCellKind.Text ? c with { Text = VietnameseText.Tidy(LegacyText.FromShown(name, c.Text)) } : c)])],
                    }),
                ],
            };
        }

        private void SharedStrings(SharedStringTablePart? part)
        {
            if (part is null)
            {
                return;
            }

            using OpenXmlReader reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    if (shared.Count >= ImportLimits.MostSharedStrings)
                    {
                        throw new LimitPassedException("strings", shared.Count + 1L, ImportLimits.MostSharedStrings);
                    }

                    // The pronunciation that Asian versions store beside a text is no part of it.
                    var item = (SharedStringItem)reader.LoadCurrentElement()!;
                    shared.Add(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(r => r.Text?.Text)));
                }
            }
        }

        private void Formats(Stylesheet? styles)
        {
            var codes = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? []).Where(n => n.NumberFormatId is not null).GroupBy(n => n.NumberFormatId!.Value)
                .ToDictionary(n => n.Key, n => n.Last().FormatCode?.Value);
            foreach (CellFormat format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
            {
                uint id = format.NumberFormatId?.Value ?? 0;
                formats.Add(FormatOf(id, codes.GetValueOrDefault(id)));
            }
        }

        private OfficeSheet Read(WorksheetPart part, string name)
        {
            var rows = new List<SheetCell[]>();
            var merges = new List<CellArea>();
            var hiddenRows = new HashSet<int>();
            var hiddenColumns = new HashSet<int>();
            using OpenXmlReader reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (!reader.IsStartElement)
                {
                    continue;
                }

                if (reader.ElementType == typeof(Row))
                {
                    var row = (Row)reader.LoadCurrentElement()!;
                    int number = row.RowIndex is { } index ? checked((int)index.Value) - 1 : rows.Count;
                    if (number >= rows.Count + ImportLimits.MostRows || number >= ImportLimits.MostRows)
                    {
                        // An empty row far below, which only has a format, asks for nothing.
                        if (Cells(row).Length == 0)
                        {
                            continue;
                        }

                        throw new LimitPassedException("rows", number + 1L, ImportLimits.MostRows);
                    }

                    while (rows.Count <= number)
                    {
                        rows.Add([]);
                    }

                    rows[number] = Cells(row);
                    if (row.Hidden?.Value == true)
                    {
                        hiddenRows.Add(number);
                    }
                }
                else if (reader.ElementType == typeof(Column))
                {
                    var column = (Column)reader.LoadCurrentElement()!;
                    for (uint c = column.Min?.Value ?? 1; column.Hidden?.Value == true && c <= Math.Min(column.Max?.Value ?? 0, ImportLimits.MostColumns); c++)
                    {
                        hiddenColumns.Add((int)c - 1);
                    }
                }
                else if (reader.ElementType == typeof(MergeCell))
                {
                    var merge = (MergeCell)reader.LoadCurrentElement()!;
                    if (Area(merge.Reference?.Value) is { } area)
                    {
                        merges.Add(area);
                    }
                }
            }

            while (rows.Count > 0 && rows[^1].Length == 0)
            {
                rows.RemoveAt(rows.Count - 1);
            }

            return new OfficeSheet(VietnameseText.Tidy(name), rows) { Merges = merges, HiddenRows = hiddenRows, HiddenColumns = hiddenColumns };
        }

        private SheetCell[] Cells(Row row)
        {
            var found = new List<SheetCell>();
            int used = 0;
            foreach (Cell cell in row.Elements<Cell>())
            {
                int column = cell.CellReference?.Value is { } reference ? ImportPlace.ColumnOf(reference.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')) : found.Count;
                SheetCell value = CellOf(cell);
                if (value.IsEmpty)
                {
                    continue;
                }

                if (column < 0 || column >= ImportLimits.MostColumns)
                {
                    throw new LimitPassedException("columns", column + 1L, ImportLimits.MostColumns);
                }

                while (found.Count <= column)
                {
                    found.Add(SheetCell.Nothing);
                }

                found[column] = value;
                used = found.Count;
                if (++cells > ImportLimits.MostCells)
                {
                    throw new LimitPassedException("cells", cells, ImportLimits.MostCells);
                }
            }

            return [.. found.Take(used)];
        }

        private SheetCell CellOf(Cell cell)
        {
            string? stored = cell.CellValue?.Text;
            CellValues? type = cell.DataType?.Value;
            if (cell.CellFormula is not null && stored is null && type != CellValues.InlineString)
            {
                return new SheetCell(SheetCellKind.NoValue, "=" + cell.CellFormula.Text);
            }

            switch (type)
            {
                case CellValues.InlineString:
                    return CsvBookReader.CellOf(cell.InlineString?.Text?.Text ?? string.Concat(cell.InlineString?.Elements<Run>().Select(r => r.Text?.Text) ?? []));
                case CellValues.SharedString:
                    return CsvBookReader.CellOf(shared[int.Parse(stored ?? "0", CultureInfo.InvariantCulture)]);
                case CellValues.String:
                    return CsvBookReader.CellOf(stored ?? "");
                case CellValues.Error:
                    return new SheetCell(SheetCellKind.Error, stored ?? "#?");
                case CellValues.Boolean:
                    // Some programs write the word that XML allows in place of the digit.
                    return stored is "1" or "true" ? new SheetCell(SheetCellKind.Truth, "TRUE", 1) : new SheetCell(SheetCellKind.Truth, "FALSE");
                case CellValues.Date:
                    return new SheetCell(SheetCellKind.Number, stored ?? "", 0, SheetCellFormat.Date);
            }

            if (string.IsNullOrWhiteSpace(stored))
            {
                return SheetCell.Nothing;
            }

            int style = (int)(cell.StyleIndex?.Value ?? 0);
            return double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? new SheetCell(SheetCellKind.Number, stored, number, style < formats.Count ? formats[style] : SheetCellFormat.Plain)
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
            return letters > 0 && int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out int row) && ImportPlace.ColumnOf(text[..letters]) is >= 0 and int column
                ? (row - 1, column)
                : null;
        }
    }
}
