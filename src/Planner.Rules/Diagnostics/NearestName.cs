namespace Planner.Rules.Diagnostics;

/// <summary>Finds the valid name that a mistyped one probably meant.</summary>
public static class NearestName
{
    private const int LongestName = 200;

    /// <summary>The closest of the candidates, or null when none is close enough to help.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">The valid names.</param>
    /// <returns>
    /// The candidate with the least Damerau–Levenshtein distance (optimal string alignment, case ignored) that is at most a third of
    /// the longer name's length plus one; ties go to the ordinally first.
    /// </returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        if (name.Length > LongestName)
        {
            // A name of that length is no slip of the finger.
            return null;
        }

        string? best = null;
        int bestDistance = int.MaxValue;
        string upper = name.ToUpperInvariant();
        foreach (string candidate in candidates)
        {
            int limit = Math.Min((Math.Max(name.Length, candidate.Length) / 3) + 1, bestDistance);
            if (candidate.Length > LongestName || Math.Abs(name.Length - candidate.Length) > limit)
            {
                continue;
            }

            int distance = Distance(upper, candidate.ToUpperInvariant());
            if (distance <= limit && (distance < bestDistance || string.CompareOrdinal(candidate, best) < 0))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>A half sentence for a message: <c>; did you mean 'x'?</c>, or the empty string.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">The valid names.</param>
    public static string Hint(string name, IEnumerable<string> candidates) => Of(name, candidates) is { } near ? $"; did you mean '{near}'?" : "";

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        // Three rows of the table are enough: a swap of neighbours looks two rows back.
        Span<int> before = stackalloc int[LongestName + 1], last = stackalloc int[LongestName + 1], row = stackalloc int[LongestName + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int value = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, before[j - 2] + 1);
                }

                row[j] = value;
            }

            Span<int> oldest = before;
            before = last;
            last = row;
            row = oldest;
        }

        return last[b.Length];
    }
}
