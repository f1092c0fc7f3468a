namespace Planner.Localities.Import.Mapping;

/// <summary>How an office's table is to be read, as a <c>*.mapping.json</c> file says; what it does not say is found out.</summary>
public sealed record ImportMapping
{
    private readonly IReadOnlyList<(int First, int Last)> skipRows = [];

    /// <summary>A mapping that says nothing.</summary>
    public static ImportMapping None { get; } = new();

    /// <summary>Name of the sheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>First and last row of the headings, from 0.</summary>
    public (int First, int Last)? HeaderRows { get; init; }

    /// <summary>Column of the communes' codes, from 0.</summary>
    public int? Code { get; init; }

    /// <summary>Column of the communes' names, from 0.</summary>
    public int? Name { get; init; }

    /// <summary>Column of the districts, from 0.</summary>
    public int? District { get; init; }

    /// <summary>The decimal sign of numbers kept as text: <c>,</c> or <c>.</c>.</summary>
    public char? Decimal { get; init; }

    /// <summary>The code page of a CSV file.</summary>
    public string? Encoding { get; init; }

    /// <summary>What separates the fields of a CSV file.</summary>
    public char? Separator { get; init; }

    /// <summary>The day for which the figures hold.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The columns of figures; empty for those that the headings name.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    /// <summary>Columns that are not looked at, from 0.</summary>
    public IReadOnlySet<int> SkipColumns { get; init; } = new HashSet<int>();

    /// <summary>First and last rows that are not looked at, from 0; ascending, none touching another.</summary>
    public IReadOnlyList<(int First, int Last)> SkipRows
    {
        get => skipRows;
        init => skipRows = Joined(value);
    }

    /// <summary>Whether a row is not looked at.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool Skips(int row)
    {
        // Asked for every row and column, of as many ranges as a file may hold.
        int low = 0, high = skipRows.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = skipRows[middle].Last < row ? (middle + 1, high) : (low, middle);
        }

        return low < skipRows.Count && skipRows[low].First <= row;
    }

    /// <summary>The rows of the headings, from 0, where the mapping names them.</summary>
    /// <param name="first">First; -1 where it names none.</param>
    /// <param name="last">Last.</param>
    /// <returns>Whether it names them.</returns>
    public bool HeadRows(out int first, out int last)
    {
        (first, last) = HeaderRows ?? (-1, -1);
        return HeaderRows is not null;
    }

    private static List<(int First, int Last)> Joined(IEnumerable<(int First, int Last)> ranges)
    {
        var joined = new List<(int First, int Last)>();
        foreach ((int first, int last) in ranges.Order())
        {
            if (joined.Count > 0 && first <= joined[^1].Last + 1)
            {
                joined[^1] = (joined[^1].First, Math.Max(joined[^1].Last, last));
            }
            else
            {
                joined.Add((first, last));
            }
        }

        return joined;
    }
}
