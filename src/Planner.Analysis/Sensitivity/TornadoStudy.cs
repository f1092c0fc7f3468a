using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Sensitivity;

/// <summary>
/// Moves each factor by itself from its low to its high end over the replicates of the scenario's own run, everything else as drawn, and then seeks for thresholds and levers where the target
/// reaches a wanted probability. An assumption goes to its 10 % and 90 % quantile whatever it is correlated with: the others stay as they were drawn.
/// </summary>
/// <threadsafety>One thread runs; another may ask for the result.</threadsafety>
public sealed class TornadoStudy
{
    /// <summary>Factors run together: their runs share the random numbers of a block.</summary>
    private const int Together = 6;

    /// <summary>Break-even values are sought of so many levers and of so many thresholds at most, those that move the target most.</summary>
    private const int Sought = 3;

    // How far is looked: money and prices to twice and to nothing, others to so many times their range.
    private const double MostFactor = 2;
    private const double RangesSought = 4;
    private readonly SensitivitySpace space;
    private readonly IReadOnlyList<int> targets;
    private readonly int replicates;
    private readonly double wanted;
    private readonly DesignRunner runner;
    private readonly Clustering clustering;
    private readonly Lock gate = new();
    private readonly Dictionary<SensitivityFactor, (TargetOutputs Low, TargetOutputs High)> rows = [];
    private readonly Dictionary<(int Target, SensitivityFactor Factor), (CrossingSearch Search, double End)> searches = [];
    private readonly HashSet<int> sought = [];
    private TargetOutputs? plain;

    /// <summary>A study not yet begun.</summary>
    /// <param name="space">Scenario and factors.</param>
    /// <param name="targets">Indexes of the targets looked at.</param>
    /// <param name="replicates">Replicates; ≥ 1.</param>
    /// <param name="wanted">Wanted probability of break-even values, 0..1 exclusive; null to seek none.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Workers; ≥ 1. Never changes a result.</param>
    public TornadoStudy(SensitivitySpace space, IReadOnlyList<int> targets, int replicates, double? wanted, long seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        this.space = space;
        this.targets = targets;
        this.replicates = replicates;
        this.wanted = wanted ?? double.NaN;
        runner = new DesignRunner(space, targets, seed, threads);
        clustering = Clustering.Of(Enumerable.Range(0, replicates).Select(r => r % space.Model.Locality.Tables.Count));
    }

    /// <summary>Factors whose effect is known.</summary>
    public int FactorsDone
    {
        get
        {
            lock (gate)
            {
                return rows.Count;
            }
        }
    }

    /// <summary>The faults of numbers that rules met in the runs done so far, all runs together.</summary>
    public FaultSummary Faults => runner.Faults;

    /// <summary>Runs everything: the factors, then the search for break-even values of every target.</summary>
    /// <param name="progress">Told work done and all work; from any thread.</param>
    /// <param name="cancel">Ends it; what was done stays.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Run(Action<long, long>? progress, CancellationToken cancel)
    {
        long ofRows = RowsPlanned, planned = ofRows + SearchPlanned(targets.Count);
        RunFactors((done, _) => progress?.Invoke(done, planned), cancel);
        if (!double.IsNaN(wanted))
        {
            Search([.. Enumerable.Range(0, targets.Count)], (done, _) => progress?.Invoke(ofRows + done, planned), cancel);
        }
    }

    /// <summary>Seeks the break-even values of one target alone. What an ended search had found out is not asked again.</summary>
    /// <param name="target">Place of the target among those looked at; its factors were run.</param>
    /// <param name="progress">Told work done and all work; from any thread.</param>
    /// <param name="cancel">Ends it; what was done stays.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Seek(int target, Action<long, long>? progress, CancellationToken cancel)
    {
        if (!double.IsNaN(wanted) && plain is not null)
        {
            Search([target], progress, cancel);
        }
    }

    /// <summary>Whether the break-even values of a target were sought to the end.</summary>
    /// <param name="target">Place of the target among those looked at.</param>
    public bool IsSought(int target)
    {
        lock (gate)
        {
            return sought.Contains(target);
        }
    }

