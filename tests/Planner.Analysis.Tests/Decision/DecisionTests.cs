using FsCheck;
using FsCheck.Fluent;
using Planner.Analysis.Decision;
using Planner.Analysis.Intervals;

namespace Planner.Analysis.Tests.Decision;

public class DecisionTests
{
    [Fact]
    public void RegretOf_SavagesMatrix_FindsMeanAndMinimax()
    {
        // States of the world as columns: regrets a 0 6 1, b 4 0 3, c 3 3 0.
        Clustering tables = Clustering.Of([0, 0, 0]);
        IReadOnlyList<ScenarioRegret> found = ScenarioRegret.Of([("a", [9, 1, 4]), ("b", [5, 7, 2]), ("c", [6, 4, 5])], tables);
        Assert.Equal([7.0 / 3, 7.0 / 3, 2.0], found.Select(r => r.Regret.Estimate));
        Assert.Equal([6.0, 4.0, 3.0], found.Select(r => r.Greatest));
        Assert.All(found, r => Assert.Equal(1.0 / 3, r.BestShare));
        Assert.Equal("c", found.MinBy(r => r.Greatest)!.Scenario);
    }

    [Fact]
    public void RegretOf_AnyValues_LeastMeanRegretIsTheBestMean()
    {
        Gen<double[][]> values = from n in Gen.Choose(2, 12)
                                 from s in Gen.Choose(1, 5)
                                 from v in Gen.Choose(-50, 50).Select(x => (double)x).ArrayOf(n).ArrayOf(s)
                                 select v;
        Prop.ForAll(values.ToArbitrary(), all =>
        {
            IReadOnlyList<ScenarioRegret> found = ScenarioRegret.Of(
                [.. all.Select((v, i) => ($"s{i}", v))], Clustering.Of(Enumerable.Repeat(0, all[0].Length)));
            Assert.Equal(found.Max(r => r.Value.Estimate), found.MinBy(r => r.Regret.Estimate)!.Value.Estimate, 9);
            Assert.All(found, r => Assert.True(r.Greatest >= r.NineInTen && r.NineInTen >= 0 && r.Regret.Estimate >= 0));
            Assert.True(found.Sum(r => r.BestShare) >= 1 - 1e-12);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void DominanceOf_ShiftedSample_IsOfFirstOrder()
    {
        StochasticDominance d = StochasticDominance.Of(("a", [1, 2, 3]), ("b", [2, 3, 4]));
        Assert.True(d.First && d.Second);
        StochasticDominance back = StochasticDominance.Of(("b", [2, 3, 4]), ("a", [1, 2, 3]));
        Assert.False(back.First || back.Second);
        Assert.Equal(1.0 / 3, back.FirstViolation, 12);
    }

    [Fact]
    public void DominanceOf_NarrowerSampleOfSameMean_IsOfSecondOrderOnly()
    {
        // Rothschild and Stiglitz (1970): a mean-preserving spread is worse for whoever dislikes risk, and incomparable in first order.
        StochasticDominance d = StochasticDominance.Of(("spread", [0, 2, 4, 6]), ("narrow", [2, 2, 4, 4]));
        Assert.False(d.First);
        Assert.True(d.Second);
        Assert.False(StochasticDominance.Of(("narrow", [2, 2, 4, 4]), ("spread", [0, 2, 4, 6])).Second);
    }

    [Fact]
    public void DominanceOf_SameSample_DominatesNot()
    {
        StochasticDominance d = StochasticDominance.Of(("a", [3, 1, 2]), ("b", [1, 2, 3]));
        Assert.True(d.Same);
        Assert.False(d.First || d.Second);
    }

    [Fact]
    public void DominanceOf_AnySamples_FirstOrderImpliesSecondAndHigherMean()
    {
        Gen<(double[] A, double[] B)> samples = from n in Gen.Choose(1, 8)
                                                from a in Gen.Choose(0, 6).Select(x => (double)x).ArrayOf(n)
                                                from b in Gen.Choose(0, 6).Select(x => (double)x).ArrayOf(n)
                                                select (a, b);
        Prop.ForAll(samples.ToArbitrary(), s =>
        {
            StochasticDominance d = StochasticDominance.Of(("a", s.A), ("b", s.B));
            Assert.True(!d.First || d.Second);
            Assert.True(!d.Second || s.B.Average() >= s.A.Average());

            // First order of two samples of one size: each ordered value at least as great.
            bool ordered = s.A.Order().Zip(s.B.Order()).All(p => p.Second >= p.First) && !s.A.Order().SequenceEqual(s.B.Order());
            Assert.Equal(ordered, d.First);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void CostPerResultOf_KnownNormalMeans_CoversTheRatio()
    {
        // 10 billion for 4 results: 2.5 each; Fieller's interval holds the truth in about 95 of 100 samples.
        var random = new Random(1);
        int covered = 0, trials = 400, n = 60;
        Clustering tables = Clustering.Of(Enumerable.Repeat(0, n));
        for (int t = 0; t < trials; t++)
        {
            double[] common = [.. Enumerable.Range(0, n).Select(_ => Normal(random))];
            double[] cost = [.. common.Select(z => 10 + (3 * z) + (2 * Normal(random)))], result = [.. common.Select(z => 4 + z + (2 * Normal(random)))];
            CostPerResult found = CostPerResult.Of(cost, result, tables)!;
            covered += found.Low <= 2.5 && 2.5 <= found.High ? 1 : 0;
        }

        Assert.InRange((double)covered / trials, 0.92, 0.985);
    }

    [Fact]
    public void CostPerResultOf_ResultThatIsNone_GivesNoPrice()
    {
        CostPerResult found = CostPerResult.Of([1, 2, 3, 4], [-1, 1, -1, 1], Clustering.Of([0, 0, 0, 0]))!;
        Assert.Null(found.Ratio);
    }

    [Theory]
    [InlineData(new[] { 1.0, 1, 1, 1 }, 0)]
    [InlineData(new[] { 0.0, 0, 0, 1 }, 0.75)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 0.25)]
    public void GiniOf_EqualSizes_IsTheTextbookValue(double[] amounts, double expected) =>
        Assert.Equal(expected, Inequality.Gini([.. amounts.Select(a => (a, 1.0))])!.Value, 12);

    [Fact]
    public void GiniOf_UnitSplitInTwo_StaysTheSame()
    {
        double whole = Inequality.Gini([(6, 2), (1, 1)])!.Value, split = Inequality.Gini([(3, 1), (3, 1), (1, 1)])!.Value;
        Assert.Equal(whole, split, 12);
        Assert.Null(Inequality.Gini([(0, 1), (0, 2)]));
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
