using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Tests.Distributions;

/// <summary>The guesses of single precision: how far they are off, and that none is sure of a wrong answer.</summary>
public class BinomialSinglesTests
{
    private static readonly int[] Trials = [1, 2, 3, 7, 20, 60, 100, 300, 1000, 5000, 20_000];
    private static readonly double[] Means = [0.01, 0.3, 1, 4, 12, 25, 40, 59];

    [Fact]
    public void Sum_WholeDeclaredRange_ErrorBelowHalfTheTolerance()
    {
        int asked = 0;
        foreach ((int n, double h) in Models())
        {
            double p = 1 - DeterministicMath.Exp(-h);
            double tolerance = 3e-6 + (8e-7 * n * h);
            var u = new List<double>();
            var expected = new List<double>();
            for (int k = 0; k < n && Binomial.Cdf(k, n, p) < 1 - 1e-4; k++)
            {
                // A sum that passes u − tolerance counts: just below that distance from the step it must, just beyond it must not.
                double step = Binomial.Cdf(k, n, p);
                if (Binomial.Cdf(k + 1, n, p) > step + (3 * tolerance) && (k == 0 || step - Binomial.Cdf(k - 1, n, p) > 3 * tolerance))
                {
                    u.AddRange([step + (0.5 * tolerance), step + (1.5 * tolerance)]);
                    expected.AddRange([k, k + 1]);
                }
            }

            asked += u.Count;
            Assert.Equal(expected, Guess(u, n, h, false).Select(x => x.K));
        }

        Assert.True(asked > 2000, $"only {asked} steps");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Guess_NearAStepAtAnyDistance_IsSureOfTheExactAnswerOnly(bool expanded)
    {
        var chance = new System.Random(11);
        int sure = 0, all = 0;
        foreach ((int n, double h) in Models().Concat(expanded ? [(500, 0.3), (2000, 0.9), (20_000, 0.4), (100, 2.5), (40, 0.6)] : Array.Empty<(int, double)>()))
        {
            double p = 1 - DeterministicMath.Exp(-h);
            var u = new List<double>();
            for (int i = 0; i < 400; i++)
            {
                double step = Binomial.Cdf(Binomial.Quantile(chance.NextDouble(), n, p), n, p);
                double at = step + ((chance.Next(2) == 0 ? 1 : -1) * Math.Pow(10, -9 + (7 * chance.NextDouble())));
                u.Add(Math.Clamp(at, 1e-12, 1 - 1e-12));
            }

            (double K, bool Sure)[] guesses = Guess(u, n, h, expanded);
            for (int i = 0; i < guesses.Length; i++)
            {
                all++;
                if (guesses[i].Sure)
                {
                    sure++;
                    Assert.Equal(Binomial.Quantile(u[i], n, p), guesses[i].K);
                }
            }
        }

        // Half of these stand nearer to a step than any guess can tell; the rest must not all be left to the exact function.
        Assert.InRange((double)sure / all, expanded ? 0.1 : 0.2, 0.9);
    }

    [Fact]
    public void Sum_ShippedSizesOfUniforms_LeavesFewInDoubt()
    {
        var chance = new System.Random(5);
        double[] u = [.. Enumerable.Range(0, 6400).Select(_ => chance.NextDouble())];
        Assert.InRange(Guess(u, 500, 0.05, false).Count(x => !x.Sure), 1, 64);
    }

    private static IEnumerable<(int N, double Hazard)> Models() =>
        from n in Trials
        from mean in Means
        let h = mean / n
        where h < 2.98
        select (n, h);

    private static (double K, bool Sure)[] Guess(IReadOnlyList<double> u, int n, double h, bool expanded)
    {
        var guesses = new (double, bool)[u.Count];
        double[] us = new double[8], ns = new double[8], hs = new double[8], ks = new double[8];
        for (int from = 0; from < u.Count; from += 8)
        {
            for (int lane = 0; lane < 8; lane++)
            {
                us[lane] = u[Math.Min(from + lane, u.Count - 1)];
                ns[lane] = n;
                hs[lane] = h;
            }

            ulong doubtful;
            if (expanded)
            {
                BinomialSingles.Expand<LanesOf2, SinglesOf4>(ref us[0], ref ns[0], ref hs[0], true, ref ks[0], 8, out doubtful);
            }
            else
            {
                BinomialSingles.Sum<LanesOf2, SinglesOf4>(ref us[0], ref ns[0], ref hs[0], ref ks[0], 8, out doubtful);
            }

            for (int lane = 0; lane < 8 && from + lane < u.Count; lane++)
            {
                guesses[from + lane] = (ks[lane], (doubtful >> lane & 1) == 0);
            }
        }

        return guesses;
    }
}
