namespace Planner.Analysis.Discovery;

/// <summary>A box: restrictions of some inputs, all of which must hold.</summary>
/// <param name="Limits">One restriction an input, in the order of the inputs; none for the box of everything.</param>
public sealed record InputBox(IReadOnlyList<BoxLimit> Limits)
{
    /// <summary>The box of everything.</summary>
    public static readonly InputBox Everything = new([]);

    /// <summary>Which replicates lie in it.</summary>
    /// <param name="scores"><c>[input][replicate]</c>.</param>
    public bool[] Members(IReadOnlyList<double[]> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        bool[] inside = new bool[scores.Count == 0 ? 0 : scores[0].Length];
        Array.Fill(inside, true);
        foreach (BoxLimit limit in Limits)
        {
            double[] column = scores[limit.Input];
            for (int r = 0; r < inside.Length; r++)
            {
                inside[r] &= limit.Holds(column[r]);
            }
        }

        return inside;
    }

    /// <summary>The box without one restriction.</summary>
    /// <param name="limit">Index into <see cref="Limits"/>.</param>
    public InputBox Without(int limit) => new([.. Limits.Where((_, i) => i != limit)]);
}
