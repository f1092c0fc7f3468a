using System.Runtime.Intrinsics;
using Planner.Simulation.Stages;
using Planner.Simulation.Tests.Oracles;

namespace Planner.Simulation.Tests.Stages;

public class LaneSelectionTests
{
    private const int Width = 16;

    [Theory]
    [InlineData(0)] // normal keys
    [InlineData(1)] // few different keys, many ties
    [InlineData(2)] // keys over all orders of magnitude and both signs
    [InlineData(3)] // infinite keys among them
    [InlineData(4)] // all equal
    public void Threshold_Keys_ChoosesWhatASortChooses(int kind)
    {
        var random = new Random(kind);
        foreach (int units in new[] { 1, 2, 7, 96, 1000 })
        {
            double[] keys = new double[units * Width];
            for (int i = 0; i < keys.Length; i++)
            {
                double u = random.NextDouble();
                keys[i] = random.Next(5) == 0 ? double.NaN : kind switch
                {
                    0 => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, u),
                    1 => random.Next(4),
                    2 => (random.Next(2) == 0 ? -1 : 1) * Math.Pow(10, (600 * u) - 310),
                    3 => random.Next(3) == 0 ? double.NegativeInfinity : random.Next(3) == 0 ? double.PositiveInfinity : u,
                    _ => 3.5,
                };
            }

            double[] asked = [.. Enumerable.Range(0, Width).Select(lane => (double)(random.Next(units + 3) - 1))];
            double[] take = [.. asked];
            double[] threshold = new double[Width];
            double[] ties = new double[Width];
            LaneSelection.Threshold(keys, Width, take, threshold, ties);
            for (int lane = 0; lane < Width; lane++)
            {
                int[] chosen = Chosen(keys, lane, threshold[lane], ties[lane]);
                int[] expected = Sorted(keys, lane, (int)asked[lane]);
                Assert.Equal(expected.Order(), chosen);
                Assert.Equal(expected.Length, take[lane]);
            }
        }
    }

    private static int[] Chosen(double[] keys, int lane, double threshold, double ties)
    {
        var left = Vector256.Create(ties);
        var chosen = new List<int>();
        for (int unit = 0; unit < keys.Length / Width; unit++)
        {
            Vector256<double> mask = LaneSelection.Chosen(Vector256.Create(keys[(unit * Width) + lane]), Vector256.Create(threshold), ref left);
            if (mask.AsInt64()[0] != 0)
            {
                chosen.Add(unit);
            }
        }

        return [.. chosen];
    }

    private static int[] Sorted(double[] keys, int lane, int take)
    {
        int[] units = [.. Enumerable.Range(0, keys.Length / Width).Where(u => !double.IsNaN(keys[(u * Width) + lane]))];
        double[] falling = [.. units.Select(u => -keys[(u * Width) + lane])];
        ScalarRegistrationStage.StableSort(falling, units, units.Length);
        return [.. units.Take(Math.Max(take, 0))];
    }
}
