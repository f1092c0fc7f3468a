using Planner.Analysis.Sensitivity;
using Planner.Numerics.Random;
using Xunit.Abstractions;

namespace Planner.Analysis.Tests.Sensitivity;

public sealed class CrossingSearchTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 2, 0.3, 0.66)]
    [InlineData(13, 25, 0.3, 0.5)]
    [InlineData(1, 0, 0.9, 0.66)]
    public void Crossing_SmoothCurve_IsWhereItCrosses(double from, double end, double start, double level)
    {
        // A logistic curve from the start to beyond the level; its crossing in closed form.
        double slope = start < level ? 3 : -3;
        double odds = Math.Log(start / (1 - start));
        double Probability(double x) => 1 / (1 + Math.Exp(-(odds + (slope * (x - from) / (end - from)))));
        double truth = from + ((end - from) * (Math.Log(level / (1 - level)) - odds) / slope);
        var search = new CrossingSearch(from, start, end, [level]);
        int evaluations = Run(search, Probability);
        Assert.Equal(truth, search.Crossing(level)!.Value, Math.Abs(end - from) * 0.002);
        Assert.InRange(evaluations, 1, 6);
    }

    [Fact]
    public void Crossing_LevelNotReachedAtTheEnd_EndsAfterOneEvaluation()
    {
        var search = new CrossingSearch(1, 0.1, 2, [0.66]);
        Assert.Equal(1, Run(search, x => 0.1 + (0.2 * (x - 1))));
        Assert.Null(search.Crossing(0.66));
        Assert.Equal(0.3, search.AtEnd, 12);
    }

    [Fact]
    public void Crossing_CountsThatWaver_StillFindsOneBetweenTheirNeighbours()
    {
        // At a quarter the count falls below the start by chance.
        var search = new CrossingSearch(0, 0.30, 1, [0.5]);
        Run(search, x => x < 0.3 ? 0.28 : 0.2 + (0.6 * x));
        Assert.InRange(search.Crossing(0.5)!.Value, 0.45, 0.55);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Ends_ManySamples_HoldTheTrueValueAsOftenAsTheyClaim()
    {
        // Replicates met where their own uniform lies below a logistic curve: paired along the factor, as runs of one seed are.
        const int Samples = 2000, Replicates = 400;
        const double Wanted = 0.66;
        double truth = 1 + ((Math.Log(Wanted / (1 - Wanted)) - Math.Log(0.3 / 0.7)) / 3);
        var source = new UniformSource(9);
        var purpose = DrawPurpose.Named("test.crossing");
        var u = new double[Replicates];
        int held = 0, found = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            source.Fill(purpose, 0, 0, sample, 0, u);
            double Estimate(double x) => u.Count(v => v < 1 / (1 + Math.Exp(-(Math.Log(0.3 / 0.7) + (3 * (x - 1)))))) / (double)Replicates;
            (double low, double high) = CrossingSearch.Ends(Wanted, Replicates, 1.96);
            var search = new CrossingSearch(1, Estimate(1), 2, [Wanted, low, high]);
            Run(search, Estimate);
            if (search.Crossing(low) is { } from && search.Crossing(high) is { } to)
            {
                found++;
                held += from <= truth && truth <= to ? 1 : 0;
            }
        }

        output.WriteLine($"{(double)held / found:0.0000} of {found}");
        Assert.InRange(found, 0.99 * Samples, Samples);
        Assert.InRange((double)held / found, 0.93, 0.98);
    }

    private static int Run(CrossingSearch search, Func<double, double> probability)
    {
        int evaluations = 0;
        while (search.Next() is { Count: > 0 } values)
        {
            evaluations += values.Count;
            search.Take(values, [.. values.Select(probability)]);
        }

        return evaluations;
    }
}
