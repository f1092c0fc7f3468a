using Planner.Numerics.Distributions;

namespace Planner.Numerics.Copula;

/// <summary>Joins uncertain quantities by the correlations of normal scores (Gaussian copula).</summary>
/// <remarks>A correlation is that of the scores; the rank correlation of the quantities is (6/π)·arcsin(ρ/2).</remarks>
/// <threadsafety>Immutable.</threadsafety>
public sealed class GaussianCopula
{
    private readonly double[] _factor; // the lower triangle by rows: 0; 0 1; 0 1 2; …

    /// <summary>The copula of a correlation matrix.</summary>
    /// <param name="correlations">n × n, symmetric, 1 on the diagonal, positive definite.</param>
    /// <param name="names">The quantities' names for messages, n of them; their numbers from 0 if null.</param>
    /// <exception cref="ArgumentException">The matrix is not a positive definite correlation matrix; the message names the pair where it fails.</exception>
    public GaussianCopula(double[,] correlations, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        int n = correlations.GetLength(0);
        if (n == 0 || correlations.GetLength(1) != n || (names is not null && names.Count != n))
        {
            throw new ArgumentException(
                $"Needed: a square matrix and a name for each row; given: {n} × {correlations.GetLength(1)} and {names?.Count ?? n} names.", nameof(correlations));
        }

        Count = n;
        string Pair(int i, int j) => names is null ? $"({i}, {j})" : $"('{names[i]}', '{names[j]}')";
        CheckEntries(correlations, n, Pair);
        _factor = Factor(correlations, n, Pair);
    }

    /// <summary>How many quantities are joined.</summary>
    public int Count { get; }

    /// <summary>Makes correlated standard normals of independent ones: y = L·z, L the Cholesky factor, so the first quantity keeps its own number.</summary>
    /// <param name="independent"><see cref="Count"/> independent standard normals.</param>
    /// <param name="correlated">Receives <see cref="Count"/> correlated ones; may be the same span.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Transform(ReadOnlySpan<double> independent, Span<double> correlated)
    {
        if (independent.Length != Count || correlated.Length != Count)
        {
            throw new ArgumentException($"Both spans must hold {Count} numbers; they hold {independent.Length} and {correlated.Length}.");
        }

        // From the last row up, so that a number is overwritten only after its last use.
        for (int i = Count - 1; i >= 0; i--)
        {
            int row = i * (i + 1) / 2;
            double sum = 0;
            for (int j = 0; j <= i; j++)
            {
                sum += _factor[row + j] * independent[j];
            }

            correlated[i] = sum;
        }
    }

    /// <summary>Makes correlated uniforms of independent ones: Φ(L·Φ⁻¹(u)), kept within [2⁻⁵³, 1 − 2⁻⁵³], ready for any quantile function.</summary>
    /// <param name="independent"><see cref="Count"/> independent uniforms in (0, 1).</param>
    /// <param name="correlated">Receives <see cref="Count"/> correlated ones; may be the same span.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void TransformUniforms(ReadOnlySpan<double> independent, Span<double> correlated)
    {
        if (correlated.Length != Count)
        {
            throw new ArgumentException($"The result must hold {Count} numbers; it holds {correlated.Length}.", nameof(correlated));
        }

        Normal.Quantile(independent, correlated);
        Transform(correlated[..independent.Length], correlated);
        foreach (ref double value in correlated)
        {
            value = Math.Clamp(Normal.Cdf(value), 1.1102230246251565e-16, 1 - 1.1102230246251565e-16);
        }
    }

    private static void CheckEntries(double[,] r, int n, Func<int, int, string> pair)
    {
        for (int i = 0; i < n; i++)
        {
            if (r[i, i] != 1)
            {
                throw new ArgumentException($"The correlation of {pair(i, i)} is {r[i, i]}; on the diagonal it must be 1.", "correlations");
            }

            for (int j = 0; j < i; j++)
            {
                if (!(Math.Abs(r[i, j]) < 1) || r[i, j] != r[j, i])
                {
                    throw new ArgumentException(
                        $"The correlation of {pair(i, j)} is {r[i, j]} and {r[j, i]}; both must be the same number between −1 and 1, ends excluded.", "correlations");
                }
            }
        }
    }

    private static double[] Factor(double[,] r, int n, Func<int, int, string> pair)
    {
        // What is left of a variance of 1 below this is rounding only.
        const double leastRest = 1e-12;
        double[] factor = new double[n * (n + 1) / 2];
        for (int i = 0; i < n; i++)
        {
            int row = i * (i + 1) / 2;
            double rest = 1;
            int strongest = 0;
            for (int j = 0; j < i; j++)
            {
                int other = j * (j + 1) / 2;
                double sum = r[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[row + k] * factor[other + k];
                }

                double entry = sum / factor[other + j];
                factor[row + j] = entry;
                rest -= entry * entry;
                strongest = Math.Abs(entry) > Math.Abs(factor[row + strongest]) ? j : strongest;
                if (!(rest > leastRest))
                {
                    throw new ArgumentException(
                        $"The correlations are not positive definite: they contradict each other at the pair {pair(i, j)}, whose correlation of {r[i, j]} does not "
                        + $"agree with those given before it (the strongest of them at {pair(i, strongest)}, {r[i, strongest]}).",
                        "correlations");
                }
            }

            factor[row + i] = Math.Sqrt(rest);
        }

        return factor;
    }
}
