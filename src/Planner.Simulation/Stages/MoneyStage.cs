using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 2: how much of each component's money is spent this year. Approved money and what was carried over, times δ ~ Beta by kind of
/// money; of the rest a share is carried on and the remainder lapses. Capital draws its counterpart from the local budget under a ceiling;
/// what is not found shrinks the work here and may become debt when the money reaches a commune. docs/model.md, "Money".
/// </summary>
internal sealed partial class MoneyStage : IStage
{
    private readonly PreparedModel model;
    private readonly PreparedScenario scenario;
    private readonly double[] ceilings;

    /// <summary>Inverts the distributions of spent shares that a run will ask for, several at a time, before workers would do it one by one.</summary>
    /// <param name="model">The model the scenario runs on.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="threads">Most at a time; ≥ 1.</param>
    /// <param name="cancel">Ends it between two tables.</param>
    public static void InvertShares(PreparedModel model, PreparedScenario scenario, int threads, CancellationToken cancel)
    {
        IEnumerable<(double Mean, double Concentration)> asked = Enumerable.Range(0, model.Components.Count).SelectMany(k => Enumerable
            .Range(scenario.RecordedThrough + 1, model.Locality.EndYear - scenario.RecordedThrough)
            .Where(year => scenario.Approved(k, year) != 0)
            .Select(year => (scenario.Disbursement(k).MeanIn(year), scenario.Disbursement(k).Concentration)));
        Parallel.ForEach(
            asked.Distinct(), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, share => model.BetaTable(share.Mean, share.Concentration));
    }

    // By component and year; made when first needed, as money of a kind may have no rule for years without it. Workers may make one twice, all the same.
    private readonly QuantileTable?[] spentShares;

    public MoneyStage(PreparedModel model, PreparedScenario scenario)
    {
        this.model = model;
        this.scenario = scenario;
        int years = model.Locality.EndYear - model.Locality.StartYear + 1;
        ceilings = Enumerable.Range(model.Locality.StartYear, years).Select(scenario.CounterpartCeiling).ToArray();
        spentShares = new QuantileTable?[model.Components.Count * years];
    }

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        Span<double> share = block.Scratch[0].AsSpan(0, width);
        Span<double> required = block.Scratch[1].AsSpan(0, width);
        Span<double> odds = block.Scratch[2].AsSpan(0, width);
        Span<double> approvedTotal = block.LocalityColumn(LocalitySlots.ApprovedMoney);
        Span<double> lapsedTotal = block.LocalityColumn(LocalitySlots.LapsedMoney);
        ReadOnlySpan<double> shift = block.Input(UncertainInput.DisbursementShift);
        required.Clear();
        approvedTotal.Clear();
        lapsedTotal.Clear();
        block.LocalityColumn(LocalitySlots.SpentMoney).Clear();
        block.LocalityColumn(LocalitySlots.CounterpartShortfall).Clear();
        bool shifted = shift.ContainsAnyExcept(0.0);
        shift.CopyTo(odds);
        PovertyKernels.Scale(odds, -1);
        DeterministicMath.Exp(odds, odds);

        if (scenario.MoveIn(year) is { } move)
        {
            Move(block, move, shift, odds);
        }

        for (int k = 0; k < model.Components.Count; k++)
        {
            PreparedComponent component = model.Components[k];
            double approved = scenario.Approved(k, year);
            Span<double> available = block.Available.AsSpan(k * width, width);
            Span<double> carry = block.Carry.AsSpan(k * width, width);
            if (approved == 0 && !carry.ContainsAnyExcept(0.0))
            {
                available.Clear();
                continue;
            }

            DisbursementRule rule = scenario.Disbursement(k);
            block.Draws.Uniform(Purposes.Disbursement, component.Hash, year, 0, share);
            SpentShare(k, year, rule).Quantile(share, share);
            if (shifted)
            {
                Shift(share, shift, odds);
            }

            if (block.MoneyFactors is { } factors)
            {
                SpendScaled(share, carry, available, approved, factors.AsSpan(k * width, width), rule.CarryOver);
            }
            else
            {
                Spend(share, carry, available, approved, rule.CarryOver);
            }

            Total(approvedTotal, lapsedTotal, required, share, carry, available, component.CounterpartRatio);
            if (scenario.Recovered(k) is > 0 and var recovered)
            {
                Recover(carry, available, recovered);
            }
        }

