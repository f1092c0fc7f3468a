using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Mapping;

/// <summary>Writes a mapping as the headings suggest it: what is certain confirmed, what is not waiting for a person.</summary>
public static class ImportMappingProposal
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>The mapping's text.</summary>
    /// <param name="table">The table as it was understood.</param>
    /// <param name="schema">Path of the schema, as the file shall name it; null for none.</param>
    public static string Write(OfficeTable table, string? schema)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            if (schema is not null)
            {
                writer.WriteString("$schema", schema);
            }

            if (table.Book.Separator is null)
            {
                writer.WriteString("sheet", table.Sheet.Name);
            }
            else
            {
                writer.WriteString("separator", table.Book.Separator == '\t' ? "tab" : table.Book.Separator.ToString());
                if (ImportMappingFile.EncodingNames.Contains(table.Book.Encoding))
                {
                    writer.WriteString("encoding", table.Book.Encoding);
                }
            }

            if (table.HeadRows.Last >= table.HeadRows.First)
            {
                writer.WriteStartArray("headerRows");
                writer.WriteNumberValue(table.HeadRows.First + 1);
                writer.WriteNumberValue(table.HeadRows.Last + 1);
                writer.WriteEndArray();
            }

            foreach ((ImportColumnKind kind, string member) in (IEnumerable<(ImportColumnKind, string)>)[(ImportColumnKind.Code, "code"), (ImportColumnKind.Name, "name"), (ImportColumnKind.District, "district")])
            {
                if (table.Columns.FirstOrDefault(c => c.State == ImportedColumnState.Identity && c.Column?.Kind == kind) is { } identity)
                {
                    writer.WriteString(member, ImportPlace.Letters(identity.Index));
                }
            }

            writer.WriteStartArray("columns");
            foreach (ImportedColumn column in table.Columns.Where(c => c.State is ImportedColumnState.Taken or ImportedColumnState.Uncertain))
            {
                writer.WriteStartObject();
                writer.WriteString("column", ImportPlace.Letters(column.Index));
                writer.WriteString("header", column.Heading);
                writer.WriteString("to", column.Column!.Id);
                writer.WriteString("title", column.Column.Title.Vi);
                if (column.Factor != 1)
                {
                    writer.WriteNumber("factor", column.Factor);
                }

                writer.WriteNumber("confidence", Math.Round(column.Confidence, 2));
                writer.WriteBoolean("confirmed", column.State == ImportedColumnState.Taken);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            string[] skipped = [.. table.Columns.Where(c => c.State is ImportedColumnState.Unknown or ImportedColumnState.Skipped or ImportedColumnState.Empty).Select(c => ImportPlace.Letters(c.Index))];
            if (skipped.Length > 0)
            {
                writer.WriteStartArray("skipColumns");
                foreach (string letters in skipped)
                {
                    writer.WriteStringValue(letters);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The name that a proposal for a file gets.</summary>
    /// <param name="file">The office's file.</param>
    public static string NameFor(string file) => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}{ImportMappingFile.Ending}");
}
