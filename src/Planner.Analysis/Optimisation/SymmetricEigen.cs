namespace Planner.Analysis.Optimisation;

/// <summary>
/// Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, <em>Matrix Computations</em>, §8.5): plain products and square
/// roots in a fixed order, so that every platform gives the same bytes.
/// </summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 60;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">Symmetric, n × n; not changed.</param>
    /// <returns>Eigenvalues, and eigenvectors as columns.</returns>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var vectors = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            vectors[i, i] = 1;
        }

        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double off = 0, all = 0;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    all += a[i, j] * a[i, j];
                    off += i == j ? 0 : a[i, j] * a[i, j];
                }
            }

            if (off <= 1e-26 * all)
            {
                break;
            }

            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    Rotate(a, vectors, p, q);
                }
            }
        }

        double[] values = new double[n];
        for (int i = 0; i < n; i++)
        {
            values[i] = a[i, i];
        }

        return (values, vectors);
    }

    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        int n = a.GetLength(0);
        double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        double t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1), s = t * c;
        for (int k = 0; k < n; k++)
        {
            (double kp, double kq) = (a[k, p], a[k, q]);
            (a[k, p], a[k, q]) = ((c * kp) - (s * kq), (s * kp) + (c * kq));
        }

        for (int k = 0; k < n; k++)
        {
            (double pk, double qk) = (a[p, k], a[q, k]);
            (a[p, k], a[q, k]) = ((c * pk) - (s * qk), (s * pk) + (c * qk));
            (double kp, double kq) = (vectors[k, p], vectors[k, q]);
            (vectors[k, p], vectors[k, q]) = ((c * kp) - (s * kq), (s * kp) + (c * kq));
        }
    }
}
