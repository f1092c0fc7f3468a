using System.Globalization;
using System.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Workbooks;

/// <summary>A sheet as CSV for people: a byte-order mark, so that the office program sees UTF-8, and the separator and decimal sign of the language's locale.</summary>
public static class CsvSheet
{
    // Office programs take such text for a formula.
    private const string FormulaStarts = "=+-@";

    /// <summary>The file's bytes: headings, then rows; shares with a percent sign, numbers not rounded.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="language">Vietnamese: semicolon and decimal comma; English: comma and point.</param>
    public static byte[] Write(Sheet sheet, Language language)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        bool vietnamese = language == Language.Vietnamese;
        char separator = vietnamese ? ';' : ',';
        var text = new StringBuilder("\uFEFF");
        Row([.. sheet.Columns.Select(c => (object?)c.Title)]);
        foreach (object?[] row in sheet.Rows)
        {
            Row(row);
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Row(object?[] cells)
        {
            text.AppendJoin(separator, cells.Select((cell, i) => Field(cell, sheet.Columns[i].Format))).Append("\r\n");
        }

        string Field(object? cell, SheetFormat format) => cell switch
        {
            null => "",
            double number when !double.IsFinite(number) => "",
            double number when format is SheetFormat.Percent or SheetFormat.PercentOne => Number((number * 100).ToString("G15", CultureInfo.InvariantCulture)) + "%",
            double number => Number(number.ToString("R", CultureInfo.InvariantCulture)),
            int number => number.ToString(CultureInfo.InvariantCulture),
            bool truth => truth ? "1" : "0",
            string words => Quoted(words.Length > 0 && FormulaStarts.Contains(words[0], StringComparison.Ordinal) ? "'" + words : words),
            _ => throw new ArgumentException($"a cell holds no {cell.GetType().Name}"),
        };

        string Number(string invariant) => vietnamese ? invariant.Replace('.', ',') : invariant;

        string Quoted(string words) => words.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) >= 0 ? "\"" + words.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : words;
    }
}
