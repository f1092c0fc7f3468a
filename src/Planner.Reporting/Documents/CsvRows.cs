using System.Globalization;
using System.Text;

namespace Planner.Reporting.Documents;

/// <summary>Rows of a machine-readable CSV: comma, decimal point, RFC 4180 quotes, line feed; empty for what is not defined.</summary>
internal sealed class CsvRows
{
    private readonly StringBuilder text = new();
    private readonly string note;

    /// <summary>Starts with the header.</summary>
    /// <param name="note">Stands in the last column, <c>note</c>, of every row.</param>
    /// <param name="header">Names of the other columns.</param>
    public CsvRows(string note, params ReadOnlySpan<string> header)
    {
        this.note = note;
        foreach (string name in header)
        {
            text.Append(name).Append(',');
        }

        text.Append("note\n");
    }

    /// <summary>Adds a row: texts, whole numbers, doubles (null and not finite leave the cell empty), booleans.</summary>
    /// <param name="cells">Cells.</param>
    public void Add(params ReadOnlySpan<object?> cells)
    {
        foreach (object? cell in cells)
        {
            text.Append(Cell(cell)).Append(',');
        }

        text.Append(Quoted(note)).Append('\n');
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => text.ToString();

    private static string Cell(object? cell) => cell switch
    {
        null => string.Empty,
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty,
        bool flag => flag ? "true" : "false",
        string words => Quoted(words),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string words) => words.AsSpan().IndexOfAny(",\"\r\n") >= 0
        ? "\"" + words.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : words;
}
