using Planner.Localities.Import;
using Planner.Localities.Import.Layout;
using Planner.Reporting.Documents;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Output;

/// <summary>What an import understood and found, for machines.</summary>
internal static class ImportDocument
{
    /// <summary>Writes it.</summary>
    /// <param name="file">The office's file as the user named it.</param>
    /// <param name="table">The table; null where none could be read.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="text">Makes sentences of findings.</param>
    /// <param name="written">Files written.</param>
    public static string Write(string file, OfficeTable? table, IReadOnlyList<ImportFinding> findings, ImportText text, IReadOnlyList<string> written) => MachineDocument.Write(json =>
    {
        json.WriteString("file", file);
        if (table is not null)
        {
            json.WriteString("sha256", table.Book.Digest.Sha256);
            json.WriteString("encoding", table.Book.Encoding);
            json.WriteString("sheet", table.Sheet.Name);
            json.WriteStartArray("headerRows");
            json.WriteNumberValue(table.HeadRows.First + 1);
            json.WriteNumberValue(table.HeadRows.Last + 1);
            json.WriteEndArray();
            json.WriteNumber("communeRows", table.Units.Count);
            json.WriteNumber("totalsChecked", table.TotalsChecked);
            json.WriteStartArray("columns");
            foreach (ImportedColumn c in table.Columns)
            {
                json.WriteStartObject();
                json.WriteString("column", ImportPlace.Letters(c.Index));
                json.WriteString("header", c.Heading);
                json.WriteString("state", c.State.ToString().ToLowerInvariant());
                json.WriteString("to", c.Column?.Id);
                json.WriteNumber("confidence", Math.Round(c.Confidence, 4));
                json.WriteNumber("factor", c.Factor);
                json.WriteStartArray("samples");
                foreach (double sample in c.Samples)
                {
                    json.WriteNumberOrNullValue(sample);
                }

                json.WriteEndArray();
                json.WriteNumberOrNull("least", c.Least);
                json.WriteNumberOrNull("most", c.Most);
                json.WriteNumber("filled", c.Filled);
                json.WriteNumber("blank", c.Blank);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("skippedRows");
            foreach (SkippedRow row in table.Skipped)
            {
                json.WriteStartObject();
                json.WriteNumber("row", row.Row + 1);
                json.WriteString("reason", char.ToLowerInvariant(row.Reason.ToString()[0]) + row.Reason.ToString()[1..]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("findings");
        foreach (ImportFinding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("place", finding.Place.ToString());
            json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("code", finding.Code);
            json.WriteString("message", text.Sentence(finding));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTexts("written", written);
    });
}
