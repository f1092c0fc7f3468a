using System.Globalization;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tables;

/// <summary>Reads one row's fields by column name and reports what is no number or out of range, at the field's place.</summary>
internal sealed class TableRowReader(IReadOnlyDictionary<string, int> columns, DiagnosticBag diagnostics)
{
    /// <summary>The row read from.</summary>
    public IReadOnlyList<TableField> Row { get; set; } = [];

    public bool Has(string column) => columns.ContainsKey(column);

    public TableField Field(string column) => columns.TryGetValue(column, out int index) ? Row[index] : default;

    public string Text(string column)
    {
        TableField field = Field(column);
        if (field.Text.Length == 0)
        {
            diagnostics.Error("PLN0517", field.Span, $"'{column}' is blank");
        }

        return field.Text;
    }

    public double Number(string column, double min, double max)
    {
        TableField field = Field(column);
        if (!double.TryParse(field.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            string comma = field.Text.Contains(',') && double.TryParse(field.Text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? "; write the decimal point as '.'"
                : "";
            diagnostics.Error("PLN0516", field.Span, $"'{column}' is '{field.Text}'; a number was expected{comma}");
            return min;
        }

        if (number < min || number > max)
        {
            string range = max >= int.MaxValue ? FormattableString.Invariant($"at least {min}") : FormattableString.Invariant($"from {min} to {max}");
            diagnostics.Error("PLN0517", field.Span, $"'{column}' is {field.Text}; a number {range} was expected");
            return min;
        }

        return number;
    }

    public int Integer(string column, int min, int max = int.MaxValue)
    {
        TableField field = Field(column);
        int before = diagnostics.Count;
        double number = Number(column, min, max);
        if (diagnostics.Count == before && number != Math.Floor(number))
        {
            diagnostics.Error("PLN0516", field.Span, $"'{column}' is {field.Text}; a whole number was expected");
            return min;
        }

        return (int)number;
    }

    public bool Boolean(string column)
    {
        TableField field = Field(column);
        switch (field.Text.ToUpperInvariant())
        {
            case "TRUE" or "1":
                return true;
            case "FALSE" or "0":
                return false;
            default:
                diagnostics.Error("PLN0516", field.Span, $"'{column}' is '{field.Text}'; true or false was expected");
                return false;
        }
    }
}