    /// <summary>Moves every factor to both ends, and seeks nothing.</summary>
    /// <param name="progress">Told work done and all work; from any thread.</param>
    /// <param name="cancel">Ends it; what was done stays.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void RunFactors(Action<long, long>? progress, CancellationToken cancel)
    {
        var all = new ReplicateRange(0, replicates);
        long done = 0, planned = RowsPlanned;
        void Report(int more) => progress?.Invoke(Math.Min(Interlocked.Add(ref done, more), planned), planned);
        foreach (SensitivityFactor[] part in space.Single.Chunk(Together))
        {
            List<(DesignColumns? Design, long? Seed)> designs = [];
            if (plain is null)
            {
                designs.Add((null, null));
            }

            designs.AddRange(part.SelectMany(f => new[] { (At(f, f.Low), (long?)null), (At(f, f.High), null) }).Select(d => ((DesignColumns?)d.Item1, d.Item2)));
            TargetOutputs[] outputs = runner.Run(designs, all, Report, cancel);
            lock (gate)
            {
                int at = 0;
                plain ??= outputs[at++];
                foreach (SensitivityFactor factor in part)
                {
                    rows[factor] = (outputs[at], outputs[at + 1]);
                    at += 2;
                }
            }
        }

    }

    /// <summary>What is known so far of one target; null before the run as it is was done.</summary>
    /// <param name="target">Place of the target among those looked at.</param>
    public TornadoResult? Result(int target)
    {
        lock (gate)
        {
            return plain is null ? null : Of(target);
        }
    }

    /// <summary>What is known so far.</summary>
    /// <returns>A result for each target, in their order; none before the run as it is was done.</returns>
    public IReadOnlyList<TornadoResult> Result()
    {
        lock (gate)
        {
            return plain is null ? [] : [.. Enumerable.Range(0, targets.Count).Select(Of)];
        }
    }

    private long RowsPlanned => (1 + (2L * space.Single.Count)) * replicates;

    // Searches are counted as if each took all its rounds for a third of the pairs; what they need less is skipped over.
    private long SearchPlanned(int places) => double.IsNaN(wanted) ? 0 : (long)places * 2 * Sought * 4 * replicates;

    private static DesignColumns At(SensitivityFactor factor, double value)
    {
        var design = new DesignColumns();
        factor.Set(design, [value]);
        return design;
    }

    private TornadoResult Of(int t)
    {
        TargetDefinition target = space.Model.Pack.Targets[targets[t]];
        TornadoRow[] ordered =
        [
            .. rows.Select(r => Row(t, target, r.Key, r.Value.Low, r.Value.High)).OrderByDescending(r => Math.Round(r.Swing, 9)).ThenByDescending(r => r.ValueSwing)
                .ThenBy(r => r.Factor.Id, StringComparer.Ordinal),
        ];
        return new TornadoResult(
            target,
            target.IsSet ? ProportionInterval.Of(plain!.Met[t], clustering) : null,
            ordered,
            [.. searches.Where(s => s.Key.Target == t).Select(s => Found(t, s.Key.Factor, s.Value.Search, s.Value.End)).OfType<BreakEven>()],
            double.IsNaN(wanted) || !target.IsSet ? null : Requirement.Of(target).Upwards switch
            {
                true => QuantileInterval.Of(plain!.Values[t], 1 - wanted, clustering),
                false => QuantileInterval.Of(plain!.Values[t], wanted, clustering),
                null => null,
            });
    }

    private TornadoRow Row(int t, TargetDefinition target, SensitivityFactor factor, TargetOutputs low, TargetOutputs high)
    {
        PairedDifferenceInterval? Difference(TargetOutputs moved) => target.IsSet ? PairedDifferenceInterval.Of(plain!.Met[t], moved.Met[t], clustering) : null;
        MeanInterval? Change(TargetOutputs moved) => MeanInterval.Of([.. moved.Values[t].Zip(plain!.Values[t], (b, a) => b - a)], clustering);
        return new TornadoRow(factor, Difference(low), Difference(high), Change(low), Change(high));
    }

