namespace Planner.Analysis.Calibration;

/// <summary>Draws from a pooled posterior, on the scale of scores, chain after chain.</summary>
/// <threadsafety>Immutable once the sampler has ended; safe for concurrent reads.</threadsafety>
internal sealed class PooledDraws
{
    private readonly int each;
    private readonly int chains;
    private readonly double[][] means;
    private readonly double[][] between;
    private readonly double[][][] values;

    public PooledDraws(int pooled, int inputs, int localities, int chains, int each)
    {
        this.each = each;
        this.chains = chains;
        int count = chains * each;
        means = [.. Enumerable.Range(0, pooled).Select(_ => new double[count])];
        between = [.. Enumerable.Range(0, pooled).Select(_ => new double[count])];
        values = [.. Enumerable.Range(0, localities).Select(_ => Enumerable.Range(0, inputs).Select(_ => new double[count]).ToArray())];
    }

    /// <summary>Number of draws.</summary>
    public int Count => chains * each;

    /// <summary>Common value of a pooled parameter, by draw.</summary>
    /// <param name="parameter">Its index.</param>
    public ReadOnlySpan<double> Mean(int parameter) => means[parameter];

    /// <summary>Spread between localities of a pooled parameter, by draw.</summary>
    /// <param name="parameter">Its index.</param>
    public ReadOnlySpan<double> Between(int parameter) => between[parameter];

    /// <summary>An input's value in a locality, by draw.</summary>
    /// <param name="locality">Index of the locality.</param>
    /// <param name="input">Index of the input.</param>
    public ReadOnlySpan<double> Value(int locality, int input) => values[locality][input];

    /// <summary>Split-R̂ of a column of draws (Gelman et al.): near 1 where the chains agree.</summary>
    /// <param name="column">Draws in the order of this object.</param>
    public double Rhat(ReadOnlySpan<double> column)
    {
        int half = each / 2;
        var parts = new List<double[]>();
        for (int c = 0; c < chains; c++)
        {
            parts.Add(column.Slice(c * each, half).ToArray());
            parts.Add(column.Slice((c * each) + each - half, half).ToArray());
        }

        double[] mean = [.. parts.Select(p => p.Sum() / half)];
        double within = parts.Select((p, i) => p.Sum(v => (v - mean[i]) * (v - mean[i])) / (half - 1)).Sum() / parts.Count;
        double all = mean.Sum() / mean.Length;
        double over = mean.Sum(m => (m - all) * (m - all)) / (mean.Length - 1);
        return within <= 0 ? 1 : Math.Sqrt((((half - 1.0) / half) * within + over) / within);
    }

    internal void Keep(int chain, int index, double[] mean, double[] spread, double[][] localities)
    {
        int at = (chain * each) + index;
        for (int k = 0; k < mean.Length; k++)
        {
            means[k][at] = mean[k];
            between[k][at] = spread[k];
        }

        for (int l = 0; l < localities.Length; l++)
        {
            for (int i = 0; i < localities[l].Length; i++)
            {
                values[l][i][at] = localities[l][i];
            }
        }
    }
}
