using Planner.Localities.Decisions;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Optimisation;

/// <summary>
/// Searches the plans that deciders may choose: one-at-a-time screening, covariance matrix adaptation with restarts over what matters, a race between the finalists, a
/// local finish on the grid of sensible figures, and last the fewest changes that keep the gain. Everything is judged over common replicates, so that what chance does to
/// all plans alike cancels out; the outcome depends on the seed and the budget alone.
/// </summary>
public sealed class PlanSearch
{
    private const int PlansTogether = 16;
    private const int Finalists = 12;
    private const int Sweeps = 2;
    private const int RestartPatience = 14;
    private const double FirstStep = 0.25;
    private const double SmallestStep = 0.01;
    private const double LossForgiven = 0.03;
    private const int MostDecisions = 6;
    private const double KeepSlack = 0.01;

    private readonly PlanRunner runner;
    private readonly PlanObjective objective;
    private readonly IReadOnlyList<int> kept;
    private readonly SearchBudget budget;
    private readonly long seed;
    private readonly PlanVariation variation;
    private readonly Action<SearchProgress>? progress;
    private readonly long reserve;
    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);
    private readonly List<(double Score, double[] Values)> seen = [];
    private readonly SearchDraws draws;
    private PlanScore score = null!;
    private double[] current = [];
    private double[] best = [];
    private double bestScore = double.NegativeInfinity;
    private double presentScore;
    private double penalty;
    private double presentShown = double.NaN;
    private double bestShown = double.NaN;
    private double[] keptChances = [];
    private int[] active = [];
    private int tried;
    private long total;
    private long done;

    /// <summary>A search.</summary>
    /// <param name="runner">Simulates plans.</param>
    /// <param name="objective">What is to be best.</param>
    /// <param name="kept">Indices of targets that must not become less likely than under the present plan (by more than a percentage point).</param>
    /// <param name="budget">How much may be simulated.</param>
    /// <param name="seed">Seed of replicates and search.</param>
    /// <param name="variation">Under which money and list plans are judged; <see cref="PlanVariation.None"/> for the present.</param>
    /// <param name="progress">Hears how far the search is; may be null. Called from workers.</param>
    /// <param name="reserve">Replicates that whoever searches will simulate afterwards, for the progress.</param>
    public PlanSearch(
        PlanRunner runner,
        PlanObjective objective,
        IReadOnlyList<int> kept,
        SearchBudget budget,
        long seed,
        PlanVariation variation,
        Action<SearchProgress>? progress,
        long reserve = 0)
    {
        this.reserve = reserve;
        this.runner = runner;
        this.objective = objective;
        this.kept = kept;
        this.budget = budget;
        this.seed = seed;
        this.variation = variation;
        this.progress = progress;
        draws = new SearchDraws((ulong)SearchDraws.SeedFor(seed, "steps"));
    }

    private IReadOnlyList<DecisionVariable> Variables => runner.Space.Variables;

    /// <summary>Searches; an interruption ends it with the best plan so far.</summary>
    /// <param name="cancel">Interrupts.</param>
    /// <param name="starts">Further plans to start from; empty for none.</param>
    public PlanSearchResult Run(CancellationToken cancel, IReadOnlyList<IReadOnlyList<double>>? starts = null)
    {
        current = runner.Space.Current;
        best = current;
        active = [.. Enumerable.Range(0, Variables.Count)];
        total = (1L + (2 * Variables.Count) + budget.Plans) * budget.SearchReplicates
            + ((long)Finalists * budget.SearchReplicates * 3) + reserve + (((2L * Math.Min(Variables.Count, 12) + 10) * Sweeps + 14) * budget.FocusReplicates);
        double chosen = double.NaN;
        bool cut = false;
        if (Variables.Count > 0)
        {
            try
            {
                Begin(cancel);
                Screen(starts ?? [], cancel);
                Explore(cancel);
                chosen = Race(cancel);
                Finish(cancel);
            }
            catch (OperationCanceledException)
            {
                cut = true;
                best = Grid(best);
            }
        }

        return new PlanSearchResult(best, active, tried, runner.Simulated, chosen, cut);
    }

    private void Begin(CancellationToken cancel)
    {
        Ensemble present = Simulate([current], budget.SearchReplicates, cancel)[0];
        score = new PlanScore(objective, present);
        double[] scores = score.Of(present);
        presentScore = bestScore = scores.Average();
        double deviation = Math.Sqrt(scores.Sum(s => (s - presentScore) * (s - presentScore)) / scores.Length);
        penalty = 50 * Math.Max(deviation, 1e-9);
        keptChances = [.. kept.Select(t => Chance(present, t))];
        presentShown = bestShown = Shown(present);
        known[Key(current, budget.SearchReplicates)] = bestScore;
    }

    /// <summary>Each variable alone, up and down; what moves nothing is left as it is. The best of the single changes together is where the search begins.</summary>
    private void Screen(IReadOnlyList<IReadOnlyList<double>> starts, CancellationToken cancel)
    {
        var plans = new List<double[]>();
        for (int i = 0; i < Variables.Count; i++)
        {
            plans.Add(With(i, Further(i, -1)));
            plans.Add(With(i, Further(i, 1)));
        }

        double[] scores = Score(plans, budget.SearchReplicates, cancel);
        double spread = scores.Select(s => Math.Abs(s - presentScore)).DefaultIfEmpty(0).Max();
        active = [.. Enumerable.Range(0, Variables.Count).Where(i => Math.Max(Math.Abs(scores[2 * i] - presentScore), Math.Abs(scores[(2 * i) + 1] - presentScore)) > 0.02 * spread)];
        if (active.Length == 0)
        {
            return;
        }

        // Single gains added up one after the other, the greatest first.
        var together = new List<double[]>();
        double[] sum = [.. current];
        foreach (int i in active.OrderByDescending(i => Math.Max(scores[2 * i], scores[(2 * i) + 1])))
        {
            int side = scores[(2 * i) + 1] >= scores[2 * i] ? (2 * i) + 1 : 2 * i;
            if (scores[side] > presentScore)
            {
                sum = [.. sum];
                sum[i] = plans[side][i];
                together.Add(runner.Space.Allowed(sum));
            }
        }

        together.AddRange(starts.Select(s => s.ToArray()));
        Score(together, budget.SearchReplicates, cancel);
    }

    private double Further(int variable, int direction)
    {
        DecisionVariable v = Variables[variable];
        double at = v.UnitOf(v.Current);
        return v.At(direction > 0 ? at + ((1 - at) * 0.5) : at * 0.5);
    }

    private void Explore(CancellationToken cancel)
    {
        if (active.Length == 0)
        {
            return;
        }

        int left = budget.Plans;
        double[] start = Units(best);
        double step = FirstStep;
        while (left > 0)
        {
            var search = new CovarianceSearch(start, step, draws);
            double bestHere = double.NegativeInfinity;
            int idle = 0;
            while (left > 0 && search.Step > SmallestStep && idle < RestartPatience)
            {
                double[][] points = search.Ask();
                double[] scores = Score([.. points.Select(FromUnits)], budget.SearchReplicates, cancel);
                search.Tell(points, scores);
                left -= points.Length;
                idle = scores.Max() > bestHere ? 0 : idle + 1;
                bestHere = Math.Max(bestHere, scores.Max());
            }

            // A new start somewhere else, half-way between the best so far and anywhere.
            double[] known = Units(best);
            start = [.. known.Select(u => (u + draws.Uniform()) / 2)];
            step = FirstStep;
        }
    }

    private double Race(CancellationToken cancel)
    {
        double[][] finalists =
        [
            .. seen.OrderByDescending(s => s.Score).Select(s => Grid(s.Values)).DistinctBy(v => Key(v, 0)).Take(Finalists),
        ];
        if (finalists.Length < 2)
        {
            return double.NaN;
        }

        RaceResult race = CandidateRace.Run(
            finalists.Length, budget.SearchReplicates, finalists.Length * budget.SearchReplicates * 2, finalists.Length * budget.SearchReplicates / 4, runner.Granule,
            LossForgiven * Math.Max(0, bestScore - presentScore),
            wanted =>
            {
                var values = new double[wanted.Count][];
                foreach (IGrouping<int, (int Candidate, int Replicates)> same in wanted.GroupBy(w => w.Replicates))
                {
                    IReadOnlyList<Ensemble> runs = Simulate([.. same.Select(w => finalists[w.Candidate])], same.Key, cancel);
                    foreach ((Ensemble run, (int Candidate, int Replicates) who) in runs.Zip(same))
                    {
                        double lost = Penalty(run);
                        values[wanted.ToList().IndexOf(who)] = [.. score.Of(run).Select(s => s - lost)];
                    }
                }

                return values;
            });
        best = finalists[race.Best];
        return race.CorrectSelection;
    }

    /// <summary>On the grid, over more replicates: neighbours singly and together, then the fewest changes that keep the gain, then neighbours of what is left.</summary>
    private void Finish(CancellationToken cancel)
    {
        double[][] basis = [current, Grid(best)];
        double[] scores = Score(basis, budget.FocusReplicates, cancel, remember: false);
        presentScore = scores[0];
        (best, bestScore) = scores[1] > scores[0] ? (basis[1], scores[1]) : (current, scores[0]);
        Sweep(active, cancel);
        Prune(cancel);
        Sweep([.. active.Where(i => best[i] != current[i])], cancel);
    }

    private void Sweep(int[] over, CancellationToken cancel)
    {
        for (int sweep = 0; sweep < Sweeps && over.Length > 0; sweep++)
        {
            double[] centre = best;
            var moves = new List<(int Variable, double Value)>();
            foreach (int i in over)
            {
                moves.AddRange(new[] { -1, 1 }.Select(d => (i, Variables[i].Next(centre[i], d))).Where(m => m.Item2 != centre[i]));
            }

            double[][] plans = [.. moves.Select(m => Allowed(centre, [m]))];
            double[] scores = Score(plans, budget.FocusReplicates, cancel, remember: false);
            (int Variable, double Value)[] good =
            [
                .. moves.Zip(scores).Where(m => m.Second > bestScore).OrderByDescending(m => m.Second).Select(m => m.First).DistinctBy(m => m.Variable),
            ];
            double[][] joined = [.. Enumerable.Range(2, Math.Max(0, Math.Min(good.Length, 8) - 1)).Select(n => Allowed(centre, good[..n]))];
            double[] joinedScores = Score(joined, budget.FocusReplicates, cancel, remember: false);
            double[][] all = [.. plans, .. joined];
            double[] allScores = [.. scores, .. joinedScores];
            int top = allScores.Length == 0 ? -1 : Array.IndexOf(allScores, allScores.Max());
            if (top < 0 || allScores[top] <= bestScore)
            {
                return;
            }

            (best, bestScore) = (all[top], allScores[top]);
        }
    }

    private void Prune(CancellationToken cancel)
    {
        double gain = bestScore - presentScore;
        int[] changed = [.. Enumerable.Range(0, Variables.Count).Where(i => best[i] != current[i])];
        if (changed.Length == 0 || gain <= 0)
        {
            best = current;
            return;
        }

        double[] full = best;
        double[] alone = Score([.. changed.Select(i => Reverted(full, [i]))], budget.FocusReplicates, cancel, remember: false);
        int[] order = [.. changed.Zip(alone).OrderByDescending(x => x.Second).ThenBy(x => x.First).Select(x => x.First)];
        double[][] fewer = [.. Enumerable.Range(1, order.Length).Select(n => Reverted(full, order[..n]))];
        double[] scores = Score(fewer, budget.FocusReplicates, cancel, remember: false);
        double least = bestScore - (LossForgiven * gain);
        int dropped = Enumerable.Range(0, scores.Length).Where(n => scores[n] >= least).DefaultIfEmpty(-1).Max();
        (best, bestScore) = dropped >= 0 ? (fewer[dropped], scores[dropped]) : (full, bestScore);

        // A leader can carry a handful of decisions: those whose absence costs least are left out.
        while (Decisions(best).Count > MostDecisions)
        {
            IReadOnlyList<string> ids = Decisions(best);
            double[][] without = [.. ids.Select(id => Reverted(best, [.. Enumerable.Range(0, Variables.Count).Where(i => Variables[i].Decision.Id == id)]))];
            double[] left = Score(without, budget.FocusReplicates, cancel, remember: false);
            int top = Array.IndexOf(left, left.Max());
            (best, bestScore) = (without[top], left[top]);
        }
    }

    private List<string> Decisions(double[] values) =>
        [.. Enumerable.Range(0, Variables.Count).Where(i => values[i] != current[i]).Select(i => Variables[i].Decision.Id).Distinct(StringComparer.Ordinal)];

    private double[] Reverted(double[] values, int[] variables)
    {
        double[] reverted = [.. values];
        foreach (int i in variables)
        {
            reverted[i] = current[i];
        }

        return runner.Space.Allowed(reverted);
    }

    private double[] Allowed(double[] centre, IReadOnlyList<(int Variable, double Value)> moves)
    {
        double[] values = [.. centre];
        foreach ((int variable, double value) in moves)
        {
            values[variable] = value;
        }

        return runner.Space.Allowed(values);
    }

    private double[] With(int variable, double value) => Allowed(current, [(variable, value)]);

    private double[] Grid(double[] values) => runner.Space.Allowed([.. values.Select((v, i) => Variables[i].Rounded(v))]);

    private double[] Units(double[] values) => [.. active.Select(i => Variables[i].UnitOf(values[i]))];

    private double[] FromUnits(double[] units)
    {
        double[] values = [.. current];
        for (int a = 0; a < active.Length; a++)
        {
            DecisionVariable variable = Variables[active[a]];
            values[active[a]] = variable.Decision.Switch ? Math.Round(variable.At(units[a])) : variable.At(units[a]);
        }

        return runner.Space.Allowed(values);
    }

    private double[] Score(IReadOnlyList<double[]> plans, int replicates, CancellationToken cancel, bool remember = true)
    {
        string[] keys = [.. plans.Select(p => Key(p, replicates))];
        int[] open = [.. Enumerable.Range(0, plans.Count).Where(i => !known.ContainsKey(keys[i])).DistinctBy(i => keys[i])];
        // A few at a time, so that an interruption keeps what the last few have found.
        foreach (int[] few in open.Chunk(PlansTogether))
        {
            IReadOnlyList<Ensemble> runs = Simulate([.. few.Select(i => plans[i])], replicates, cancel);
            for (int k = 0; k < few.Length; k++)
            {
                double value = score.Of(runs[k]).Average() - Penalty(runs[k]);
                known[keys[few[k]]] = value;
                if (remember)
                {
                    seen.Add((value, plans[few[k]]));
                    if (value > bestScore)
                    {
                        (best, bestScore, bestShown) = (plans[few[k]], value, Shown(runs[k]));
                    }
                }
            }
        }

        return [.. keys.Select(k => known[k])];
    }

    private double Penalty(Ensemble run) => kept.Select((t, i) => Math.Max(0, keptChances[i] - KeepSlack - Chance(run, t))).Sum() * penalty;

    private static double Chance(Ensemble run, int target) => (double)run.TargetMet(target).Count(true) / run.Replicates;

    private double Shown(Ensemble run) => objective.Kind == ObjectiveKind.Chance && !objective.HasQuantity
        ? (double)objective.Met(run).Count(m => m) / run.Replicates
        : objective.Quantity(run).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    private IReadOnlyList<Ensemble> Simulate(IReadOnlyList<double[]> plans, int replicates, CancellationToken cancel)
    {
        tried += plans.Count;
        return runner.Run(
            [.. plans.Select(p => new PlanDraft(p, variation))],
            replicates,
            seed,
            n =>
            {
                long at = Interlocked.Add(ref done, n);
                progress?.Invoke(new SearchProgress(at, Math.Max(total, at), presentShown, bestShown));
            },
            cancel);
    }

    private static string Key(double[] values, int replicates) =>
        replicates + ":" + string.Join(',', values.Select(v => BitConverter.DoubleToInt64Bits(v).ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
}