        AddCounterpart(block, required, ceilings[year - model.Locality.StartYear]);
    }

    /// <summary>A share in (0, 1) moved on the logit scale.</summary>
    internal static double Shifted(double share, double shift) => 1 / (1 + ((1 - share) / share * DeterministicMath.Exp(-shift)));

    private QuantileTable SpentShare(int component, int year, DisbursementRule rule)
    {
        int at = (component * ceilings.Length) + year - model.Locality.StartYear;
        return spentShares[at] ??= model.BetaTable(rule.MeanIn(year), rule.Concentration);
    }

    /// <summary>Each share moved on the logit scale; odds = e^(−shift). Where the shift is 0 the share stays to the last bit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Shift(Span<double> share, ReadOnlySpan<double> shift, ReadOnlySpan<double> odds)
    {
        ref double to = ref PovertyKernels.First(share, shift.Length, odds.Length);
        Vector<double> one = Vector<double>.One;
        for (nuint i = 0; i < (nuint)share.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> before = Vector.LoadUnsafe(ref to, i);
            Vector<double> after = one / (one + ((one - before) / before * PovertyKernels.At(odds, i)));
            Vector.ConditionalSelect(Vector.Equals(PovertyKernels.At(shift, i), Vector<double>.Zero), before, after).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>available = share · (approved + carried); carried = carryOver · the rest; the share's column then holds approved + carried.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Spend(Span<double> share, Span<double> carry, Span<double> available, double approved, double carryOver)
    {
        ref double shares = ref PovertyKernels.First(share, carry.Length, available.Length);
        ref double carries = ref MemoryMarshal.GetReference(carry);
        ref double spents = ref MemoryMarshal.GetReference(available);
        var fresh = new Vector<double>(approved);
        var over = new Vector<double>(carryOver);
        for (nuint i = 0; i < (nuint)share.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> total = fresh + Vector.LoadUnsafe(ref carries, i);
            Vector<double> spent = Vector.LoadUnsafe(ref shares, i) * total;
            spent.StoreUnsafe(ref spents, i);
            (over * (total - spent)).StoreUnsafe(ref carries, i);
            total.StoreUnsafe(ref shares, i);
        }
    }

    /// <summary>The same with approved money times a factor by lane.</summary>
    private static void SpendScaled(Span<double> share, Span<double> carry, Span<double> available, double approved, ReadOnlySpan<double> factor, double carryOver)
    {
        for (int lane = 0; lane < share.Length; lane++)
        {
            double total = (approved * factor[lane]) + carry[lane];
            double spent = share[lane] * total;
            available[lane] = spent;
            carry[lane] = carryOver * (total - spent);
            share[lane] = total;
        }
    }

    /// <summary>carried += recovered · spent: a revolving fund has its loans back when the next year begins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Recover(Span<double> carry, ReadOnlySpan<double> spent, double recovered)
    {
        ref double carries = ref PovertyKernels.First(carry, spent.Length, spent.Length);
        var share = new Vector<double>(recovered);
        for (nuint i = 0; i < (nuint)carry.Length; i += (nuint)Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref carries, i) + (share * PovertyKernels.At(spent, i))).StoreUnsafe(ref carries, i);
        }
    }

    /// <summary>Adds a component to the totals in billion VND and to the counterpart it needs in million.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Total(
        Span<double> approved, Span<double> lapsed, Span<double> required, ReadOnlySpan<double> total, ReadOnlySpan<double> carry, ReadOnlySpan<double> spent, double ratio)
    {
        ref double approveds = ref PovertyKernels.First(approved, lapsed.Length, required.Length, Math.Min(total.Length, Math.Min(carry.Length, spent.Length)));
        ref double lapseds = ref MemoryMarshal.GetReference(lapsed);
        ref double requireds = ref MemoryMarshal.GetReference(required);
        var thousand = new Vector<double>(1000.0);
        var ratios = new Vector<double>(ratio);
        for (nuint i = 0; i < (nuint)approved.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> all = PovertyKernels.At(total, i);
            Vector<double> used = PovertyKernels.At(spent, i);
            (Vector.LoadUnsafe(ref approveds, i) + (all / thousand)).StoreUnsafe(ref approveds, i);
            (Vector.LoadUnsafe(ref lapseds, i) + ((all - used - PovertyKernels.At(carry, i)) / thousand)).StoreUnsafe(ref lapseds, i);
            (Vector.LoadUnsafe(ref requireds, i) + (ratios * used)).StoreUnsafe(ref requireds, i);
        }
    }

    private void AddCounterpart(BlockState block, Span<double> required, double ceiling)
    {
        int width = block.Width;
        Span<double> shortfall = block.LocalityColumn(LocalitySlots.CounterpartShortfall);

        // The ceiling is the locality's: every component finds the same share of what it needs.
        Find(required, ceiling);
        for (int k = 0; k < model.Components.Count; k++)
        {
            double ratio = model.Components[k].CounterpartRatio;
            Span<double> found = block.CounterpartFound.AsSpan(k * width, width);
            if (ratio == 0)
            {
                found.Fill(1);
                continue;
            }

            required.CopyTo(found);
            Complete(block.Available.AsSpan(k * width, width), shortfall, found, ratio);
        }
    }

    /// <summary>The share found of what is required: 1 up to the ceiling.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Find(Span<double> required, double ceiling)
    {
        ref double to = ref PovertyKernels.First(required, required.Length);
        var ceilings = new Vector<double>(ceiling);
        for (nuint i = 0; i < (nuint)required.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> need = Vector.LoadUnsafe(ref to, i);
            Vector.ConditionalSelect(Vector.GreaterThan(need, ceilings), ceilings / need, Vector<double>.One).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>shortfall += ratio · available · (1 − found) in billion VND; available ×= 1 + ratio · found.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Complete(Span<double> available, Span<double> shortfall, ReadOnlySpan<double> found, double ratio)
    {
        ref double availables = ref PovertyKernels.First(available, shortfall.Length, found.Length);
        ref double shortfalls = ref MemoryMarshal.GetReference(shortfall);
        var ratios = new Vector<double>(ratio);
        var thousand = new Vector<double>(1000.0);
        for (nuint i = 0; i < (nuint)available.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> money = Vector.LoadUnsafe(ref availables, i);
            Vector<double> share = PovertyKernels.At(found, i);
            Vector<double> missing = ratios * money * (Vector<double>.One - share) / thousand;
            (Vector.LoadUnsafe(ref shortfalls, i) + missing).StoreUnsafe(ref shortfalls, i);
            (money * (Vector<double>.One + (ratios * share))).StoreUnsafe(ref availables, i);
        }
    }
}
