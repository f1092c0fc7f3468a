using MathNet.Numerics.Statistics;
using Planner.Numerics.Summation;

namespace Planner.Numerics.Tests.Summation;

public class FixedTreeSumTests
{
    [Fact]
    public void Sum_EveryLength_FollowsTheDocumentedTree()
    {
        double[] x = Column(1000, 3);
        for (int n = 0; n <= x.Length; n += n < 300 ? 1 : 37)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(ByTheBook(x.AsSpan(0, n))), BitConverter.DoubleToInt64Bits(FixedTreeSum.Sum(x.AsSpan(0, n))));
        }
    }

    [Fact]
    public void Sum_IllConditioned_NearTheExactSum()
    {
        double[] x = new double[1 << 16];
        Array.Fill(x, 0.1);
        Assert.InRange(FixedTreeSum.Sum(x) - 0.1 * x.Length, -1e-11, 1e-11);
    }

    [Fact]
    public void Sum_Subtrees_AddUpToTheWhole()
    {
        // What lets threads own power-of-two blocks: the tree of the whole is the tree of its blocks.
        double[] x = Column(1024, 4);
        double left = FixedTreeSum.Sum(x.AsSpan(0, 512)), right = FixedTreeSum.Sum(x.AsSpan(512));
        Assert.Equal(left + right, FixedTreeSum.Sum(x));
    }

    [Fact]
    public void MeanVarianceDot_RandomColumns_AgreeWithMathNet()
    {
        double[] x = Column(777, 5), y = Column(777, 6);
        Assert.Equal(x.Mean(), FixedTreeSum.Mean(x), 1e-10);
        Assert.Equal(x.Variance(), FixedTreeSum.Variance(x), 1e-4);
        Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), FixedTreeSum.Dot(x, y), 1e-3);
    }

    [Fact]
    public void Variance_ShiftedColumn_KeepsItsDigits()
    {
        double[] x = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        Assert.Equal(30, FixedTreeSum.Variance(x));
    }

    [Fact]
    public void MeanVarianceDot_TooFewOrUnequal_Refused()
    {
        Assert.Equal(0, FixedTreeSum.Sum([]));
        Assert.Throws<ArgumentException>(() => FixedTreeSum.Mean([]));
        Assert.Throws<ArgumentException>(() => FixedTreeSum.Variance([1]));
        Assert.Throws<ArgumentException>(() => FixedTreeSum.Dot([1], [1, 2]));
    }

    private static double ByTheBook(ReadOnlySpan<double> x)
    {
        if (x.Length > 128)
        {
            int left = 128;
            while (left * 2 < x.Length)
            {
                left *= 2;
            }

            return ByTheBook(x[..left]) + ByTheBook(x[left..]);
        }

        double[] s = new double[8];
        for (int i = 0; i < x.Length; i++)
        {
            s[i % 8] += x[i];
        }

        return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
    }

    private static double[] Column(int n, int seed)
    {
        var chance = new System.Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => (chance.NextDouble() - 0.3) * Math.ScaleB(1, chance.Next(20)))];
    }
}
