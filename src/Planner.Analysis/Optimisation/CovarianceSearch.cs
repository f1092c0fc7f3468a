using Planner.Numerics.ElementaryFunctions;

namespace Planner.Analysis.Optimisation;

/// <summary>
/// Covariance matrix adaptation (CMA-ES) for a maximum in the unit cube: Hansen, "The CMA evolution strategy: a tutorial", arXiv:1604.00772, with rank-one and rank-µ
/// update and step-size control by cumulation. What is drawn outside the cube is taken to its nearest point, and the distribution learns from that point. Ask for a
/// generation, tell its values; only their order counts. The same seed gives the same points.
/// </summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class CovarianceSearch
{
    private readonly SearchDraws draws;
    private readonly int n;
    private readonly int parents;
    private readonly double[] weights;
    private readonly double parentsEffective;
    private readonly double cumulation;
    private readonly double cumulationStep;
    private readonly double rankOne;
    private readonly double rankMu;
    private readonly double damping;
    private readonly double expectedLength;
    private readonly double[] mean;
    private readonly double[] path;
    private readonly double[] stepPath;
    private readonly double[,] covariance;
    private double[] axes;
    private double[,] directions;
    private double step;
    private int generations;

    /// <summary>Starts a search.</summary>
    /// <param name="start">Where to begin, in the unit cube; at least one dimension.</param>
    /// <param name="step">First step, as a share of the cube's edge; &gt; 0.</param>
    /// <param name="draws">The random numbers.</param>
    /// <param name="population">Points of a generation; null for 4 + ⌊3 ln n⌋.</param>
    public CovarianceSearch(IReadOnlyList<double> start, double step, SearchDraws draws, int? population = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentOutOfRangeException.ThrowIfZero(start.Count, nameof(start));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        this.draws = draws;
        this.step = step;
        n = start.Count;
        mean = [.. start];
        Population = population ?? 4 + (int)(3 * DeterministicMath.Log(n));
        parents = Math.Max(1, Population / 2);
        weights = [.. Enumerable.Range(1, parents).Select(i => DeterministicMath.Log((Population + 1) / 2.0) - DeterministicMath.Log(i))];
        double sum = weights.Sum();
        weights = [.. weights.Select(w => w / sum)];
        parentsEffective = 1 / weights.Sum(w => w * w);
        cumulation = (4 + (parentsEffective / n)) / (n + 4 + (2 * parentsEffective / n));
        cumulationStep = (parentsEffective + 2) / (n + parentsEffective + 5);
        rankOne = 2 / (((n + 1.3) * (n + 1.3)) + parentsEffective);
        rankMu = Math.Min(1 - rankOne, 2 * (parentsEffective - 2 + (1 / parentsEffective)) / (((n + 2.0) * (n + 2)) + parentsEffective));
        damping = 1 + (2 * Math.Max(0, Math.Sqrt((parentsEffective - 1) / (n + 1)) - 1)) + cumulationStep;
        expectedLength = Math.Sqrt(n) * (1 - (1 / (4.0 * n)) + (1 / (21.0 * n * n)));
        path = new double[n];
        stepPath = new double[n];
        covariance = new double[n, n];
        directions = new double[n, n];
        axes = new double[n];
        for (int i = 0; i < n; i++)
        {
            covariance[i, i] = directions[i, i] = axes[i] = 1;
        }
    }

    /// <summary>Points of a generation.</summary>
    public int Population { get; }

    /// <summary>The present step.</summary>
    public double Step => step;

    /// <summary>The centre of the distribution.</summary>
    public IReadOnlyList<double> Mean => mean;

    /// <summary>The next generation.</summary>
    public double[][] Ask()
    {
        double[][] points = new double[Population][];
        for (int p = 0; p < Population; p++)
        {
            double[] z = [.. Enumerable.Range(0, n).Select(i => axes[i] * draws.Normal())];
            points[p] = new double[n];
            for (int i = 0; i < n; i++)
            {
                double y = 0;
                for (int j = 0; j < n; j++)
                {
                    y += directions[i, j] * z[j];
                }

                points[p][i] = Math.Clamp(mean[i] + (step * y), 0, 1);
            }
        }

        return points;
    }

    /// <summary>Learns from a generation.</summary>
    /// <param name="points">The points of <see cref="Ask"/>, or points put in their place.</param>
    /// <param name="values">Their values; greater is better, NaN is worst.</param>
    public void Tell(IReadOnlyList<double[]> points, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(values);
        int[] order = [.. Enumerable.Range(0, points.Count).OrderByDescending(i => double.IsNaN(values[i]) ? double.NegativeInfinity : values[i]).ThenBy(i => i)];
        double[][] moves = [.. order.Take(parents).Select(p => Enumerable.Range(0, n).Select(i => (points[p][i] - mean[i]) / step).ToArray())];
        double[] move = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, moves.Length).Sum(p => weights[p] * moves[p][i]))];
        for (int i = 0; i < n; i++)
        {
            mean[i] += step * move[i];
        }

        double[] whitened = Whiten(move);
        double grow = Math.Sqrt(cumulationStep * (2 - cumulationStep) * parentsEffective);
        double length = 0;
        for (int i = 0; i < n; i++)
        {
            stepPath[i] = ((1 - cumulationStep) * stepPath[i]) + (grow * whitened[i]);
            length += stepPath[i] * stepPath[i];
        }

        length = Math.Sqrt(length);
        generations++;
        double left = 1;
        for (int g = 0; g < 2 * generations && left > 1e-18; g++)
        {
            left *= 1 - cumulationStep;
        }

        bool steady = length / Math.Sqrt(1 - left) / expectedLength < 1.4 + (2 / (n + 1.0));
        double follow = Math.Sqrt(cumulation * (2 - cumulation) * parentsEffective);
        for (int i = 0; i < n; i++)
        {
            path[i] = ((1 - cumulation) * path[i]) + (steady ? follow * move[i] : 0);
        }

        double lost = steady ? 0 : cumulation * (2 - cumulation);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double spread = 0;
                for (int p = 0; p < moves.Length; p++)
                {
                    spread += weights[p] * moves[p][i] * moves[p][j];
                }

                double value = ((1 - rankOne - rankMu + (rankOne * lost)) * covariance[i, j]) + (rankOne * path[i] * path[j]) + (rankMu * spread);
                covariance[i, j] = covariance[j, i] = value;
            }
        }

        step *= DeterministicMath.Exp(Math.Min(1, cumulationStep / damping * ((length / expectedLength) - 1)));
        step = Math.Clamp(step, 1e-12, 1);
        (double[] values2, double[,] vectors) = SymmetricEigen.Of(covariance);
        axes = [.. values2.Select(v => Math.Sqrt(Math.Max(v, 1e-20)))];
        directions = vectors;
    }

    /// <summary>C^(−1/2) · move.</summary>
    private double[] Whiten(double[] move)
    {
        double[] along = new double[n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                along[j] += directions[i, j] * move[i];
            }

            along[j] /= axes[j];
        }

        double[] result = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                result[i] += directions[i, j] * along[j];
            }
        }

        return result;
    }
}
