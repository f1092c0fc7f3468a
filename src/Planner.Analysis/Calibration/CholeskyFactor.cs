namespace Planner.Analysis.Calibration;

/// <summary>The factor L of a symmetric positive definite matrix A = L·Lᵀ, computed in one fixed order so that it has the same bytes everywhere.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[,] lower;

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">Symmetric; its lower half is read.</param>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public CholeskyFactor(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        lower = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                if (i > j)
                {
                    lower[i, j] = sum / lower[j, j];
                }
                else if (sum > 0)
                {
                    lower[i, j] = Math.Sqrt(sum);
                }
                else
                {
                    throw new ArgumentException(FormattableString.Invariant($"the matrix is not positive definite at row {j}"), nameof(matrix));
                }
            }
        }
    }

    /// <summary>Rows of the matrix.</summary>
    public int Count => lower.GetLength(0);

    /// <summary>x of A·x = b.</summary>
    /// <param name="b">The right side.</param>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        double[] x = Whiten(b);
        for (int i = Count - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < Count; k++)
            {
                x[i] -= lower[k, i] * x[k];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }

    /// <summary>L⁻¹·b, whose squares sum to bᵀ·A⁻¹·b.</summary>
    /// <param name="b">The right side.</param>
    public double[] Whiten(ReadOnlySpan<double> b)
    {
        double[] x = b.ToArray();
        for (int i = 0; i < Count; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= lower[i, k] * x[k];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }
}
