using Planner.Analysis.Optimisation;

namespace Planner.Analysis.Tests.Optimisation;

/// <summary>Published functions with a known optimum; Hansen, "The CMA evolution strategy: a tutorial" (2016), uses both.</summary>
public sealed class CovarianceSearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tell_Sphere_FindsTheKnownOptimum(ulong seed)
    {
        double[] optimum = [.. Enumerable.Range(0, 10).Select(i => 0.3 + (0.04 * i))];
        double[] found = Maximise(10, seed, 3000, x => -x.Zip(optimum, (a, b) => (a - b) * (a - b)).Sum());
        Assert.All(found.Zip(optimum), p => Assert.Equal(p.Second, p.First, 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Tell_Rosenbrock_FindsTheKnownOptimum(ulong seed)
    {
        // Rosenbrock, The Computer Journal 3 (1960); its minimum 0 lies at (1, …, 1), here at 0.75 of an edge from −2 to 2.
        double[] found = Maximise(5, seed, 12000, u =>
        {
            double[] x = [.. u.Select(v => (4 * v) - 2)];
            return -Enumerable.Range(0, 4).Sum(i => (100 * Math.Pow(x[i + 1] - (x[i] * x[i]), 2)) + Math.Pow(1 - x[i], 2));
        });
        Assert.All(found, v => Assert.Equal(0.75, v, 1e-3));
    }

    [Fact]
    public void Tell_OptimumInACorner_FindsTheCorner()
    {
        double[] found = Maximise(6, 7, 3000, x => x[0] + x[1] + x[2] - x[3] - x[4] - x[5]);
        Assert.All(found.Take(3), v => Assert.Equal(1, v, 1e-3));
        Assert.All(found.Skip(3), v => Assert.Equal(0, v, 1e-3));
    }

    [Fact]
    public void Ask_SameSeed_SamePoints()
    {
        static double[] First(ulong seed) => new CovarianceSearch([0.5, 0.5], 0.2, new SearchDraws(seed)).Ask()[0];
        Assert.Equal(First(5), First(5));
        Assert.NotEqual(First(5), First(6));
    }

    [Fact]
    public void Of_KnownMatrix_GivesItsEigenvalues()
    {
        // Eigenvalues of the second-difference matrix of order n: 2 − 2 cos(kπ/(n + 1)).
        var matrix = new double[5, 5];
        for (int i = 0; i < 5; i++)
        {
            matrix[i, i] = 2;
            if (i > 0)
            {
                matrix[i, i - 1] = matrix[i - 1, i] = -1;
            }
        }

        double[] expected = [.. Enumerable.Range(1, 5).Select(k => 2 - (2 * Math.Cos(k * Math.PI / 6)))];
        Assert.All(SymmetricEigen.Of(matrix).Values.Order().Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-12));
    }

    private static double[] Maximise(int n, ulong seed, int evaluations, Func<double[], double> value)
    {
        var search = new CovarianceSearch(Enumerable.Repeat(0.4, n).ToArray(), 0.25, new SearchDraws(seed));
        (double Value, double[] Point) best = (double.NegativeInfinity, []);
        for (int used = 0; used < evaluations; used += search.Population)
        {
            double[][] points = search.Ask();
            double[] values = [.. points.Select(value)];
            search.Tell(points, values);
            int top = Array.IndexOf(values, values.Max());
            best = values[top] > best.Value ? (values[top], points[top]) : best;
        }

        return best.Point;
    }
}
