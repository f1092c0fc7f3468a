using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Tables;

/// <summary>A CSV file as rows of fields that know their places: comma, quotes by RFC 4180, UTF-8, a byte-order mark allowed.</summary>
public sealed class TableText
{
    /// <summary>Largest file read, in bytes; a larger one is refused before reading.</summary>
    public const long MaxBytes = InputLimits.FileBytes;

    private const string Empty = "the table is empty; a header row and at least one commune were expected";

    private TableText(string file, IReadOnlyList<TableField> header, IReadOnlyList<IReadOnlyList<TableField>> rows)
    {
        File = file;
        Header = header;
        Rows = rows;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The first row.</summary>
    public IReadOnlyList<TableField> Header { get; }

    /// <summary>The further rows; each has as many fields as the header.</summary>
    public IReadOnlyList<IReadOnlyList<TableField>> Rows { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path as the user named it.</param>
    /// <param name="diagnostics">Receives PLN0510 (cannot be read, too large, not UTF-8), PLN0511 (empty), PLN0515 (fields missing or too many),
    /// PLN0524 (stray quote).</param>
    /// <returns>The table, or null when there is nothing to work with.</returns>
    public static TableText? Read(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        byte[]? bytes;
        try
        {
            diagnostics.Read(path);
            bytes = BoundedFile.Read(path, (int)MaxBytes, out long length);
            if (bytes is null)
            {
                diagnostics.Error("PLN0510", SourceSpan.StartOf(path), FormattableString.Invariant(
                    $"the table is {(length + (1 << 20) - 1) >> 20} MiB; at most {MaxBytes >> 20} MiB are read; split it, or leave columns out"));
                return null;
            }

            diagnostics.Read(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            string what = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message;
            diagnostics.Error("PLN0510", SourceSpan.StartOf(path), $"cannot read the table: {what}");
            return null;
        }

        return Parse(path, bytes, diagnostics);
    }

    /// <summary>Reads a text that is at hand.</summary>
    /// <param name="file">The name to give in messages.</param>
    /// <param name="utf8">The bytes.</param>
    /// <param name="diagnostics">Receives the faults, as for <see cref="Read"/>.</param>
    /// <returns>The table, or null.</returns>
    public static TableText? Parse(string file, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            diagnostics.Error("PLN0510", SourceSpan.StartOf(file), "the table is not UTF-8 text; save it as \"CSV UTF-8 (comma delimited)\"");
            return null;
        }

        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            diagnostics.Error("PLN0511", SourceSpan.StartOf(file), Empty);
            return null;
        }

        return Split(file, utf8.ToArray(), diagnostics);
    }

    private static TableText? Split(string file, byte[] utf8, DiagnosticBag diagnostics)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            AllowLineBreaksInQuotes = false, // so that one forgotten quote spoils its own line only
            TrackLineNumbers = true,
            OnMalformedRecord = record => diagnostics.Error(
                "PLN0524",
                new SourceSpan(file, (int)record.LineNumber, Column(utf8, record.ByteOffset)),
                "a quotation mark stands where it ends no field; put the whole field in quotes and double the quotes inside"),
        };
        using CsvReader reader = CsvReader.Create(utf8, options);
        IReadOnlyList<TableField>? header = null;
        var rows = new List<IReadOnlyList<TableField>>();
        while (reader.Read())
        {
            List<TableField> fields = Fields(file, reader, diagnostics);
            if (header is null)
            {
                header = fields;
                if (header.Count > InputLimits.Columns)
                {
                    diagnostics.Error("PLN0005", header[InputLimits.Columns].Span, $"the table has {header.Count} columns; at most {InputLimits.Columns} are taken");
                    return null;
                }
            }
            else if (diagnostics.IsFull)
            {
                break;
            }
            else if (fields.Count != header.Count)
            {
                diagnostics.Error("PLN0515", fields.Count > header.Count ? fields[header.Count].Span : fields[^1].Span, FormattableString.Invariant(
                    $"this row has {fields.Count} fields, the header {header.Count}"));
            }
            else
            {
                rows.Add(fields);
            }
        }

        if (header is null)
        {
            diagnostics.Error("PLN0511", SourceSpan.StartOf(file), Empty);
            return null;
        }

        return new TableText(file, header, rows);
    }

    private static List<TableField> Fields(string file, CsvReader reader, DiagnosticBag diagnostics)
    {
        var fields = new List<TableField>(reader.FieldCount);
        int column = 1;
        for (int i = 0; i < reader.FieldCount; i++)
        {
            int length = Encoding.UTF8.GetCharCount(reader.GetRawSpan(i));
            var span = new SourceSpan(file, (int)reader.LineNumber, column, length);
            string text = reader.GetString(i).Trim().Normalize(NormalizationForm.FormC);
            if (text.Any(PrintableText.IsHarmful))
            {
                diagnostics.Error("PLN0007", span, $"this field holds an invisible character, which hides or turns round what people read; delete it");
            }

            fields.Add(new TableField(text, span));
            column += length + 1;
        }

        return fields;
    }

    private static int Column(byte[] utf8, long offset)
    {
        int end = (int)Math.Clamp(offset, 0, utf8.Length);
        int start = utf8.AsSpan(0, end).LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return Encoding.UTF8.GetCharCount(utf8.AsSpan(start, end - start)) + 1;
    }
}
