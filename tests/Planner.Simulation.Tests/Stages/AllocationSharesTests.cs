using System.Numerics;
using Planner.Simulation.Stages;

namespace Planner.Simulation.Tests.Stages;

public class AllocationSharesTests
{
    [Fact]
    public void Share_NoBounds_IsProportional()
    {
        double[] amounts = new double[3];
        Assert.Equal(0, Share(90, [5, 3, 1], 0, double.PositiveInfinity, amounts));
        Assert.Equal([50, 30, 10], amounts);
    }

    [Fact]
    public void Share_Ceiling_GivesTheExcessToTheOthers()
    {
        double[] amounts = new double[3];
        Assert.Equal(0, Share(90, [5, 3, 1], 0, 40, amounts), 9);
        Assert.Equal(40, amounts[0], 9);
        Assert.Equal(37.5, amounts[1], 9);
        Assert.Equal(12.5, amounts[2], 9);
    }

    [Fact]
    public void Share_CeilingsBelowTheSum_ReturnsWhatIsLeft()
    {
        double[] amounts = new double[3];
        Assert.Equal(30, Share(90, [5, 3, 1], 0, 20, amounts), 9);
        Assert.All(amounts, x => Assert.Equal(20, x, 9));
    }

    [Fact]
    public void Share_FloorBeyondTheMoney_SharesEvenly()
    {
        double[] amounts = new double[3];
        Assert.Equal(0, Share(90, [5, 3, 1], 50, double.PositiveInfinity, amounts), 9);
        Assert.All(amounts, x => Assert.Equal(30, x, 9));
    }

    [Fact]
    public void Share_NobodyReached_ReturnsEverything() =>
        Assert.Equal(90, Share(90, [0, 0], 0, double.PositiveInfinity, new double[2]));

    /// <summary>The shares in every lane of a block of eight; all lanes must agree.</summary>
    private static double Share(double money, double[] weights, double floor, double ceiling, double[] amounts)
    {
        const int width = 8;
        double[] columns = [.. weights.SelectMany(w => Enumerable.Repeat(w, width))];
        double[] shares = new double[columns.Length];
        int[] communes = [.. Enumerable.Range(0, weights.Length)];
        double left = 0;
        for (int lane = 0; lane < width; lane += Vector<double>.Count)
        {
            left = AllocationShares.Share(new Vector<double>(money), columns, communes, lane, width, floor, ceiling, shares)[0];
        }

        for (int c = 0; c < weights.Length; c++)
        {
            Assert.All(shares.Skip(c * width).Take(width), x => Assert.Equal(shares[c * width], x));
            amounts[c] = shares[c * width];
        }

        return left;
    }
}
