using Planner.Numerics.ElementaryFunctions;

namespace Planner.Analysis.Calibration;

/// <summary>
/// Draws from the posterior of partially pooled parameters. Model, on the scale of scores: a locality's pooled parameter z_lk ~ N(μ_k, τ_k²), its other inputs
/// z ~ N(0, 1), likelihood by locality. Gibbs sampling: z_l by elliptical slice sampling (Murray, Adams, MacKay 2010), μ_k from its normal, τ_k from its density on a
/// grid; and, because those steps alone move slowly where τ is small, moves of μ_k with all z_lk and of τ_k with their distances, accepted by Metropolis.
/// </summary>
internal sealed class PooledSampler
{
    private const int Chains = 4;

    // Neighbouring steps are alike; one in so many is kept.
    private const int Thinning = 4;
    private const int GridPoints = 200;
    private const double LeastOfScale = 0.02;
    private const double MostOfScale = 4;

    private readonly IReadOnlyList<PooledPrior> priors;
    private readonly IReadOnlyList<HistoryLikelihood> likelihoods;
    private readonly int inputs;
    private readonly long seed;

    /// <summary>A sampler.</summary>
    /// <param name="priors">Priors of the pooled parameters, which come first among the inputs.</param>
    /// <param name="inputs">Number of inputs of a locality, pooled ones included.</param>
    /// <param name="likelihoods">Likelihood of each locality.</param>
    /// <param name="seed">Seed.</param>
    public PooledSampler(IReadOnlyList<PooledPrior> priors, int inputs, IReadOnlyList<HistoryLikelihood> likelihoods, long seed)
    {
        this.priors = priors;
        this.inputs = inputs;
        this.likelihoods = likelihoods;
        this.seed = seed;
    }

    /// <summary>Draws.</summary>
    /// <param name="draws">Draws kept, over all chains; half as many more of each chain are thrown away first.</param>
    /// <param name="progress">Hears how far it is (done, total); may be null.</param>
    /// <param name="cancel">Ends it.</param>
    public PooledDraws Run(int draws, Action<long, long>? progress, CancellationToken cancel)
    {
        int each = (draws + Chains - 1) / Chains;
        int burn = Math.Max(200, each / 2);
        var kept = new PooledDraws(priors.Count, inputs, likelihoods.Count, Chains, each);
        for (int chain = 0; chain < Chains; chain++)
        {
            var state = new Chain(this, chain);
            for (int i = 0; i < burn + each; i++)
            {
                cancel.ThrowIfCancellationRequested();
                for (int step = 0; step < Thinning; step++)
                {
                    state.Step();
                }

                if (i >= burn)
                {
                    kept.Keep(chain, i - burn, state.Mean, state.Between, state.Values);
                }

                progress?.Invoke(((long)chain * (burn + each)) + i + 1, (long)Chains * (burn + each));
            }
        }

        return kept;
    }

    /// <summary>One chain's state.</summary>
    private sealed class Chain
    {
        private readonly PooledSampler of;
        private readonly DrawSequence random;
        private readonly double[] logs;

        public Chain(PooledSampler of, int chain)
        {
            this.of = of;
            random = new DrawSequence(of.seed, "calibration.chain", FormattableString.Invariant($"chain:{chain}"));
            Mean = new double[of.priors.Count];
            Between = [.. of.priors.Select(p => p.Between)];
            Values = [.. of.likelihoods.Select(_ => new double[of.inputs])];

            // Chains start apart, inside the prior, so that their agreement at the end says something.
            for (int k = 0; k < Mean.Length; k++)
            {
                Mean[k] = 0.5 * of.priors[k].Spread * random.Normal();
                foreach (double[] z in Values)
                {
                    z[k] = Mean[k];
                }
            }

            logs = [.. Values.Select((z, l) => Log(l, z))];
        }

        public double[] Mean { get; }

        public double[] Between { get; }

        public double[][] Values { get; }

        public void Step()
        {
            for (int l = 0; l < Values.Length; l++)
            {
                Slice(l);
            }

            for (int k = 0; k < Mean.Length; k++)
            {
                DrawMean(k);
                DrawBetween(k);
                MoveMean(k);
                MoveBetween(k);
            }
        }

        private double Log(int locality, double[] z) => of.likelihoods[locality].Log(z);

