using Planner.Analysis.Calibration;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;

namespace Planner.Analysis.Information;

/// <summary>
/// What it is worth to know uncertain inputs before choosing between scenarios (expected value of partial perfect information). Each scenario's objective is regressed on the input (Strong, Oakley and Brennan,
/// <i>Medical Decision Making</i> 34, 2014) by a natural spline; the choice in a future is the scenario whose curve, fitted on other futures, is highest there, and its gain is what that scenario really brought in this future
/// less what the one best choice brought. So the greatest of noisy curves is never taken for a gain.
/// </summary>
/// <param name="Choice">The best choice without knowing more.</param>
/// <param name="Everything">What knowing everything would be worth, the luck of the years included: no information is worth more.</param>
/// <param name="Inputs">By input, the most valuable first.</param>
/// <param name="Together">All inputs known together.</param>
public sealed record InformationReview(string Choice, MeanInterval Everything, IReadOnlyList<InformationValue> Inputs, InformationValue Together)
{
    private const int Folds = 5;
    private const int ReplicatesPerTerm = 20;

    /// <summary>Values the inputs.</summary>
    /// <param name="values">Of each scenario the objective by replicate, greater is better, all finite, all paired.</param>
    /// <param name="inputs">The inputs with their normal scores by replicate.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <returns>The review; null with fewer than two scenarios, no input, or fewer than twenty replicates for each term of the largest regression.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static InformationReview? Of(
        IReadOnlyList<(string Scenario, double[] Values)> values, IReadOnlyList<(UncertainInput Input, double[] Scores)> inputs, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(clustering);
        int n = clustering.Replicates;
        if (values.Any(v => v.Values.Length != n) || inputs.Any(i => i.Scores.Length != n))
        {
            throw new ArgumentException("scenarios, inputs and tables differ in their number of replicates", nameof(values));
        }

        if (values.Count < 2 || inputs.Count == 0 || n < ReplicatesPerTerm * (1 + (SplineColumns.Count * inputs.Count)))
        {
            return null;
        }

        // Rounds over the tables go to the folds in turn, so that each fold sees every table alike.
        int[] fold = [.. Enumerable.Range(0, n).Select(r => r / clustering.Tables % Folds)];
        double[][][] columns = [.. inputs.Select(i => SplineColumns.Of(i.Scores))];
        double[] means = [.. values.Select(v => v.Values.Average())];
        int best = Array.IndexOf(means, means.Max());
        double[] regret = [.. Enumerable.Range(0, n).Select(r => values.Max(v => v.Values[r]) - values[best].Values[r])];
        InformationValue[] single =
        [
            .. inputs.Select((input, i) => Value(input.Input, columns[i], input.Scores)).OrderByDescending(v => v.Value.Estimate),
        ];
        return new InformationReview(
            values[best].Scenario, MeanInterval.Of(regret, clustering, level)!.Value, single, Value(null, [.. columns.SelectMany(c => c)], null));

        InformationValue Value(UncertainInput? input, double[][] terms, double[]? scores)
        {
            int[] chosen = new int[n], usual = new int[n];
            double ceiling = 0;
            double[] one = [.. Enumerable.Repeat(1.0, n)];
            double[][] design = [one, .. terms];
            Sums[] sums = [.. Enumerable.Range(0, Folds).Select(f => new Sums(design, values, fold, f))];
            for (int f = 0; f <= Folds; f++)
            {
                // The last pass fits all futures, for the ceiling.
                double[][] fitted = Sums.Fit(sums, f);
                int without = Greatest(values.Count, v => Sums.Mean(sums, f, v));
                for (int r = 0; r < n; r++)
                {
                    if (f < Folds && fold[r] != f)
                    {
                        continue;
                    }

                    int highest = Greatest(values.Count, v => Curve(fitted[v], design, r));
                    if (f < Folds)
                    {
                        chosen[r] = highest;
                        usual[r] = without;
                    }
                    else
                    {
                        ceiling += (Curve(fitted[highest], design, r) - Curve(fitted[without], design, r)) / n;
                    }
                }
            }

            double[] gain = [.. Enumerable.Range(0, n).Select(r => values[chosen[r]].Values[r] - values[usual[r]].Values[r])];
            int[] changed = [.. Enumerable.Range(0, n).Where(r => chosen[r] != usual[r])];
            IGrouping<int, int>? most = changed.GroupBy(r => chosen[r]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
            return new InformationValue(
                input,
                MeanInterval.Of(gain, clustering, level)!.Value,
                ceiling,
                (double)changed.Length / n,
                most is null ? null : values[most.Key].Scenario,
                most is null || scores is null ? null : most.Average(r => scores[r]) > 0);
        }
    }

    private static int Greatest(int count, Func<int, double> of)
    {
        int greatest = 0;
        double value = of(0);
        for (int i = 1; i < count; i++)
        {
            double next = of(i);
            (greatest, value) = next > value ? (i, next) : (greatest, value);
        }

        return greatest;
    }

    private static double Curve(double[] coefficients, double[][] design, int replicate)
    {
        double sum = 0;
        for (int i = 0; i < coefficients.Length; i++)
        {
            sum += coefficients[i] * design[i][replicate];
        }

        return sum;
    }

    /// <summary>One fold's part of the normal equations of all scenarios.</summary>
    private sealed class Sums
    {
        private readonly double[,] matrix;
        private readonly double[][] right;

        public Sums(double[][] design, IReadOnlyList<(string Scenario, double[] Values)> values, int[] fold, int own)
        {
            int k = design.Length;
            matrix = new double[k, k];
            right = [.. values.Select(_ => new double[k])];
            for (int r = 0; r < fold.Length; r++)
            {
                if (fold[r] != own)
                {
                    continue;
                }

                for (int i = 0; i < k; i++)
                {
                    double x = design[i][r];
                    for (int j = 0; j <= i; j++)
                    {
                        matrix[i, j] += x * design[j][r];
                    }

                    for (int v = 0; v < right.Length; v++)
                    {
                        right[v][i] += x * values[v].Values[r];
                    }
                }
            }
        }

        /// <summary>Coefficients by scenario, fitted without one fold; with all where there is no such fold.</summary>
        public static double[][] Fit(Sums[] sums, int without)
        {
            int k = sums[0].matrix.GetLength(0);
            var total = new double[k, k];
            double[][] right = [.. sums[0].right.Select(_ => new double[k])];
            foreach (Sums part in sums.Where((_, f) => f != without))
            {
                for (int i = 0; i < k; i++)
                {
                    for (int j = 0; j <= i; j++)
                    {
                        total[i, j] += part.matrix[i, j];
                    }

                    for (int v = 0; v < right.Length; v++)
                    {
                        right[v][i] += part.right[v][i];
                    }
                }
            }

            var factor = new CholeskyFactor(total);
            return [.. right.Select(b => factor.Solve(b))];
        }

        /// <summary>A scenario's mean without one fold, up to a factor that all scenarios share.</summary>
        public static double Mean(Sums[] sums, int without, int scenario) => sums.Where((_, f) => f != without).Sum(s => s.right[scenario][0]);
    }
}
