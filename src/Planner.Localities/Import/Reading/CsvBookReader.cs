using System.Text;
using System.Text.Unicode;
using Planner.Rules.Documents;

namespace Planner.Localities.Import.Reading;

/// <summary>
/// Reads a table of text as offices save it: any of the code pages below, comma, semicolon, tab or bar between the fields, line breaks inside quotes. A record is a row, so that its number is that
/// of the row which Excel shows.
/// </summary>
internal static class CsvBookReader
{
    private const int Sampled = 400;
    private static readonly char[] Separators = ['\t', ';', '|', ','];

    // What office programs write into text for errors.
    private static readonly string[] Errors = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"];

    public static OfficeBook? Read(string path, byte[] bytes, FileDigest digest, ImportFindings findings, string? encoding, char? separator)
    {
        var place = new ImportPlace(path);
        if (Decode(bytes, encoding, out string used) is not { } text)
        {
            findings.Add(ImportFindingKind.EncodingUnknown, place);
            return null;
        }

        if (LegacyText.Names.Contains(used) && encoding is null)
        {
            findings.Add(ImportFindingKind.OldEncoding, place, used);
        }

        // A first line "sep=;" tells Excel what separates.
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
        {
            separator ??= text[4];
            text = text[5..].TrimStart('\r', '\n');
        }

        char by = separator ?? BestSeparator(text);
        string sheet = Path.GetFileNameWithoutExtension(path);
        List<SheetCell[]>? rows = Rows(text, by, new ImportPlace(path, sheet), findings);
        return rows is null ? null : new OfficeBook(path, digest, [new OfficeSheet(sheet, rows)]) { Encoding = used, Separator = by };
    }

    /// <summary>What a field of text holds: blanks are nothing, an error's name is an error.</summary>
    public static SheetCell CellOf(string field)
    {
        string text = VietnameseText.Tidy(field);
        return text.Length == 0
            ? SheetCell.Nothing
            : IsError(text) ? new SheetCell(SheetCellKind.Error, text) : new SheetCell(SheetCellKind.Text, text);
    }

    private static bool IsError(string text) =>
        (text[0] == '#' && Errors.Contains(text.ToUpperInvariant())) || (text.StartsWith("Err:5", StringComparison.Ordinal) && text.Length == 7);

