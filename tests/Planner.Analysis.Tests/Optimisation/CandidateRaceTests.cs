using Planner.Analysis.Optimisation;

namespace Planner.Analysis.Tests.Optimisation;

public sealed class CandidateRaceTests
{
    [Fact]
    public void Shares_KnownCase_FollowTheTheorem()
    {
        // Means 3, 2, 1 with deviations 1, 2, 1: N_2/N_3 = ((2/1)/(1/2))² = 16, N_1 = 1·√(16²/4 + 1²/1) = √65.
        double[] shares = OptimalAllocation.Shares([3, 2, 1], [1, 2, 1]);
        Assert.Equal(16, shares[1] / shares[2], 1e-9);
        Assert.Equal(Math.Sqrt(65), shares[0] / shares[2], 1e-9);
        Assert.Equal(1, shares.Sum(), 1e-12);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Run_TenNormalCandidates_PicksTheBestMoreOftenThanEqualShares()
    {
        // Chen et al. (2000), experiment 1: ten designs N(i, 6²), independent; the best is the last one.
        const int Trials = 400, Total = 1000;
        int raced = 0, equal = 0;
        double claimed = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] draws = Draws(10, 1000, trial);
            double At(int c, int r) => c + (6 * draws[(c * 1000) + r]);
            RaceResult race = CandidateRace.Run(10, 20, Total, 100, 20, 0, wanted => [.. wanted.Select(w => Enumerable.Range(0, w.Replicates).Select(r => At(w.Candidate, r)).ToArray())]);
            raced += race.Best == 9 ? 1 : 0;
            claimed += race.CorrectSelection;
            equal += Enumerable.Range(0, 10).MaxBy(c => Enumerable.Range(0, Total / 10).Average(r => At(c, r))) == 9 ? 1 : 0;
            Assert.Equal(Total, race.Replicates.Sum());
        }

        Assert.True(raced >= equal + (Trials / 50), $"raced {raced}, equal {equal} of {Trials}");
        Assert.InRange((double)raced / Trials, 0.93, 1);

        // Bonferroni claims less than what comes true, but not far less.
        Assert.InRange(claimed / Trials, ((double)raced / Trials) - 0.15, ((double)raced / Trials) + 0.02);
    }

    [Fact]
    public void Run_CommonReplicates_SeesASmallDifferenceThroughSharedNoise()
    {
        double[] noise = Draws(1, 2000, 3);
        RaceResult race = CandidateRace.Run(
            3, 40, 300, 60, 20, 0, wanted => [.. wanted.Select(w => Enumerable.Range(0, w.Replicates).Select(r => (10 * noise[r]) + (0.01 * w.Candidate)).ToArray())]);
        Assert.Equal(2, race.Best);
        Assert.InRange(race.CorrectSelection, 0.99, 1);
    }

    private static double[] Draws(int candidates, int replicates, int trial)
    {
        var draws = new SearchDraws((ulong)(1000 + trial));
        return [.. Enumerable.Range(0, candidates * replicates).Select(_ => draws.Normal())];
    }
}
