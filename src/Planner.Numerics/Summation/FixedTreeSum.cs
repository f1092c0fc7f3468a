namespace Planner.Numerics.Summation;

/// <summary>
/// Sums of a column in an order fixed by index alone, so that no thread count or vector width changes a bit; the rounding error grows with
/// log n instead of n.
/// </summary>
/// <remarks>
/// The tree: up to 128 elements are a leaf; a longer span is split after the largest power of two (at least 128) that is below its length. In a leaf, eight
/// partial sums run over the indices congruent to 0 … 7 modulo 8, starting from 0, and end as ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)).
/// </remarks>
/// <threadsafety>Pure.</threadsafety>
public static class FixedTreeSum
{
    private const int Leaf = 128;

    /// <summary>The sum; 0 for no elements.</summary>
    /// <param name="values">The column.</param>
    public static double Sum(ReadOnlySpan<double> values) => Tree<Itself>(values, default);

    /// <summary>The mean, sum/n.</summary>
    /// <param name="values">The column, at least one element.</param>
    /// <exception cref="ArgumentException">The column is empty.</exception>
    public static double Mean(ReadOnlySpan<double> values)
    {
        Require(values.Length, 1);
        return Sum(values) / values.Length;
    }

    /// <summary>The sample variance Σ(x − mean)²/(n − 1), in two passes over the same tree.</summary>
    /// <param name="values">The column, at least two elements.</param>
    /// <exception cref="ArgumentException">The column has fewer than two elements.</exception>
    public static double Variance(ReadOnlySpan<double> values)
    {
        Require(values.Length, 2);
        return Tree(values, new SquaredDistance(Mean(values))) / (values.Length - 1);
    }

    /// <summary>The sum of products Σ a·b, each product rounded once.</summary>
    /// <param name="a">The first column.</param>
    /// <param name="b">The second column, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"The columns differ in length: {a.Length} and {b.Length}.", nameof(b));
        }

        if (a.Length > Leaf)
        {
            int left = LeftLength(a.Length);
            return Dot(a[..left], b[..left]) + Dot(a[left..], b[left..]);
        }

        Span<double> products = stackalloc double[Leaf];
        for (int i = 0; i < a.Length; i++)
        {
            products[i] = a[i] * b[i];
        }

        return LeafSum<Itself>(products[..a.Length], default);
    }

    private static double Tree<TTerm>(ReadOnlySpan<double> values, TTerm term) where TTerm : struct, ITerm
    {
        if (values.Length <= Leaf)
        {
            return LeafSum(values, term);
        }

        int left = LeftLength(values.Length);
        return Tree(values[..left], term) + Tree(values[left..], term);
    }

    private static int LeftLength(int length) => 1 << int.Log2(length - 1);

    private static double LeafSum<TTerm>(ReadOnlySpan<double> values, TTerm term) where TTerm : struct, ITerm
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        while (values.Length >= 8)
        {
            s0 += term.Of(values[0]);
            s1 += term.Of(values[1]);
            s2 += term.Of(values[2]);
            s3 += term.Of(values[3]);
            s4 += term.Of(values[4]);
            s5 += term.Of(values[5]);
            s6 += term.Of(values[6]);
            s7 += term.Of(values[7]);
            values = values[8..];
        }

        s0 += values.Length > 0 ? term.Of(values[0]) : 0;
        s1 += values.Length > 1 ? term.Of(values[1]) : 0;
        s2 += values.Length > 2 ? term.Of(values[2]) : 0;
        s3 += values.Length > 3 ? term.Of(values[3]) : 0;
        s4 += values.Length > 4 ? term.Of(values[4]) : 0;
        s5 += values.Length > 5 ? term.Of(values[5]) : 0;
        s6 += values.Length > 6 ? term.Of(values[6]) : 0;
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    private static void Require(int count, int least)
    {
        if (count < least)
        {
            throw new ArgumentException($"At least {least} values are needed, {count} are given.", "values");
        }
    }

    private interface ITerm
    {
        double Of(double x);
    }

    private readonly struct Itself : ITerm
    {
        public double Of(double x) => x;
    }

    private readonly struct SquaredDistance(double mean) : ITerm
    {
        public double Of(double x) => (x - mean) * (x - mean);
    }
}
