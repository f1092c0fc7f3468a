namespace Planner.Rules.Diagnostics;

/// <summary>Finds the valid name that a mistyped one probably meant.</summary>
public static class NearestName
{
    /// <summary>The closest of the candidates, or null when none is close enough to help.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">The valid names.</param>
    /// <returns>
    /// The candidate with the least Damerau–Levenshtein distance (optimal string alignment, case ignored) that is at most a third of
    /// the longer name's length plus one; ties go to the ordinally first.
    /// </returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates.Order(StringComparer.Ordinal))
        {
            int limit = (Math.Max(name.Length, candidate.Length) / 3) + 1;
            int distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance <= limit && distance < bestDistance)
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

    private static int Distance(string a, string b)
    {
        if (a.Length > 200 || b.Length > 200)
        {
            // A name of that length is no slip of the finger, and the table would be large.
            return a == b ? 0 : int.MaxValue;
        }

        int[,] table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            table[i, 0] = i;
        }

        for (int j = 0; j <= b.Length; j++)
        {
            table[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int value = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, table[i - 2, j - 2] + 1);
                }

                table[i, j] = value;
            }
        }

        return table[a.Length, b.Length];
    }
}
