using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using Planner.Numerics.Copula;
using Planner.Numerics.Distributions;
using Planner.Numerics.Random;

namespace Planner.Numerics.Tests.Copula;

public class GaussianCopulaTests
{
    private static readonly double[,] Three = { { 1, 0.6, -0.3 }, { 0.6, 1, 0.2 }, { -0.3, 0.2, 1 } };

    [Fact]
    public void Transform_UnitVectors_IsTheCholeskyFactorOfMathNet()
    {
        var copula = new GaussianCopula(Three);
        Matrix<double> factor = Matrix<double>.Build.DenseOfArray(Three).Cholesky().Factor;
        for (int j = 0; j < 3; j++)
        {
            double[] z = new double[3];
            z[j] = 1;
            copula.Transform(z, z); // in place
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(factor[i, j], z[i], 1e-15);
            }
        }
    }

    [Fact]
    public void TransformUniforms_ManyDraws_HaveTheCorrelationsAndStayUniform()
    {
        const int n = 40_000;
        var copula = new GaussianCopula(Three);
        var source = new UniformSource(9);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(i =>
        {
            double[] u = new double[n];
            source.Fill(DrawPurpose.Named("copula"), 0, 0, i, 0, u);
            return u;
        })];
        double[] row = new double[3];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < 3; i++)
            {
                row[i] = columns[i][k];
            }

            copula.TransformUniforms(row, row);
            for (int i = 0; i < 3; i++)
            {
                columns[i][k] = row[i];
            }
        }

        for (int i = 0; i < 3; i++)
        {
            Assert.InRange(columns[i].Mean(), 0.494, 0.506);
            for (int j = 0; j < i; j++)
            {
                double scores = Correlation.Pearson(columns[i].Select(Normal.Quantile), columns[j].Select(Normal.Quantile));
                Assert.InRange(scores, Three[i, j] - 0.015, Three[i, j] + 0.015);
                double ranks = Correlation.Pearson(columns[i], columns[j]);
                double expected = 6 / Math.PI * Math.Asin(Three[i, j] / 2);
                Assert.InRange(ranks, expected - 0.015, expected + 0.015);
            }
        }
    }

    [Fact]
    public void TransformUniforms_Identity_GivesTheUniformsBack()
    {
        double[] u = [0.01, 0.7];
        double[] correlated = new double[2];
        new GaussianCopula(new double[,] { { 1, 0 }, { 0, 1 } }).TransformUniforms(u, correlated);
        Assert.Equal(u[0], correlated[0], 1e-15);
        Assert.Equal(u[1], correlated[1], 1e-15);
    }

    [Fact]
    public void Constructor_NotPositiveDefinite_NamesThePair()
    {
        double[,] contradiction = { { 1, 0.9, 0.9 }, { 0.9, 1, -0.9 }, { 0.9, -0.9, 1 } };
        var error = Assert.Throws<ArgumentException>(() => new GaussianCopula(contradiction, ["price", "uptake", "delay"]));
        Assert.Contains("('delay', 'uptake')", error.Message, StringComparison.Ordinal);
        Assert.Contains("not positive definite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_BadEntries_NamesThePair()
    {
        Assert.Contains("(1, 0)", Assert.Throws<ArgumentException>(() => new GaussianCopula(new[,] { { 1, 0.5 }, { 0.4, 1 } })).Message, StringComparison.Ordinal);
        Assert.Contains("(1, 0)", Assert.Throws<ArgumentException>(() => new GaussianCopula(new double[,] { { 1, 1 }, { 1, 1 } })).Message, StringComparison.Ordinal);
        Assert.Contains("(1, 1)", Assert.Throws<ArgumentException>(() => new GaussianCopula(new[,] { { 1, 0.5 }, { 0.5, 2 } })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new GaussianCopula(new double[0, 0]));
        Assert.Throws<ArgumentException>(() => new GaussianCopula(new double[2, 3]));
        Assert.Throws<ArgumentException>(() => new GaussianCopula(Three, ["one"]));
    }

    [Fact]
    public void Transform_WrongLength_Refused()
    {
        var copula = new GaussianCopula(Three);
        Assert.Throws<ArgumentException>(() => copula.Transform(new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => copula.TransformUniforms(new double[3], new double[4]));
        Assert.Throws<ArgumentException>(() => copula.TransformUniforms(new double[2], new double[3]));
    }
}