    /// <summary>Seeks break-even values, all pairs of target and factor together, so that what two of them ask for is run once.</summary>
    private void Search(IReadOnlyList<int> places, Action<long, long>? progress, CancellationToken cancel)
    {
        var all = new ReplicateRange(0, replicates);
        long done = 0, planned = SearchPlanned(places.Count);
        void Report(int more) => progress?.Invoke(Math.Min(Interlocked.Add(ref done, more), planned), planned);
        foreach (int t in places)
        {
            TargetDefinition target = space.Model.Pack.Targets[targets[t]];
            if (!target.IsSet)
            {
                continue;
            }

            ProportionInterval now = ProportionInterval.Of(plain!.Met[t], clustering);
            (double low, double high) = CrossingSearch.Ends(wanted, now.Replicates / now.Design.Ratio, now.Design.CriticalValue);
            TornadoRow[] known = [.. Of(t).Rows.Where(r => r.Factor.IsChoice)];
            foreach (TornadoRow row in known.Where(r => r.Factor.Kind == FactorKind.Lever).Take(Sought).Concat(known.Where(r => r.Factor.Kind == FactorKind.Threshold).Take(Sought)))
            {
                if (EndOf(row, Requirement.Of(target), now.Estimate >= wanted) is { } end)
                {
                    lock (gate)
                    {
                        if (searches.ContainsKey((t, row.Factor)))
                        {
                            continue;
                        }

                        searches[(t, row.Factor)] = (new CrossingSearch(row.Factor.Now, now.Estimate, end, [wanted, low, high]), end);
                    }
                }
            }
        }

        while (true)
        {
            (int Target, SensitivityFactor Factor, CrossingSearch Search, IReadOnlyList<double> Values)[] asked =
                [.. searches.Where(s => places.Contains(s.Key.Target)).Select(s => (s.Key.Target, s.Key.Factor, s.Value.Search, s.Value.Search.Next())).Where(s => s.Item4.Count > 0)];
            if (asked.Length == 0)
            {
                lock (gate)
                {
                    sought.UnionWith(places);
                }

                return;
            }

            (SensitivityFactor Factor, double Value)[] distinct = [.. asked.SelectMany(a => a.Values.Select(v => (a.Factor, v))).Distinct()];
            var found = new Dictionary<(SensitivityFactor, double), TargetOutputs>();
            foreach ((SensitivityFactor Factor, double Value)[] part in distinct.Chunk(2 * Together))
            {
                TargetOutputs[] outputs = runner.Run([.. part.Select(p => ((DesignColumns?)At(p.Factor, p.Value), (long?)null))], all, Report, cancel);
                for (int i = 0; i < part.Length; i++)
                {
                    found[part[i]] = outputs[i];
                }
            }

            lock (gate)
            {
                foreach ((int t, SensitivityFactor factor, CrossingSearch search, IReadOnlyList<double> values) in asked)
                {
                    search.Take(values, [.. values.Select(v => found[(factor, v)].Met[t].Average(m => m ? 1.0 : 0.0))]);
                }
            }
        }
    }

    /// <summary>
    /// How far to look, in the direction that helps, or where the target is already as likely as wanted, in the one that hurts; null where no effect can be told from none, as chance would then
    /// choose the direction.
    /// </summary>
    private static double? EndOf(TornadoRow row, Requirement requirement, bool reached)
    {
        bool toldByValue = requirement.Upwards is not null && (row.ValueLow is { Distinguishable: true } || row.ValueHigh is { Distinguishable: true });
        if (!row.Distinguishable && !toldByValue)
        {
            return null;
        }

        double rise = row.Distinguishable
            ? (row.High?.Estimate ?? 0) - (row.Low?.Estimate ?? 0)
            : ((row.ValueHigh?.Estimate ?? 0) - (row.ValueLow?.Estimate ?? 0)) * (requirement.Upwards == false ? -1 : 1);
        if (rise == 0)
        {
            return null;
        }

        SensitivityFactor factor = row.Factor;
        bool up = rise > 0 != reached;
        if (factor.Kind == FactorKind.Lever && factor.Lever!.Acts != LeverAction.Disbursement)
        {
            return up ? MostFactor : 0;
        }

        double end = factor.Now + (RangesSought * (up ? factor.High - factor.Now : factor.Low - factor.Now));
        return factor.Kind == FactorKind.Lever ? end : Math.Clamp(end, 0, factor.Parameter!.Unit == Units.Percent ? 100 : double.MaxValue);
    }

    private BreakEven? Found(int t, SensitivityFactor factor, CrossingSearch search, double end)
    {
        if (double.IsNaN(search.AtEnd))
        {
            return null;
        }

        ProportionInterval now = ProportionInterval.Of(plain!.Met[t], clustering);
        (double low, double high) = CrossingSearch.Ends(wanted, now.Replicates / now.Design.Ratio, now.Design.CriticalValue);

        // Where the run as it is cannot be told from the wanted probability, the interval begins where the factor stands.
        bool reached = now.Estimate >= wanted;
        double? near = now.Estimate >= low && now.Estimate <= high ? factor.Now : search.Crossing(reached ? high : low), far = search.Crossing(reached ? low : high);
        return new BreakEven(
            factor, reached, end, search.Crossing(wanted), near is { } x && far is { } y ? Math.Min(x, y) : null, near is { } v && far is { } w ? Math.Max(v, w) : null, search.AtEnd);
    }
}
