using System.Text.RegularExpressions;
using Planner.Localities.Import.Reading;

namespace Planner.Localities.Import.Layout;

/// <summary>Where the parts of a table stand on its sheet.</summary>
/// <param name="HeadTop">First row of the headings, from 0.</param>
/// <param name="HeadBottom">Last row of the headings; below <paramref name="HeadTop"/> where there are none.</param>
/// <param name="DataTop">First row below the headings.</param>
/// <param name="Code">Column of codes; null for none.</param>
/// <param name="Name">Column of names; null for none.</param>
/// <param name="District">Column of districts; null for none.</param>
internal sealed partial record TableLayout(int HeadTop, int HeadBottom, int DataTop, int? Code, int? Name, int? District)
{
    private const int MostHeadRows = 8;
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    /// <summary>The levels of each column's heading, from top to bottom, equal ones once.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Headings(OfficeSheet sheet, int top, int bottom)
    {
        var merged = Merged(sheet, top, bottom);
        bool spread = sheet.Merges.Count == 0;
        var headings = new List<IReadOnlyList<string>>();
        for (int c = 0; c < sheet.Width; c++)
        {
            var levels = new List<string>();
            for (int r = top; r <= bottom; r++)
            {
                SheetCell cell = merged.TryGetValue((r, c), out (int, int) origin) ? sheet[origin.Item1, origin.Item2] : sheet[r, c];
                if (cell.IsEmpty && spread && r < bottom && Enumerable.Range(r + 1, bottom - r).Any(k => !sheet[k, c].IsEmpty))
                {
                    // Where cells are not merged, the heading of a group stands over its first column only.
                    for (int left = c - 1; left >= 0 && cell.IsEmpty; left--)
                    {
                        cell = sheet[r, left];
                    }
                }

                if (cell.Kind is SheetCellKind.Text or SheetCellKind.Number && (levels.Count == 0 || levels[^1] != cell.Text))
                {
                    levels.Add(cell.Text);
                }
            }

            headings.Add(levels);
        }

        return headings;
    }

    /// <summary>Goes up from the first row of figures to the headings.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="firstCommune">First row that is a commune.</param>
    /// <param name="between">Whether a row may stand between headings and communes: a district, a total.</param>
    public static (int Top, int Bottom) HeadAbove(OfficeSheet sheet, int firstCommune, Func<int, bool> between)
    {
        int row = firstCommune - 1;
        while (row >= 0 && (IsBlank(sheet, row) || IsNumbering(sheet, row) || between(row) || HasFigures(sheet, row)))
        {
            row--;
        }

        int bottom = row, top = row + 1;
        while (row >= 0 && bottom - row < MostHeadRows && IsHeading(sheet, row, bottom))
        {
            top = row--;
        }

        return (top, bottom);
    }

    public static bool IsBlank(OfficeSheet sheet, int row) => row >= sheet.Rows.Count || sheet.Rows[row].All(c => c.IsEmpty);

    /// <summary>Whether a row numbers the columns: 1, 2, 3, (4), 5=3/4, A, B.</summary>
    public static bool IsNumbering(OfficeSheet sheet, int row)
    {
        SheetCell[] cells = [.. sheet.Rows[row].Where(c => !c.IsEmpty)];
        if (cells.Length < 3 || !cells.All(c => Numbering().IsMatch(c.Text)))
        {
            return false;
        }

        int[] numbers = [.. cells.Select(c => Leading().Match(c.Text)).Where(m => m.Success).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture))];
        return numbers.Length >= 2 && numbers.Zip(numbers.Skip(1)).All(p => p.Second == p.First + 1);
    }

    /// <summary>The text that says what a row is: of its first columns the first that is no number of a line.</summary>
    public static SheetCell? LabelOf(OfficeSheet sheet, int row, int? name, int? code)
    {
        int last = Math.Max(name ?? 0, code ?? 0);
        for (int c = 0; c <= last && c < sheet.Width; c++)
        {
            SheetCell cell = sheet[row, c];
            if (cell.Kind == SheetCellKind.Text && (cell.Text.Length > 4 || !cell.Text.Trim('.', ')', '(').All(ch => char.IsDigit(ch) || "IVXLCDM".Contains(ch) || (char.IsAsciiLetterUpper(ch) && cell.Text.Trim('.', ')').Length == 1))))
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>Whether a row holds figures, and so is data even if no commune was known in it. Years are headings.</summary>
    private static bool HasFigures(OfficeSheet sheet, int row)
    {
        int figures = sheet.Rows[row].Count(c => c.Kind is SheetCellKind.Number or SheetCellKind.Error or SheetCellKind.NoValue or SheetCellKind.Truth && !IsYear(c)
            || (c.Kind == SheetCellKind.Text && OfficeNumber.Of(c.Text).Values.Count > 0 && !IsYear(c)));
        return figures >= 2;
    }

    private static bool IsYear(SheetCell cell) =>
        OfficeNumber.Of(cell.Text).Values is [double one] && one == Math.Floor(one) && one is >= FirstYear and <= LastYear;

    private static bool IsHeading(OfficeSheet sheet, int row, int bottom)
    {
        if (IsBlank(sheet, row) || HasFigures(sheet, row))
        {
            return false;
        }

        Dictionary<(int, int), (int, int)> merged = Merged(sheet, row, row);
        int distinct = Enumerable.Range(0, sheet.Width)
            .Select(c => merged.TryGetValue((row, c), out (int, int) origin) ? origin : (row, c)).Distinct().Count(o => !sheet[o.Item1, o.Item2].IsEmpty);
        if (distinct >= 2)
        {
            return true;
        }

        // The lowest level may have one cell alone, under a group.
        int only = Array.FindIndex(sheet.Rows[row], c => !c.IsEmpty);
        return row == bottom && row > 0 && only > 0 && sheet.Rows[row - 1].Count(c => !c.IsEmpty) >= 2;
    }

    private static Dictionary<(int, int), (int, int)> Merged(OfficeSheet sheet, int top, int bottom)
    {
        var merged = new Dictionary<(int, int), (int, int)>();

        // Areas may not overlap; those of a file that lets them do so by the thousand are not all gone through.
        long places = 0, most = 4L * (bottom - top + 1) * sheet.Width;
        foreach (CellArea area in sheet.Merges.Where(m => m.Bottom >= top && m.Top <= bottom))
        {
            places += (Math.Min(area.Bottom, bottom) - Math.Max(area.Top, top) + 1L) * Math.Max(0, Math.Min(area.Right, sheet.Width - 1) - area.Left + 1L);
            if (places > most)
            {
                break;
            }

            for (int r = Math.Max(area.Top, top); r <= Math.Min(area.Bottom, bottom); r++)
            {
                for (int c = area.Left; c <= Math.Min(area.Right, sheet.Width - 1); c++)
                {
                    merged[(r, c)] = (area.Top, area.Left);
                }
            }
        }

        return merged;
    }

    [GeneratedRegex(@"^[\(\[]?([0-9]{1,3}|[A-Za-z])[\)\]]?(\s*=.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"(?<=^[\(\[]?)[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}