        /// <summary>Elliptical slice sampling of a locality's inputs under their normal prior.</summary>
        private void Slice(int l)
        {
            double[] z = Values[l];
            int n = z.Length;
            double[] centre = new double[n], direction = new double[n], trial = new double[n];
            for (int i = 0; i < n; i++)
            {
                bool pooled = i < Mean.Length;
                centre[i] = pooled ? Mean[i] : 0;
                direction[i] = (pooled ? Between[i] : 1) * random.Normal();
            }

            double height = logs[l] + DeterministicMath.Log(random.Uniform());
            double angle = 2 * Math.PI * random.Uniform();
            double low = angle - (2 * Math.PI), high = angle;
            while (true)
            {
                (double sine, double cosine) = DeterministicMath.SinCos(angle);
                for (int i = 0; i < n; i++)
                {
                    trial[i] = centre[i] + ((z[i] - centre[i]) * cosine) + (direction[i] * sine);
                }

                double log = Log(l, trial);
                if (log > height || high - low < 1e-9)
                {
                    if (log > height)
                    {
                        trial.CopyTo(z, 0);
                        logs[l] = log;
                    }

                    return;
                }

                if (angle < 0)
                {
                    low = angle;
                }
                else
                {
                    high = angle;
                }

                angle = low + ((high - low) * random.Uniform());
            }
        }

        private void DrawMean(int k)
        {
            double variance = Between[k] * Between[k];
            double precision = (1 / (of.priors[k].Spread * of.priors[k].Spread)) + (Values.Length / variance);
            double mean = Values.Sum(z => z[k]) / variance / precision;
            Mean[k] = mean + (random.Normal() / Math.Sqrt(precision));
        }

        /// <summary>τ from τ⁻ᴸ·exp(−Σ(z − μ)²/2τ² − τ²/2s²) on a geometric grid, whose step enters as the measure.</summary>
        private void DrawBetween(int k)
        {
            double u = random.Uniform();
            PooledPrior prior = of.priors[k];
            if (prior.BetweenKnown)
            {
                return;
            }

            double sum = Values.Sum(z => (z[k] - Mean[k]) * (z[k] - Mean[k]));
            double step = DeterministicMath.Log(MostOfScale / LeastOfScale) / (GridPoints - 1);
            double[] log = new double[GridPoints];
            double greatest = double.NegativeInfinity;
            for (int g = 0; g < GridPoints; g++)
            {
                double t = Grid(prior, step, g);
                log[g] = ((1 - Values.Length) * DeterministicMath.Log(t)) - (sum / (2 * t * t)) - (t * t / (2 * prior.Between * prior.Between));
                greatest = Math.Max(greatest, log[g]);
            }

            double total = 0;
            for (int g = 0; g < GridPoints; g++)
            {
                log[g] = DeterministicMath.Exp(log[g] - greatest);
                total += log[g];
            }

            double left = u * total;
            int at = 0;
            while (at < GridPoints - 1 && left > log[at])
            {
                left -= log[at++];
            }

            Between[k] = Grid(prior, step, at);
        }

        private static double Grid(PooledPrior prior, double step, int g) => prior.Between * LeastOfScale * DeterministicMath.Exp(step * g);

        /// <summary>μ and every locality's value move together; only the likelihood and μ's prior change.</summary>
        private void MoveMean(int k)
        {
            double shift = 0.5 * of.priors[k].Spread * random.Normal();
            double accept = DeterministicMath.Log(random.Uniform());
            double s = of.priors[k].Spread;
            double ratio = ((Mean[k] * Mean[k]) - ((Mean[k] + shift) * (Mean[k] + shift))) / (2 * s * s);
            double[][] trial = [.. Values.Select(z => Changed(z, k, z[k] + shift))];
            if (Accept(trial, ratio, accept))
            {
                Mean[k] += shift;
            }
        }

        /// <summary>τ changes and every locality keeps its standardised distance; only the likelihood and τ's prior change.</summary>
        private void MoveBetween(int k)
        {
            double step = 0.6 * random.Normal();
            double accept = DeterministicMath.Log(random.Uniform());
            PooledPrior prior = of.priors[k];
            double factor = DeterministicMath.Exp(step);
            double next = Between[k] * factor;
            if (prior.BetweenKnown || next < prior.Between * LeastOfScale || next > prior.Between * MostOfScale)
            {
                return;
            }

            double ratio = step + (((Between[k] * Between[k]) - (next * next)) / (2 * prior.Between * prior.Between));
            double[][] trial = [.. Values.Select(z => Changed(z, k, Mean[k] + ((z[k] - Mean[k]) * factor)))];
            if (Accept(trial, ratio, accept))
            {
                Between[k] = next;
            }
        }

        private bool Accept(double[][] trial, double ratio, double accept)
        {
            double[] next = [.. trial.Select((z, l) => Log(l, z))];
            for (int l = 0; l < next.Length; l++)
            {
                ratio += next[l] - logs[l];
            }

            if (!(accept < ratio))
            {
                return false;
            }

            for (int l = 0; l < next.Length; l++)
            {
                trial[l].CopyTo(Values[l], 0);
                logs[l] = next[l];
            }

            return true;
        }

        private static double[] Changed(double[] z, int k, double value)
        {
            double[] changed = [.. z];
            changed[k] = value;
            return changed;
        }
    }
}