    private static string? Decode(byte[] bytes, string? named, out string used)
    {
        ReadOnlySpan<byte> all = bytes;
        used = named ?? "UTF-8";
        if (named is not null && LegacyText.Names.Contains(named))
        {
            return LegacyText.Decode(named, all);
        }

        if (all.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            used = "UTF-16LE";
            return Encoding.Unicode.GetString(all[2..]);
        }

        if (all.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            used = "UTF-16BE";
            return Encoding.BigEndianUnicode.GetString(all[2..]);
        }

        if (all.StartsWith("\uFEFF"u8))
        {
            all = all[3..];
        }

        if (Utf8.IsValid(all) && all.IndexOf((byte)0) < 0)
        {
            used = "UTF-8";
            return Encoding.UTF8.GetString(all);
        }

        // Without a mark, every other byte of UTF-16 is zero where the text is in plain letters.
        if (all.IndexOf((byte)0) >= 0)
        {
            int even = 0, odd = 0;
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i] == 0)
                {
                    _ = i % 2 == 0 ? even++ : odd++;
                }
            }

            if (Math.Max(even, odd) < all.Length / 8 || Math.Min(even, odd) * 4 > Math.Max(even, odd))
            {
                return null;
            }

            used = odd > even ? "UTF-16LE" : "UTF-16BE";
            return (odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(all);
        }

        if (LegacyText.Detect(bytes) is { } legacy)
        {
            used = legacy;
            return LegacyText.Decode(legacy, all);
        }

        return null;
    }

    /// <summary>The separator under which most records have the same number of fields, at least two; what decimal commas do to a comma makes it come last among equals.</summary>
    private static char BestSeparator(string text)
    {
        char best = ',';
        double bestShare = 0;
        foreach (char by in Separators)
        {
            var counts = new Dictionary<int, int>();
            int records = 0;
            foreach (IReadOnlyList<string> record in Records(text, by, out _).Where(r => r.Any(f => !string.IsNullOrWhiteSpace(f))).Take(Sampled))
            {
                records++;
                counts[record.Count] = counts.GetValueOrDefault(record.Count) + 1;
            }

            double share = counts.Where(c => c.Key > 1).Select(c => (double)c.Value / records).DefaultIfEmpty(0).Max();
            if (share > bestShare + 1e-9)
            {
                best = by;
                bestShare = share;
            }
        }

        return best;
    }

    private static List<SheetCell[]>? Rows(string text, char by, ImportPlace place, ImportFindings findings)
    {
        var rows = new List<SheetCell[]>();
        long cells = 0;
        IEnumerable<IReadOnlyList<string>> records = Records(text, by, out Func<(int Row, int Column)?> open);
        foreach (IReadOnlyList<string> record in records)
        {
            SheetCell[] row = [.. record.Select(CellOf)];
            int used = row.Length;
            while (used > 0 && row[used - 1].IsEmpty)
            {
                used--;
            }

            cells += used;
            if (rows.Count >= ImportLimits.MostRows || used > ImportLimits.MostColumns || cells > ImportLimits.MostCells)
            {
                bool tooMany = rows.Count >= ImportLimits.MostRows;
                findings.Add(
                    ImportFindingKind.FileTooLarge,
                    place with { Row = rows.Count },
                    tooMany ? "rows" : used > ImportLimits.MostColumns ? "columns" : "cells",
                    tooMany ? rows.Count + 1L : used > ImportLimits.MostColumns ? used : cells,
                    tooMany ? ImportLimits.MostRows : used > ImportLimits.MostColumns ? (long)ImportLimits.MostColumns : ImportLimits.MostCells);
                return null;
            }

            rows.Add(row[..used]);
        }

        long places = (long)rows.Count * (rows.Count == 0 ? 0 : rows.Max(r => r.Length));
        if (places > ImportLimits.MostPlaces)
        {
            findings.Add(ImportFindingKind.FileTooLarge, place, "places", places, (long)ImportLimits.MostPlaces);
            return null;
        }

        if (open() is { } quote)
        {
            findings.Add(ImportFindingKind.QuoteOpen, place with { Row = quote.Row, Column = quote.Column });
            return null;
        }

        return rows;
    }

    private static IEnumerable<IReadOnlyList<string>> Records(string text, char by, out Func<(int Row, int Column)?> open)
    {
        (int, int)? unclosed = null;
        open = () => unclosed;
        return Split();

        IEnumerable<IReadOnlyList<string>> Split()
        {
            var record = new List<string>();
            var field = new StringBuilder();
            int row = 0;
            bool quoted = false;
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (quoted)
                {
                    if (c != '"')
                    {
                        field.Append(c);
                    }
                    else if (i + 1 < text.Length && text[i + 1] == '"')
                    {
                        field.Append('"');
                        i++;
                    }
                    else
                    {
                        quoted = false;
                        unclosed = null;
                    }
                }
                else if (c == '"' && string.IsNullOrWhiteSpace(field.ToString()))
                {
                    // A quotation mark inside a field that does not begin with one is a letter like any other.
                    field.Clear();
                    quoted = true;
                    unclosed = (row, record.Count);
                }
                else if (c == by)
                {
                    record.Add(field.ToString());
                    field.Clear();
                }
                else if (c is '\n' or '\r')
                {
                    i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                    record.Add(field.ToString());
                    field.Clear();
                    yield return record;
                    record = [];
                    row++;
                }
                else
                {
                    field.Append(c);
                }
            }

            if (field.Length > 0 || record.Count > 0)
            {
                record.Add(field.ToString());
                yield return record;
            }
        }
    }
}
