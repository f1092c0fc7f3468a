using System.Globalization;

namespace Planner.Localities.Import;

/// <summary>A place in an office's file, as the office program names it.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Sheet">The sheet; null for the file as a whole.</param>
/// <param name="Row">Row from 0; negative for no single row.</param>
/// <param name="Column">Column from 0; negative for no single column.</param>
public readonly record struct ImportPlace(string File, string? Sheet = null, int Row = -1, int Column = -1)
{
    /// <summary>The letters of a column: 0 is <c>A</c>, 26 is <c>AA</c>.</summary>
    /// <param name="column">Column from 0.</param>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>The column of its letters; -1 for anything else.</summary>
    /// <param name="letters">Letters such as <c>AA</c>.</param>
    public static int ColumnOf(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        int column = 0;
        foreach (char c in letters)
        {
            if (c is not (>= 'A' and <= 'Z') || letters.Length > 3)
            {
                return -1;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column - 1;
    }

    /// <summary><c>Sheet1!C12</c>, <c>Sheet1!12</c> (a row), <c>Sheet1!C</c> (a column), <c>Sheet1</c> or the file; a sheet's name with blanks or signs in apostrophes.</summary>
    public override string ToString()
    {
        if (Sheet is null)
        {
            return File;
        }

        string sheet = Sheet.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') ? Sheet : "'" + Sheet.Replace("'", "''", StringComparison.Ordinal) + "'";
        string cell = (Column < 0 ? "" : Letters(Column)) + (Row < 0 ? "" : (Row + 1).ToString(CultureInfo.InvariantCulture));
        return cell.Length == 0 ? sheet : $"{sheet}!{cell}";
    }
}
