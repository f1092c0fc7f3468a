using System.Globalization;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Observations;

/// <summary>Reads observations tables: CSV with the columns <c>metric,locality,unit,year,value,source</c>; docs/validation.md.</summary>
public static class ObservationTable
{
    /// <summary>Earliest year of a row.</summary>
    public const int FirstYear = 2000;

    /// <summary>Latest year of a row.</summary>
    public const int LastYear = 2100;

    /// <summary>The columns, each of which a table has once, in any order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["metric", "locality", "unit", "year", "value", "source"];

    private static readonly (string Sign, int Bound)[] Signs = [(">=", 1), ("<=", -1), (">", 1), ("<", -1), ("≥", 1), ("≤", -1)];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="metrics">Ids of the known metrics.</param>
    /// <param name="diagnostics">Receives every fault: PLN0512 to 0514 (columns), PLN0516, 0517 (values), PLN0530 (unknown metric), PLN0531 (a figure twice).</param>
    /// <returns>The rows in file order; of use only if no error was added. Null when there is nothing to work with.</returns>
    public static IReadOnlyList<Observation>? Read(string path, IReadOnlyCollection<string> metrics, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return TableText.Read(path, diagnostics) is { } text ? Read(text, metrics, diagnostics) : null;
    }

    internal static IReadOnlyList<Observation>? Read(TableText text, IReadOnlyCollection<string> metrics, DiagnosticBag diagnostics)
    {
        if (ColumnsOf(text, diagnostics) is not { } columns)
        {
            return null;
        }

        var reader = new TableRowReader(columns, diagnostics);
        var rows = new List<Observation>();
        var seen = new Dictionary<(string, string, string, int, int), int>();
        foreach (IReadOnlyList<TableField> row in text.Rows)
        {
            reader.Row = row;
            string metric = reader.Text("metric");
            if (metric.Length > 0 && !metrics.Contains(metric))
            {
                diagnostics.Error("PLN0530", reader.Field("metric").Span, $"there is no metric '{metric}'{NearestName.Hint(metric, metrics)}");
            }

            string locality = reader.Text("locality");
            string unit = reader.Field("unit").Text;
            int year = reader.Integer("year", FirstYear, LastYear);
            (int bound, double value) = Value(reader.Field("value"), diagnostics);
            string source = reader.Text("source");
            SourceSpan span = reader.Field("metric").Span;
            if (!seen.TryAdd((metric, locality, unit, year, bound), span.Line))
            {
                diagnostics.Error("PLN0531", span, FormattableString.Invariant(
                    $"'{metric}' of '{locality}'{(unit.Length > 0 ? $", '{unit}'," : "")} in {year} stands twice; it stands first in line {seen[(metric, locality, unit, year, bound)]}"));
            }

            rows.Add(new Observation(metric, locality, unit, year, bound, value, source, span));
        }

        return rows;
    }

    private static Dictionary<string, int>? ColumnsOf(TableText text, DiagnosticBag diagnostics)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < text.Header.Count; i++)
        {
            TableField field = text.Header[i];
            if (!Columns.Contains(field.Text, StringComparer.Ordinal))
            {
                string semicolon = text.Header.Count == 1 && field.Text.Contains(';') ? "; columns are separated by commas, not semicolons" : "";
                diagnostics.Error("PLN0512", field.Span, $"there is no column '{field.Text}'{NearestName.Hint(field.Text, Columns)}{semicolon}");
            }
            else if (!columns.TryAdd(field.Text, i))
            {
                diagnostics.Error("PLN0514", field.Span, $"the column '{field.Text}' stands twice");
            }
        }

        List<string> missing = [.. Columns.Where(c => !columns.ContainsKey(c))];
        if (missing.Count > 0)
        {
            diagnostics.Error("PLN0513", SourceSpan.StartOf(text.File), $"the table needs the columns {string.Join(", ", missing)}");
            return null;
        }

        return columns;
    }

    private static (int Bound, double Value) Value(TableField field, DiagnosticBag diagnostics)
    {
        (string sign, int bound) = Signs.FirstOrDefault(s => field.Text.StartsWith(s.Sign, StringComparison.Ordinal));
        string number = field.Text[(sign?.Length ?? 0)..].Trim();
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            return (bound, value);
        }

        string comma = number.Contains(',') && double.TryParse(number.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "; write the decimal point as '.'"
            : "";
        diagnostics.Error("PLN0516", field.Span, $"'value' is '{field.Text}'; a number was expected, or >, >=, <, <= and a number{comma}");
        return (0, 0);
    }
}
