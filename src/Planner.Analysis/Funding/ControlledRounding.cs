namespace Planner.Analysis.Funding;

/// <summary>
/// Rounds a table so that it still adds: every cell, every row's sum, every column's sum and the grand total is one of the two whole numbers next to the exact one, whole numbers stay, and the rounded
/// cells add up to the rounded sums (zero-restricted controlled rounding: Cox, <i>JASA</i> 82, 1987). Numbers that are not whole are moved along closed ways through rows and columns, on which all
/// sums stay; of the two directions the one that leaves less error. In one row it gives the parts of the largest remainders.
/// </summary>
public static class ControlledRounding
{
    // Parts of a unit that are told apart. Whole numbers of them add exactly.
    private const long Unit = 1000;

    /// <summary>Rounds a table.</summary>
    /// <param name="cells">Rows of cells, all of one length; finite, in the unit to which is rounded; thousandths of it are told apart.</param>
    /// <returns>The rounded cells.</returns>
    /// <exception cref="ArgumentException">Rows differ in length, or a cell is not finite or beyond ±10¹².</exception>
    public static long[][] Of(IReadOnlyList<IReadOnlyList<double>> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        int rows = cells.Count, columns = rows == 0 ? 0 : cells[0].Count;
        if (cells.Any(r => r.Count != columns || r.Any(c => !(Math.Abs(c) <= 1e12))))
        {
            throw new ArgumentException("rows must have one length and cells be finite", nameof(cells));
        }

        // The last row and column hold the sums with a minus, so that every row and column adds to nothing.
        long[][] table = [.. cells.Select(r => (long[])[.. r.Select(c => (long)Math.Round(c * Unit, MidpointRounding.AwayFromZero)), 0]), new long[columns + 1]];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                table[r][columns] -= table[r][c];
                table[rows][c] -= table[r][c];
                table[rows][columns] += table[r][c];
            }
        }

        long[][] exact = [.. table.Select(r => (long[])r.Clone())];
        while (Way(table) is { } way)
        {
            Move(table, exact, way);
        }

        return [.. table.Take(rows).Select(r => r.Take(columns).Select(c => c / Unit).ToArray())];
    }

    /// <summary>What a number lies above the whole number below it, in thousandths.</summary>
    private static long Rest(long value) => ((value % Unit) + Unit) % Unit;

    /// <summary>A closed way through numbers that are not whole: along a row, along a column, and so on; null where every number is whole.</summary>
    /// <remarks>A row that adds to a whole number never has just one number that is not whole, so whoever walks in can walk on, and some row or column comes again.</remarks>
    private static List<(int Row, int Column)>? Way(long[][] table)
    {
        int rows = table.Length, columns = table[0].Length;
        int row = Array.FindIndex(table, r => r.Any(c => Rest(c) != 0));
        if (row < 0)
        {
            return null;
        }

        int column = Array.FindIndex(table[row], c => Rest(c) != 0);
        var walked = new List<(int Row, int Column)> { (row, column) };
        int[] rowEntered = new int[rows], columnEntered = new int[columns];
        Array.Fill(rowEntered, -1);
        Array.Fill(columnEntered, -1);
        columnEntered[column] = 0;
        while (true)
        {
            // Along the column to another row.
            row = Enumerable.Range(0, rows).First(r => r != walked[^1].Row && Rest(table[r][column]) != 0);
            walked.Add((row, column));
            if (rowEntered[row] >= 0)
            {
                return walked[(rowEntered[row] + 1)..];
            }

            rowEntered[row] = walked.Count - 1;

            // Along the row to another column.
            column = Enumerable.Range(0, columns).First(c => c != walked[^1].Column && Rest(table[row][c]) != 0);
            walked.Add((row, column));
            if (columnEntered[column] >= 0)
            {
                return walked[(columnEntered[column] + 1)..];
            }

            columnEntered[column] = walked.Count - 1;
        }
    }

    /// <summary>Moves the numbers of a way, one up and the next down, until the first is whole.</summary>
    private static void Move(long[][] table, long[][] exact, List<(int Row, int Column)> way)
    {
        long up = long.MaxValue, down = long.MaxValue;
        for (int i = 0; i < way.Count; i++)
        {
            long rest = Rest(table[way[i].Row][way[i].Column]);
            (long raised, long lowered) = i % 2 == 0 ? (Unit - rest, rest) : (rest, Unit - rest);
            up = Math.Min(up, raised);
            down = Math.Min(down, lowered);
        }

        long step = Error(up) <= Error(-down) ? up : -down;
        for (int i = 0; i < way.Count; i++)
        {
            table[way[i].Row][way[i].Column] += i % 2 == 0 ? step : -step;
        }

        long Error(long by) => way.Select((at, i) =>
        {
            long off = table[at.Row][at.Column] + (i % 2 == 0 ? by : -by) - exact[at.Row][at.Column];
            return off * off;
        }).Sum();
    }
}
