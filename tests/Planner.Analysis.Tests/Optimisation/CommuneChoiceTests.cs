using Planner.Analysis.Optimisation;

namespace Planner.Analysis.Tests.Optimisation;

public sealed class CommuneChoiceTests
{
    [Fact]
    public void Of_PublishedKnapsack_BoundHoldsTheKnownOptimum()
    {
        // Martello and Toth, Knapsack Problems (1990), example 2.1: optimum 107, linear relaxation 50 + 31·… = 108.2.
        double[] values = [70, 20, 39, 37, 7, 5, 10];
        double[] weights = [31, 10, 20, 19, 4, 3, 6];
        CommuneChoice choice = CommuneChoice.Of(values, [.. weights.Select(w => new[] { w })], [50], wholeValues: true);
        double optimum = Exhaustive(values, [.. weights.Select(w => new[] { w })], [50]);
        Assert.Equal(107, optimum);
        Assert.InRange(choice.Value, 0.9 * optimum, optimum);
        Assert.InRange(choice.Bound, optimum, 109);
    }

    [Fact]
    public void Of_SmallCases_StandsBetweenExhaustiveSearchAndBound()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            Check(new SearchDraws(seed));
        }
    }

    private static void Check(SearchDraws draws)
    {
        int n = 10, sources = 1 + (int)(3 * draws.Uniform());
        double[] values = [.. Enumerable.Range(0, n).Select(_ => Math.Floor(1 + (5 * draws.Uniform())))];
        double[][] costs = [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, sources).Select(_ => Math.Floor(20 * draws.Uniform())).ToArray())];
        double[] budgets = [.. Enumerable.Range(0, sources).Select(k => Math.Floor(costs.Sum(c => c[k]) * (0.2 + (0.6 * draws.Uniform()))))];
        CommuneChoice choice = CommuneChoice.Of(values, costs, budgets, wholeValues: true);
        double optimum = Exhaustive(values, costs, budgets);
        Assert.InRange(choice.Value, 0, optimum);
        Assert.True(choice.Bound >= optimum - 1e-9, $"bound {choice.Bound}, optimum {optimum}");
        Assert.True(choice.Gap >= optimum - choice.Value - 1e-9);
        Assert.All(Enumerable.Range(0, sources), k => Assert.True(choice.Chosen.Sum(j => costs[j][k]) <= budgets[k] + 1e-9));
    }

    [Fact]
    public void Of_EqualValuesOneSource_TakesTheCheapestAndIsExact()
    {
        CommuneChoice choice = CommuneChoice.Of([1, 1, 1, 1], [[7.0], [1.0], [3.0], [2.0]], [6], wholeValues: true);
        Assert.Equal([1, 3, 2], choice.Chosen);
        Assert.Equal(0, choice.Gap);
    }

    [Fact]
    public void Of_MoneyForAll_TakesAllAndHasNoGap()
    {
        CommuneChoice choice = CommuneChoice.Of([1, 1, 1], [[7.0, 0], [1.0, 2], [0.0, 0]], [8, 2]);
        Assert.Equal(3, choice.Value);
        Assert.Equal(0, choice.Gap, 1e-9);
    }

    private static double Exhaustive(double[] values, double[][] costs, double[] budgets)
    {
        double best = 0;
        for (int set = 0; set < 1 << values.Length; set++)
        {
            int[] chosen = [.. Enumerable.Range(0, values.Length).Where(j => (set >> j & 1) == 1)];
            if (budgets.Select((b, k) => chosen.Sum(j => costs[j][k]) <= b).All(fits => fits))
            {
                best = Math.Max(best, chosen.Sum(j => values[j]));
            }
        }

        return best;
    }
}
