using Planner.Analysis.Calibration;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Comparison;

/// <summary>
/// Splits the variance of a paired difference over replicates. Estimator: the difference is regressed on the normal scores of the uncertain inputs and their
/// squares; what adjusted R² loses when the inputs that no data inform are left out is their share. What neither explains is yearly chance, the synthetic tables and
/// interplay of inputs. Standard error: delete-a-group jackknife over the synthetic tables, or over twenty groups of replicates where there is one table. docs/analysis.md.
/// </summary>
internal sealed class AssumptionShares
{
    private const int Groups = 20;
    private readonly double[][] terms;
    private readonly int[] groupOf;
    private readonly int groups;
    private readonly Fit? all;
    private readonly Fit? informed;

    private AssumptionShares(double[][] all, double[][] informed, int[] groupOf, int groups)
    {
        terms = all;
        this.groupOf = groupOf;
        this.groups = groups;

        // With too few replicates the regressions have no solution, and no share is said.
        bool enough = Enough(groupOf.Length);
        this.all = enough && all.Length > informed.Length ? new Fit(all, groupOf, groups) : null;
        this.informed = enough ? new Fit(informed, groupOf, groups) : null;
    }

    /// <summary>Prepares the regressions for the differences of two scenarios.</summary>
    /// <param name="a">The reference.</param>
    /// <param name="b">The other.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    public static AssumptionShares Of(Ensemble a, Ensemble b, Clustering clustering)
    {
        InputScores[] scores = [InputScores.Of(a.Scenario, a.Seed, a.Replicates), InputScores.Of(b.Scenario, b.Seed, b.Replicates)];
        var columns = new List<(double[] Column, bool Informed)>();
        foreach (UncertainInput input in scores.SelectMany(s => s.Inputs).Distinct().Order())
        {
            bool known = new[] { a, b }.SelectMany(e => e.Scenario.Assumptions.Where(x => x.Input == input)).All(x => x.Informed);
            double[] z = (scores[0].Of(input).Length > 0 ? scores[0] : scores[1]).Of(input).ToArray();
            columns.Add((z, known));
            columns.Add(([.. z.Select(v => v * v)], known));
        }

        double[] one = [.. Enumerable.Repeat(1.0, a.Replicates)];
        bool tables = clustering.Tables > 1;
        int groups = tables ? clustering.Tables : Math.Min(Groups, a.Replicates);
        int[] groupOf = tables ? clustering.TableOf.ToArray() : [.. Enumerable.Range(0, a.Replicates).Select(r => r % groups)];
        return new AssumptionShares([one, .. columns.Select(c => c.Column)], [one, .. columns.Where(c => c.Informed).Select(c => c.Column)], groupOf, groups);
    }

    /// <summary>The share of a difference's variance; null where it does not vary, is not defined in every replicate, or there are too few replicates.</summary>
    /// <param name="difference">b − a by replicate.</param>
    public AssumptionShare? Of(double[] difference)
    {
        int n = difference.Length;
        if (!Enough(n) || informed is null || !difference.All(double.IsFinite))
        {
            return null;
        }

        double mean = difference.Sum() / n;
        double[] centred = [.. difference.Select(d => d - mean)];
        if (centred.Sum(d => d * d) <= 1e-18 * n * Math.Max(1, mean * mean))
        {
            return null;
        }

        if (all is null)
        {
            return new AssumptionShare(0, 0);
        }

        double[] more = all.Adjusted(centred, groupOf), less = informed.Adjusted(centred, groupOf);
        double[] left = [.. Enumerable.Range(0, groups).Select(g => more[g] - less[g])];
        double average = left.Sum() / groups;
        double spread = left.Sum(x => (x - average) * (x - average)) * (groups - 1) / groups;
        return new AssumptionShare(more[groups] - less[groups], Math.Sqrt(spread));
    }

    /// <summary>Whether all replicates but a group's are at least four to a coefficient.</summary>
    private bool Enough(int replicates) => replicates - (replicates / groups) - 1 >= 4 * terms.Length;

    /// <summary>One regression, on all replicates and on all but each group: the normal matrices are the same for every target.</summary>
    private sealed class Fit
    {
        private readonly double[][] columns;
        private readonly CholeskyFactor?[] factors;
        private readonly int[] sizes;

        public Fit(double[][] columns, int[] groupOf, int groups)
        {
            this.columns = columns;
            int k = columns.Length;
            sizes = new int[groups + 1];
            var partial = new double[groups + 1][,];
            for (int g = 0; g <= groups; g++)
            {
                partial[g] = new double[k, k];
            }

            for (int r = 0; r < groupOf.Length; r++)
            {
                double[,] own = partial[groupOf[r]];
                sizes[groupOf[r]]++;
                for (int i = 0; i < k; i++)
                {
                    for (int j = 0; j <= i; j++)
                    {
                        own[i, j] += columns[i][r] * columns[j][r];
                    }
                }
            }

            double[,] total = partial[groups];
            for (int g = 0; g < groups; g++)
            {
                sizes[groups] += sizes[g];
                Add(total, partial[g], 1);
            }

            factors = new CholeskyFactor?[groups + 1];
            for (int g = 0; g <= groups; g++)
            {
                if (g < groups)
                {
                    var rest = (double[,])total.Clone();
                    Add(rest, partial[g], -1);
                    factors[g] = new CholeskyFactor(rest);
                }
                else
                {
                    factors[g] = new CholeskyFactor(total);
                }
            }
        }

        /// <summary>Adjusted R² without each group, and last with all replicates.</summary>
        public double[] Adjusted(double[] y, int[] groupOf)
        {
            int groups = factors.Length - 1, k = columns.Length;
            var right = new double[groups + 1][];
            double[] squares = new double[groups + 1], sums = new double[groups + 1];
            for (int g = 0; g <= groups; g++)
            {
                right[g] = new double[k];
            }

            for (int r = 0; r < y.Length; r++)
            {
                int g = groupOf[r];
                for (int i = 0; i < k; i++)
                {
                    right[g][i] += columns[i][r] * y[r];
                }

                squares[g] += y[r] * y[r];
                sums[g] += y[r];
            }

            for (int g = 0; g < groups; g++)
            {
                for (int i = 0; i < k; i++)
                {
                    right[groups][i] += right[g][i];
                }

                squares[groups] += squares[g];
                sums[groups] += sums[g];
            }

            double[] adjusted = new double[groups + 1];
            for (int g = 0; g <= groups; g++)
            {
                bool whole = g == groups;
                double[] b = whole ? right[g] : [.. right[groups].Select((v, i) => v - right[g][i])];
                int n = whole ? sizes[groups] : sizes[groups] - sizes[g];
                double square = whole ? squares[groups] : squares[groups] - squares[g], sum = whole ? sums[groups] : sums[groups] - sums[g];
                double[] solved = factors[g]!.Solve(b);
                double explained = 0;
                for (int i = 0; i < k; i++)
                {
                    explained += solved[i] * b[i];
                }

                double total = square - (sum * sum / n);
                adjusted[g] = total > 0 ? 1 - ((square - explained) / (n - k) / (total / (n - 1))) : 0;
            }

            return adjusted;
        }

        private static void Add(double[,] to, double[,] what, double sign)
        {
            int k = to.GetLength(0);
            for (int i = 0; i < k; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    to[i, j] += sign * what[i, j];
                }
            }
        }
    }
}
