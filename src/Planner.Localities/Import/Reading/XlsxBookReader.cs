using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Planner.Rules.Documents;

namespace Planner.Localities.Import.Reading;

/// <summary>Reads the sheets of an Office Open XML workbook row by row. Errors and formulas without a value stay what they are; nothing becomes empty.</summary>
internal static partial class XlsxBookReader
{
    private const int RatioMatters = 1 << 20;

    public static OfficeBook? Read(string path, byte[] bytes, FileDigest digest, ImportFindings findings)
    {
        var place = new ImportPlace(path);
        Book? book = null;
        try
        {
            if (!Fits(bytes, place, findings))
            {
                return null;
            }

            using var stream = new MemoryStream(bytes, writable: false);
            using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);
            book = new Book(path, document, findings);
            return book.Read(digest);
        }
        catch (LimitPassedException limit)
        {
            findings.Add(ImportFindingKind.FileTooLarge, book?.At ?? place, limit.What, limit.Found, limit.Most);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or XmlException or FileFormatException or FormatException or OverflowException or InvalidOperationException
            or ArgumentException or NullReferenceException or KeyNotFoundException or IOException or NotSupportedException)
        {
            findings.Add(ImportFindingKind.FileBroken, book?.At ?? place, e.GetType().Name);
        }

        return null;
    }

    /// <summary>Whether what the parts unpack to is within limits: first as declared, then as it is, since a declaration may lie.</summary>
    private static bool Fits(byte[] bytes, ImportPlace place, ImportFindings findings)
    {
        // How each entry of a zip file's directory begins: there are at most so many, whatever the file says of their number, and none need be read to count them.
        int parts = bytes.AsSpan().Count("PK\u0001\u0002"u8);
        if (parts > ImportLimits.MostParts)
        {
            findings.Add(ImportFindingKind.FileTooLarge, place, "parts", (long)parts, (long)ImportLimits.MostParts);
            return false;
        }

        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);

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

        long unpacked = 0, relations = 0;
        byte[] buffer = new byte[1 << 16];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // Read whole by whoever opens the package, whatever the sheets are like.
            bool relation = entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && entry.FullName.StartsWith('[');
            bool xml = true, first = true;
            long stretch = 0;
            using Stream part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0; first = false)
            {
                unpacked += read;
                relations += relation ? read : 0;
                xml = first ? MayBeXml(buffer.AsSpan(0, read)) : xml;
                if (unpacked > ImportLimits.MostUnpacked || relations > ImportLimits.MostRelations)
                {
                    findings.Add(
                        ImportFindingKind.FileTooLarge, place, "unpacked", unpacked > ImportLimits.MostUnpacked ? unpacked : relations,
                        unpacked > ImportLimits.MostUnpacked ? ImportLimits.MostUnpacked : ImportLimits.MostRelations);
                    return false;
                }

                if (xml && Stretch(buffer.AsSpan(0, read), ref stretch) > ImportLimits.MostStretch)
                {
                    findings.Add(ImportFindingKind.FileTooLarge, place, "stretch", ImportLimits.MostStretch + 1L, (long)ImportLimits.MostStretch);
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The longest stretch without the beginning of an element so far, which is what a reader of XML holds at once: a text, or an element with its attributes.</summary>
    private static long Stretch(ReadOnlySpan<byte> bytes, ref long stretch)
    {
        long longest = 0;
        for (int at; (at = bytes.IndexOf((byte)'<')) >= 0; bytes = bytes[(at + 1)..])
        {
            longest = Math.Max(longest, stretch + at);
            stretch = 0;
        }

        stretch += bytes.Length;
        return Math.Max(longest, stretch);
    }

    private static bool MayBeXml(ReadOnlySpan<byte> start) =>
        start.Length > 0 && (start[0] is (byte)'<' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 || start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
            || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]));

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

    private sealed class Book(string path, SpreadsheetDocument document, ImportFindings findings)
    {
        private readonly List<string> shared = [];
        private readonly List<SheetCellFormat> formats = [];
        private SheetXmlReader? reader;
        private string? sheet;

        /// <summary>Where it has come to: what is wrong is wrong there.</summary>
        public ImportPlace At => sheet is null ? new ImportPlace(path) : new ImportPlace(path, sheet, reader?.Row ?? -1);

        public OfficeBook? Read(FileDigest digest)
        {
            WorkbookPart workbook = document.WorkbookPart ?? throw new InvalidDataException("no workbook");
            SharedStrings(workbook.SharedStringTablePart);
            Formats(workbook.WorkbookStylesPart);
            reader = new SheetXmlReader(shared, formats);
            var sheets = new List<OfficeSheet>();
            foreach ((string name, string id, bool hidden) in Tabs(workbook))
            {
                // A tab may be a chart or a macro sheet of old.
                if (workbook.GetPartById(id) is WorksheetPart part)
                {
                    sheet = VietnameseText.Tidy(name);
                    using var xml = new PartXml(part.GetStream(FileMode.Open, FileAccess.Read));
                    sheets.Add(reader.Read(xml, sheet) with { Hidden = hidden });
                }
            }

            sheet = null;
            return sheets.Count > 0 ? Turned(new OfficeBook(path, digest, sheets)) : throw new InvalidDataException("no sheet");
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

        private static List<(string Name, string Id, bool Hidden)> Tabs(WorkbookPart workbook)
        {
            var tabs = new List<(string, string, bool)>();
            using var xml = new PartXml(workbook.GetStream(FileMode.Open, FileAccess.Read));
            while (xml.Next())
            {
                if (xml.Begins && xml.Name == "sheet" && xml.Relation() is { } id)
                {
                    tabs.Add((xml.Attribute("name") ?? id, id, xml.Attribute("state") is { } state && state != "visible"));
                    if (tabs.Count > ImportLimits.MostSheets)
                    {
                        throw new LimitPassedException("sheets", tabs.Count, ImportLimits.MostSheets);
                    }
                }
            }

            return tabs;
        }

        private void SharedStrings(SharedStringTablePart? part)
        {
            if (part is null)
            {
                return;
            }

            using var xml = new PartXml(part.GetStream(FileMode.Open, FileAccess.Read));
            while (xml.Next())
            {
                if (xml.Begins && xml.Name == "si")
                {
                    if (shared.Count >= ImportLimits.MostSharedStrings)
                    {
                        throw new LimitPassedException("strings", shared.Count + 1L, ImportLimits.MostSharedStrings);
                    }

                    // The pronunciation that Asian versions store beside a text is no part of it.
                    shared.Add(xml.Text("t", "rPh"));
                }
            }
        }

        private void Formats(WorkbookStylesPart? part)
        {
            if (part is null)
            {
                return;
            }

            var codes = new Dictionary<uint, string?>();
            bool cells = false;
            using var xml = new PartXml(part.GetStream(FileMode.Open, FileAccess.Read));
            while (xml.Next())
            {
                switch (xml.Name)
                {
                    case "numFmt" when xml.Begins && xml.Number("numFmtId") is { } id:
                        codes[id] = xml.Attribute("formatCode");
                        break;
                    case "cellXfs":
                        cells = xml.Begins && !xml.IsEmpty;
                        break;
                    case "xf" when xml.Begins && cells:
                        uint format = xml.Number("numFmtId") ?? 0;
                        formats.Add(FormatOf(format, codes.GetValueOrDefault(format)));
                        break;
                }

                if (formats.Count + codes.Count > ImportLimits.MostStyles)
                {
                    throw new LimitPassedException("styles", formats.Count + codes.Count, ImportLimits.MostStyles);
                }
            }
        }
    }
}
