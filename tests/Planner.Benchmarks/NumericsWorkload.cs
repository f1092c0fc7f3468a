using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Random;

namespace Planner.Benchmarks;

/// <summary>Arguments as the model has them and one action per kernel, each over spans of one length.</summary>
internal sealed class NumericsWorkload
{
    private static readonly DrawPurpose Purpose = DrawPurpose.Named("benchmark");
    private readonly UniformSource source = new(1);
    private readonly double[] u;
    private readonly double[] x;
    private readonly double[] positive;
    private readonly double[] result;
    private readonly UniformColumn[] columns;
    private readonly double[] manyColumns;
    private readonly QuantileTable table = QuantileTable.Of(Beta.OfMean(0.7, 12));
    private int index;

    public NumericsWorkload(int length)
    {
        u = new double[length];
        x = new double[length];
        positive = new double[length];
        result = new double[length];
        source.Fill(Purpose, 1, 0, 0, 0, u);
        source.Fill(Purpose, 1, 0, 1, 0, x);
        source.Fill(Purpose, 1, 0, 2, 0, positive);
        for (int i = 0; i < length; i++)
        {
            x[i] = (8 * x[i]) - 4;
            positive[i] = 0.05 + (20 * positive[i]);
        }

        columns = [.. Enumerable.Range(0, Columns).Select(i => source.Column(Purpose, 2, 0, i))];
        manyColumns = new double[Columns * Math.Max(16, length / Columns / 16 * 16)];
        Add("uniform", () => source.Fill(Purpose, 3, 0, index++ & 0xFFFF, 0, result));
        Add($"uniform, {Columns} columns of {manyColumns.Length / Columns} at once", () => UniformSource.Fill(columns, 0, manyColumns), manyColumns.Length);
        Add("normal quantile", () => Normal.Quantile(u, result));
        Add("exp", () => DeterministicMath.Exp(x, result));
        Add("log", () => DeterministicMath.Log(positive, result));
        Add("pow", () => DeterministicMath.Pow(positive, u, result));
        Add("quantile table, one by one", Table);
        Add("quantile table", () => table.Quantile(u, result));
        foreach ((int n, double p) in new[] { (20, 0.085), (80, 0.06), (570, 0.015), (80, 0.22), (30, 0.6), (100, 0.27), (300, 0.3), (900, 0.15), (20_000, 0.02) })
        {
            double[] trials = new double[length], chance = new double[length], hazards = new double[length];
            for (int i = 0; i < length; i++)
            {
                // Chances differ from lane to lane as hazards do.
                double hazard = -DeterministicMath.Log1P(-p) * DeterministicMath.Exp(0.05 * x[i]);
                trials[i] = n;
                chance[i] = 1 - DeterministicMath.Exp(-hazard);
                hazards[i] = hazard;
            }

            Add($"binomial of {n} by {p}, one by one", () => OneByOne(trials, chance));
            Add($"binomial of {n} by {p}", () => Binomial.Quantile(u, trials, chance, result));
            Add($"binomial of {n} by {p}, hazards", () => Binomial.QuantileOfHazard(u, trials, hazards, result));
        }
    }

    /// <summary>Columns filled together.</summary>
    public const int Columns = 9;

    /// <summary>The kernels by name.</summary>
    public List<(string Name, Action Run, int Values)> Kernels { get; } = [];

    private void Add(string name, Action run, int? values = null) => Kernels.Add((name, run, values ?? u.Length));

    private void Table()
    {
        for (int i = 0; i < u.Length; i++)
        {
            result[i] = table.Quantile(u[i]);
        }
    }

    private void OneByOne(double[] trials, double[] chance)
    {
        for (int i = 0; i < u.Length; i++)
        {
            result[i] = Binomial.Quantile(u[i], (int)trials[i], chance[i]);
        }
    }
}
