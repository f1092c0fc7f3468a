using Planner.Analysis.Intervals;
using Planner.Numerics.Random;

namespace Planner.Analysis.Sensitivity;

/// <summary>
/// Sobol's indices from the outputs on rows A, B and, for each factor i, A with i's coordinates from B. First order: Σ f_B (f_ABi − f_A) / (N·V) (Saltelli et al., <em>Computer Physics
/// Communications</em> 181, 2010, 259–270, table 2 (b)), outputs centred at their mean; total: Σ (f_A − f_ABi)² / (2·N·V) (Jansen, <em>Computer Physics Communications</em> 117, 1999); V the
/// variance of f over A and B together. Intervals: the estimate ± the normal critical value times the standard error of resampled rows (Archer, Saltelli and Sobol, <em>J. Statistical Computation
/// and Simulation</em> 58, 1997). Rows that are spread by a low-discrepancy sequence err less than resampling says: the intervals then hold more often than they claim.
/// </summary>
public sealed class SobolEstimate
{
    /// <summary>Resamples behind a standard error.</summary>
    public const int Resamples = 400;

    private static readonly DrawPurpose Purpose = DrawPurpose.Named("sensitivity.resample");

    private SobolEstimate(double variance, int rows, IReadOnlyList<SobolIndex> indexes, EstimatedShare interactions)
    {
        Variance = variance;
        Rows = rows;
        Indexes = indexes;
        Interactions = interactions;
    }

    /// <summary>Variance of the output.</summary>
    public double Variance { get; }

    /// <summary>Rows in which every run defines the output.</summary>
    public int Rows { get; }

    /// <summary>Indices of each factor, in their order.</summary>
    public IReadOnlyList<SobolIndex> Indexes { get; }

    /// <summary>1 − Σ first-order indices: share that only several factors together explain.</summary>
    public EstimatedShare Interactions { get; }

    /// <summary>Indices that are known already.</summary>
    /// <param name="variance">Variance of the output.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="indexes">Indices of each factor.</param>
    /// <param name="interactions">Share of the interactions.</param>
    public static SobolEstimate OfIndexes(double variance, int rows, IReadOnlyList<SobolIndex> indexes, EstimatedShare interactions) => new(variance, rows, indexes, interactions);

    /// <summary>Estimates the indices.</summary>
    /// <param name="a">Output on rows A.</param>
    /// <param name="b">Output on rows B.</param>
    /// <param name="ab">For each factor the output on A with that factor from B.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <returns>The indices, or null where fewer than eight rows are defined or the output does not vary.</returns>
    public static SobolEstimate? Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, IReadOnlyList<double[]> ab, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(ab);
        var kept = new List<int>(a.Length);
        for (int r = 0; r < a.Length; r++)
        {
            bool defined = double.IsFinite(a[r]) && double.IsFinite(b[r]);
            for (int i = 0; defined && i < ab.Count; i++)
            {
                defined = double.IsFinite(ab[i][r]);
            }

            if (defined)
            {
                kept.Add(r);
            }
        }

        int n = kept.Count, k = ab.Count;
        if (n < 8)
        {
            return null;
        }

        double mean = 0;
        foreach (int r in kept)
        {
            mean += (a[r] + b[r]) / (2.0 * n);
        }

        // Columns of row sums: squares and halves for the variance, then for each factor what its two estimators add up.
        var columns = new double[2 + (2 * k)][];
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c] = new double[n];
        }

        for (int j = 0; j < n; j++)
        {
            int r = kept[j];
            double fa = a[r] - mean, fb = b[r] - mean;
            columns[0][j] = ((fa * fa) + (fb * fb)) / 2;
            columns[1][j] = (fa + fb) / 2;
            for (int i = 0; i < k; i++)
            {
                double difference = ab[i][r] - a[r];
                columns[2 + (2 * i)][j] = fb * difference;
                columns[3 + (2 * i)][j] = difference * difference / 2;
            }
        }

        double[] sums = [.. columns.Select(c => c.Sum())];
        double variance = Spread(sums, n);
        if (!(variance > 1e-14 * Math.Max(1, mean * mean)))
        {
            return null;
        }

        // Column 2 + 2k stands for the sum of all first-order numerators.
        double[] estimates = Ratios(sums, n, k);
        double[] errors = Errors(columns, n, k, seed);
        double z = CriticalValue.Normal(CriticalValue.StandardLevel);
        EstimatedShare Share(int i) => new(estimates[i], estimates[i] - (z * errors[i]), estimates[i] + (z * errors[i]));
        return new SobolEstimate(variance, n, [.. Enumerable.Range(0, k).Select(i => new SobolIndex(Share(2 * i), Share((2 * i) + 1)))], Share(2 * k));
    }

    private static double Spread(double[] sums, int n) => (sums[0] / n) - (sums[1] / n * (sums[1] / n));

    /// <summary>First and total index of each factor in turn, then the interactions.</summary>
    private static double[] Ratios(double[] sums, int n, int k)
    {
        double variance = Spread(sums, n);
        var ratios = new double[(2 * k) + 1];
        double first = 0;
        for (int i = 0; i < 2 * k; i++)
        {
            ratios[i] = sums[2 + i] / n / variance;
            first += i % 2 == 0 ? ratios[i] : 0;
        }

        ratios[2 * k] = 1 - first;
        return ratios;
    }

    /// <summary>Standard errors over resampled rows.</summary>
    private static double[] Errors(double[][] columns, int n, int k, ulong seed)
    {
        var source = new UniformSource(seed);
        var weights = new double[n];
        var uniforms = new double[n];
        var sums = new double[columns.Length];
        var mean = new double[(2 * k) + 1];
        var squares = new double[(2 * k) + 1];
        for (int resample = 0; resample < Resamples; resample++)
        {
            source.Fill(Purpose, 0, 0, resample, 0, uniforms);
            Array.Clear(weights);
            foreach (double u in uniforms)
            {
                weights[Math.Min((int)(u * n), n - 1)]++;
            }

            for (int c = 0; c < columns.Length; c++)
            {
                double sum = 0;
                double[] column = columns[c];
                for (int j = 0; j < n; j++)
                {
                    sum += weights[j] * column[j];
                }

                sums[c] = sum;
            }

            double[] ratios = Ratios(sums, n, k);
            for (int i = 0; i < ratios.Length; i++)
            {
                // Running mean and squares (Welford): resamples of large columns lose no digits.
                double step = ratios[i] - mean[i];
                mean[i] += step / (resample + 1);
                squares[i] += step * (ratios[i] - mean[i]);
            }
        }

        return [.. squares.Select(s => Math.Sqrt(s / (Resamples - 1)))];
    }
}
