namespace Planner.Analysis.Calibration;

/// <summary>
/// Least-squares surface of simulated outputs over the inputs that made them: y_j(z) = b₀ + Σ b_i z_i + Σ_{i≤k} b_ik z_i z_k + ε, fitted to the replicates of one run.
/// What is left, ε, is the model's own chance (and what no quadratic catches); its rows are kept, so that their joint distribution can be drawn from.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed class QuadraticEmulator
{
    private readonly double[] centres;
    private readonly double[] widths;
    private readonly double[][] coefficients;
    private readonly double[][] residuals;

    private QuadraticEmulator(double[] centres, double[] widths, double[][] coefficients, double[][] residuals, double[,] covariance, double[] explained)
    {
        this.centres = centres;
        this.widths = widths;
        this.coefficients = coefficients;
        this.residuals = residuals;
        Covariance = covariance;
        Explained = explained;
    }

    /// <summary>Number of inputs.</summary>
    public int Inputs => centres.Length;

    /// <summary>Number of outputs.</summary>
    public int Outputs => coefficients.Length;

    /// <summary>Number of replicates it was fitted to.</summary>
    public int Replicates => residuals[0].Length;

    /// <summary>Covariance of what is left: <c>[output, output]</c>, with the degrees of freedom of the fit.</summary>
    public double[,] Covariance { get; }

    /// <summary>Share of each output's variance that the surface explains, 0..1; 0 for an output that does not vary.</summary>
    public IReadOnlyList<double> Explained { get; }

    /// <summary>Number of terms of a quadratic in a number of inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    public static int Terms(int inputs) => 1 + inputs + (inputs * (inputs + 1) / 2);

    /// <summary>Fits the surface.</summary>
    /// <param name="inputs">Scores of the inputs by replicate: <c>[input][replicate]</c>.</param>
    /// <param name="outputs">Outputs on their scales: <c>[output][replicate]</c>.</param>
    /// <exception cref="ArgumentException">There are not at least twice as many replicates as terms.</exception>
    public static QuadraticEmulator Fit(double[][] inputs, double[][] outputs)
    {
        int replicates = outputs[0].Length;
        int terms = Terms(inputs.Length);
        if (replicates < 2 * terms)
        {
            throw new ArgumentException(FormattableString.Invariant($"{replicates} replicates are too few for {terms} terms; at least {2 * terms} are needed"), nameof(outputs));
        }

        // Terms are of standardised inputs: a run far from zero would make z and z² hardly distinguishable.
        double[] centres = [.. inputs.Select(z => z.Sum() / z.Length)];
        double[] widths = [.. inputs.Select(Variance).Select(Math.Sqrt)];
        double[] row = new double[terms];
        double[] point = new double[inputs.Length];
        var normal = new double[terms, terms];
        double[][] right = [.. outputs.Select(_ => new double[terms])];
        for (int r = 0; r < replicates; r++)
        {
            Fill(inputs, r, centres, widths, point, row);
            for (int i = 0; i < terms; i++)
            {
                for (int k = 0; k <= i; k++)
                {
                    normal[i, k] += row[i] * row[k];
                }
            }

            for (int j = 0; j < outputs.Length; j++)
            {
                for (int i = 0; i < terms; i++)
                {
                    right[j][i] += row[i] * outputs[j][r];
                }
            }
        }

        var factor = new CholeskyFactor(normal);
        double[][] coefficients = [.. right.Select(b => factor.Solve(b))];
        double[][] residuals = [.. outputs.Select(_ => new double[replicates])];
        for (int r = 0; r < replicates; r++)
        {
            Fill(inputs, r, centres, widths, point, row);
            for (int j = 0; j < outputs.Length; j++)
            {
                residuals[j][r] = outputs[j][r] - Dot(coefficients[j], row);
            }
        }

        var covariance = new double[outputs.Length, outputs.Length];
        for (int j = 0; j < outputs.Length; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                covariance[j, k] = covariance[k, j] = Dot(residuals[j], residuals[k]) / (replicates - terms);
            }
        }

        double[] explained = [.. outputs.Select((y, j) => Variance(y) is > 1e-12 and double total ? Math.Max(0, 1 - (covariance[j, j] / total)) : 0)];
        return new QuadraticEmulator(centres, widths, coefficients, residuals, covariance, explained);
    }

    /// <summary>The terms of a point, for <see cref="Mean"/>.</summary>
    /// <param name="point">Scores of the inputs.</param>
    /// <param name="terms">Receives them; as many as <see cref="Terms"/> says.</param>
    public void Expand(ReadOnlySpan<double> point, Span<double> terms)
    {
        Span<double> standard = stackalloc double[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            standard[i] = (point[i] - centres[i]) / widths[i];
        }

        Products(standard, terms);
    }

    private static void Products(ReadOnlySpan<double> point, Span<double> terms)
    {
        int at = 0;
        terms[at++] = 1;
        foreach (double z in point)
        {
            terms[at++] = z;
        }

        for (int i = 0; i < point.Length; i++)
        {
            for (int k = i; k < point.Length; k++)
            {
                terms[at++] = point[i] * point[k];
            }
        }
    }

    /// <summary>An output's value on the surface.</summary>
    /// <param name="output">Index of the output.</param>
    /// <param name="terms">The point's terms.</param>
    public double Mean(int output, ReadOnlySpan<double> terms) => Dot(coefficients[output], terms);

    /// <summary>What the surface left of an output in a replicate.</summary>
    /// <param name="output">Index of the output.</param>
    /// <param name="replicate">The replicate.</param>
    public double Residual(int output, int replicate) => residuals[output][replicate];

    private static void Fill(double[][] inputs, int replicate, double[] centres, double[] widths, double[] point, double[] row)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            point[i] = (inputs[i][replicate] - centres[i]) / widths[i];
        }

        Products(point, row);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Variance(double[] values)
    {
        double mean = values.Sum() / values.Length;
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
