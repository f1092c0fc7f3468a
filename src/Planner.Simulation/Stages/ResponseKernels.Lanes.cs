using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Planner.Numerics.Lanes;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>
/// The kernels that take most of the response's time, on the widest registers. Each works through all of a commune's columns of one kind in one call, so that what
/// several columns share stays in registers. Numbers without a sign are compared as integers, which takes one instruction where comparing doubles takes three.
/// </summary>
internal static partial class ResponseKernels
{
    /// <summary>What closing all gaps of each mix would cost: Σ size · Σ cost · (best − value), costs below 0 where the indicator should fall.</summary>
    /// <param name="commune">The commune's columns from slot 0 on.</param>
    /// <param name="width">Lanes of a column.</param>
    /// <param name="indicators">Slot of the first indicator.</param>
    /// <param name="gaps">The sums.</param>
    /// <param name="priced">What they sum.</param>
    /// <param name="costs">Receives the cost: <c>[mix · width + lane]</c>.</param>
    public static void PriceGaps(
        ReadOnlySpan<double> commune, int width, int indicators, ReadOnlySpan<GapCost> gaps, ReadOnlySpan<PricedGap> priced, Span<double> costs)
    {
        ref double from = ref MemoryMarshal.GetReference(commune);
        ref double to = ref First(costs[..width], commune.Length);
        switch (LaneWidth.Widest)
        {
            case 8:
                PriceGaps<LanesOf8>(ref from, width, indicators, gaps, priced, ref to);
                break;
            case 4:
                PriceGaps<LanesOf4>(ref from, width, indicators, gaps, priced, ref to);
                break;
            default:
                PriceGaps<LanesOf2>(ref from, width, indicators, gaps, priced, ref to);
                break;
        }
    }

    /// <summary>
    /// The money of a commune's components finds work, one component after the other. κ = min(money / cost, limit), cost = price · Σ weight · cost of a mix; money beyond κ · cost
    /// lapses (billion VND), the rest stays in <paramref name="money"/>, is spent and reaches households: minus the reach of an effect is money · scale / (max(poor + near-poor, 1) ·
    /// price level). With nothing open κ is the limit, not 0: what is built late must not depend on whether a gap just closed by luck.
    /// </summary>
    /// <param name="active">The components that have money, in their order.</param>
    /// <param name="plan">What each component buys and reaches.</param>
    /// <param name="money">Million VND: <c>[component · moneyStride + lane]</c>; receives what finds work.</param>
    /// <param name="moneyStride">Distance of two components' money.</param>
    /// <param name="commune">The commune's other columns.</param>
    /// <param name="closing">Receives κ of the components that buy something: <c>[component · width + lane]</c>.</param>
    /// <param name="reach">Receives the reaches of the active components' effects, one column after the other.</param>
    public static void Spend(
        ReadOnlySpan<int> active, SpendingPlan plan, Span<double> money, int moneyStride, in SpendingColumns commune, Span<double> closing, Span<double> reach)
    {
        int width = commune.Spending.Length;
        ref double spending = ref First(commune.Spending, commune.Spent.Length, commune.Lapsed.Length, Math.Min(commune.Price.Length, commune.PriceLevel.Length));
        Expect(width, Math.Min(commune.Poor.Length, commune.Near.Length));
        Expect(plan.Mixes * width, commune.Costs.Length);
        Expect(plan.Components * width, closing.Length);
        Expect(((plan.Components - 1) * moneyStride) + width, money.Length);
        Expect(plan.EffectsOf(active) * width, reach.Length);
        ref double moneys = ref MemoryMarshal.GetReference(money);
        ref double closings = ref MemoryMarshal.GetReference(closing);
        ref double reaches = ref MemoryMarshal.GetReference(reach);
        switch (LaneWidth.Widest)
        {
            case 8:
                Spend<LanesOf8>(active, plan, ref moneys, moneyStride, commune, ref spending, ref closings, ref reaches, width);
                break;
            case 4:
                Spend<LanesOf4>(active, plan, ref moneys, moneyStride, commune, ref spending, ref closings, ref reaches, width);
                break;
            default:
                Spend<LanesOf2>(active, plan, ref moneys, moneyStride, commune, ref spending, ref closings, ref reaches, width);
                break;
        }
    }

    /// <summary>
    /// exponent = −(together(now) + pending); pending = together(late), where together(x) = greatest + rest · (sum − greatest) over the mix's components: what
    /// a second component adds to the same gap is worth less.
    /// </summary>
    /// <param name="exponents">Receives the exponents: <c>[mix · width + lane]</c>.</param>
    /// <param name="pending">What acts this year of the year before's money; receives what acts next year: <c>[mix · width + lane]</c>.</param>
    /// <param name="mixes">The mixes.</param>
    /// <param name="closing">κ: <c>[component · width + lane]</c>.</param>
    /// <param name="width">Lanes of a column.</param>
    /// <param name="rest">1 − the share that overlap loses.</param>
    public static void Together(Span<double> exponents, Span<double> pending, ResponseMixes mixes, ReadOnlySpan<double> closing, int width, double rest)
    {
        Expect(mixes.Components * width, closing.Length);
        ref double to = ref First(exponents[..(mixes.Ends.Length * width)], pending.Length);
        ref double late = ref MemoryMarshal.GetReference(pending);
        ref double kappas = ref MemoryMarshal.GetReference(closing);
        switch (LaneWidth.Widest)
        {
            case 8:
                Together<LanesOf8>(ref to, ref late, mixes.Ends, mixes.Parts, ref kappas, width, rest);
                break;
            case 4:
                Together<LanesOf4>(ref to, ref late, mixes.Ends, mixes.Parts, ref kappas, width, rest);
                break;
            default:
                Together<LanesOf2>(ref to, ref late, mixes.Ends, mixes.Parts, ref kappas, width, rest);
                break;
        }
    }

    /// <summary>now = what was pending + factor · Σ now_e · (1 − left_e); pending = factor · Σ late_e · (1 − left_e).</summary>
    /// <param name="sizes">By effect its column of <paramref name="left"/>, its greatest size this year and next.</param>
    /// <param name="left">exp(−reach): <c>[column · width + lane]</c>.</param>
    /// <param name="factor">The replicate's factor of all effects.</param>
    /// <param name="now">Receives this year's effect.</param>
    /// <param name="pending">What last year's money left to act this year; receives next year's.</param>
    public static void AddEffects(
        ReadOnlySpan<(int Column, double Now, double Late)> sizes, ReadOnlySpan<double> left, ReadOnlySpan<double> factor, Span<double> now, Span<double> pending)
    {
        ref double nows = ref First(now, factor.Length, pending.Length);
        ref double lates = ref MemoryMarshal.GetReference(pending);
        ref double lefts = ref MemoryMarshal.GetReference(left);
        ref double factors = ref MemoryMarshal.GetReference(factor);
        switch (LaneWidth.Widest)
        {
            case 8:
                AddEffects<LanesOf8>(sizes, ref lefts, ref factors, ref nows, ref lates, now.Length);
                break;
            case 4:
                AddEffects<LanesOf4>(sizes, ref lefts, ref factors, ref nows, ref lates, now.Length);
                break;
            default:
                AddEffects<LanesOf2>(sizes, ref lefts, ref factors, ref nows, ref lates, now.Length);
                break;
        }
    }

    /// <summary>Shares kept: keep · (1 − damage · severity).</summary>
    /// <param name="wears">What is kept without damage, and the damage at the greatest severity.</param>
    /// <param name="severity">The year's severity.</param>
    /// <param name="retentions">Receives the shares: <c>[wear · width + lane]</c>.</param>
    public static void Retain(ReadOnlySpan<(double Keep, double Damage)> wears, ReadOnlySpan<double> severity, Span<double> retentions)
    {
        int width = severity.Length;
        ref double to = ref First(retentions[..(wears.Length * width)], retentions.Length);
        ref double level = ref MemoryMarshal.GetReference(severity);
        switch (LaneWidth.Widest)
        {
            case 8:
                Retain<LanesOf8>(wears, ref level, ref to, width);
                break;
            case 4:
                Retain<LanesOf4>(wears, ref level, ref to, width);
                break;
            default:
                Retain<LanesOf2>(wears, ref level, ref to, width);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PriceGaps<T>(
        ref double commune, int width, int indicators, ReadOnlySpan<GapCost> gaps, ReadOnlySpan<PricedGap> priced, ref double costs)
        where T : struct, ILanes<T>
    {
        ref double values = ref Unsafe.Add(ref commune, (nint)indicators * width);
        int known = -1;
        foreach (ref readonly GapCost gap in gaps)
        {
            ref double to = ref Unsafe.Add(ref costs, (nint)gap.Mix * width);
            bool more = gap.Mix == known;
            known = gap.Mix;
            ReadOnlySpan<PricedGap> own = priced.Slice(gap.First, gap.Count);
            bool sized = gap.SizeSlot >= 0;
            ref double size = ref Unsafe.Add(ref commune, sized ? (nint)gap.SizeSlot * width : 0);

            // Four vectors side by side, so that each constant is fetched once for them; past the end the first is computed again.
            for (nint i = 0; i < width; i += 4 * T.Count)
            {
                nint j = Within(i + T.Count, i, width), k = Within(i + (2 * T.Count), i, width), l = Within(i + (3 * T.Count), i, width);
                T a = T.All(0.0), b = a, c = a, d = a;
                foreach (ref readonly PricedGap x in own)
                {
                    T best = T.All(x.Best), cost = T.All(x.Cost);
                    ref double value = ref Unsafe.Add(ref values, (nint)x.Indicator * width);
                    a += cost * (best - T.Load(in Unsafe.Add(ref value, i)));
                    b += cost * (best - T.Load(in Unsafe.Add(ref value, j)));
                    c += cost * (best - T.Load(in Unsafe.Add(ref value, k)));
                    d += cost * (best - T.Load(in Unsafe.Add(ref value, l)));
                }

                if (sized)
                {
                    a = T.Load(in Unsafe.Add(ref size, i)) * a;
                    b = T.Load(in Unsafe.Add(ref size, j)) * b;
                    c = T.Load(in Unsafe.Add(ref size, k)) * c;
                    d = T.Load(in Unsafe.Add(ref size, l)) * d;
                }

                if (more)
                {
                    a = T.Load(in Unsafe.Add(ref to, i)) + a;
                    b = T.Load(in Unsafe.Add(ref to, j)) + b;
                    c = T.Load(in Unsafe.Add(ref to, k)) + c;
                    d = T.Load(in Unsafe.Add(ref to, l)) + d;
                }

                a.Store(ref Unsafe.Add(ref to, i));
                b.Store(ref Unsafe.Add(ref to, j));
                c.Store(ref Unsafe.Add(ref to, k));
                d.Store(ref Unsafe.Add(ref to, l));
            }
        }
    }

    /// <summary>A place, or another where it lies beyond the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Within(nint place, nint otherwise, int end) => place < end ? place : otherwise;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Spend<T>(
        ReadOnlySpan<int> active, SpendingPlan plan, ref double money, int moneyStride, in SpendingColumns commune, ref double spending, ref double closing, ref double reach, int width)
        where T : struct, ILanes<T>
    {
        ref double costs = ref MemoryMarshal.GetReference(commune.Costs);
        ref double price = ref MemoryMarshal.GetReference(commune.Price);
        ref double level = ref MemoryMarshal.GetReference(commune.PriceLevel);
        ref double poor = ref MemoryMarshal.GetReference(commune.Poor);
        ref double near = ref MemoryMarshal.GetReference(commune.Near);
        ref double lapsed = ref MemoryMarshal.GetReference(commune.Lapsed);
        ref double spent = ref MemoryMarshal.GetReference(commune.Spent);
        ReadOnlySpan<SpendingPlan.Part> parts = plan.Parts;
        ReadOnlySpan<(int Mix, double Weight)> needs = plan.Needs;
        ReadOnlySpan<double> scales = plan.Scales;
        T zero = T.All(0.0), one = T.All(1.0), thousandth = T.All(0.001), most = T.All(ResponseStage.GreatestClosing);
        for (nint i = 0; i < width; i += 2 * T.Count)
        {
            nint j = Within(i + T.Count, i, width);
            T prices = T.Load(in Unsafe.Add(ref price, i)), otherPrices = T.Load(in Unsafe.Add(ref price, j));
            T households = T.Load(in Unsafe.Add(ref poor, i)) + T.Load(in Unsafe.Add(ref near, i));
            T perHousehold = one / (T.Select(T.Less(one, households), households, one) * T.Load(in Unsafe.Add(ref level, i)));
            households = T.Load(in Unsafe.Add(ref poor, j)) + T.Load(in Unsafe.Add(ref near, j));
            T otherPerHousehold = one / (T.Select(T.Less(one, households), households, one) * T.Load(in Unsafe.Add(ref level, j)));
            T lapses = T.Load(in Unsafe.Add(ref lapsed, i)), otherLapses = T.Load(in Unsafe.Add(ref lapsed, j));
            T paid = T.Load(in Unsafe.Add(ref spent, i)), otherPaid = T.Load(in Unsafe.Add(ref spent, j));
            T sum = zero, otherSum = zero;
            ref double reaches = ref reach;
            foreach (int k in active)
            {
                ref readonly SpendingPlan.Part part = ref parts[k];
                ref double given = ref Unsafe.Add(ref money, (nint)k * moneyStride);
                T own = T.Load(in Unsafe.Add(ref given, i)), other = T.Load(in Unsafe.Add(ref given, j));
                if (part.NeedCount > 0)
                {
                    T need = zero, otherNeed = zero;
                    foreach (ref readonly (int Mix, double Weight) x in needs.Slice(part.FirstNeed, part.NeedCount))
                    {
                        T weight = T.All(x.Weight);
                        ref double cost = ref Unsafe.Add(ref costs, (nint)x.Mix * width);
                        need += weight * T.Load(in Unsafe.Add(ref cost, i));
                        otherNeed += weight * T.Load(in Unsafe.Add(ref cost, j));
                    }

                    // Where the cost is 0 the quotient is +∞, or NaN where no money is given either.
                    need *= prices;
                    otherNeed *= otherPrices;
                    T kappa = T.LesserBits(own / need, most) & T.Less(zero, own);
                    T otherKappa = T.LesserBits(other / otherNeed, most) & T.Less(zero, other);
                    T used = T.LesserBits(kappa * need, own);
                    T otherUsed = T.LesserBits(otherKappa * otherNeed, other);
                    lapses += (own - used) * thousandth;
                    otherLapses += (other - otherUsed) * thousandth;
                    own = used;
                    other = otherUsed;
                    own.Store(ref Unsafe.Add(ref given, i));
                    other.Store(ref Unsafe.Add(ref given, j));
                    ref double closings = ref Unsafe.Add(ref closing, (nint)k * width);
                    kappa.Store(ref Unsafe.Add(ref closings, i));
                    otherKappa.Store(ref Unsafe.Add(ref closings, j));
                }

                foreach (double x in scales.Slice(part.FirstEffect, part.EffectCount))
                {
                    T scale = T.All(x);
                    (own * perHousehold * scale).Store(ref Unsafe.Add(ref reaches, i));
                    (other * otherPerHousehold * scale).Store(ref Unsafe.Add(ref reaches, j));
                    reaches = ref Unsafe.Add(ref reaches, width);
                }

                sum += own;
                otherSum += other;
                paid += own * thousandth;
                otherPaid += other * thousandth;
            }

            sum.Store(ref Unsafe.Add(ref spending, i));
            otherSum.Store(ref Unsafe.Add(ref spending, j));
            paid.Store(ref Unsafe.Add(ref spent, i));
            otherPaid.Store(ref Unsafe.Add(ref spent, j));
            lapses.Store(ref Unsafe.Add(ref lapsed, i));
            otherLapses.Store(ref Unsafe.Add(ref lapsed, j));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Together<T>(
        ref double exponents, ref double pending, ReadOnlySpan<int> ends, ReadOnlySpan<ResponseMixes.Part> parts, ref double closing, int width, double rest)
        where T : struct, ILanes<T>
    {
        T rests = T.All(rest), zero = T.All(0.0);
        int first = 0;
        for (int m = 0; m < ends.Length; m++)
        {
            ReadOnlySpan<ResponseMixes.Part> own = parts[first..ends[m]];
            first = ends[m];
            ref double to = ref Unsafe.Add(ref exponents, (nint)m * width);
            ref double pendings = ref Unsafe.Add(ref pending, (nint)m * width);
            for (nint i = 0; i < width; i += 2 * T.Count)
            {
                nint j = Within(i + T.Count, i, width);
                T nowSum = zero, nowMost = zero, lateSum = zero, lateMost = zero, otherNowSum = zero, otherNowMost = zero, otherLateSum = zero, otherLateMost = zero;
                foreach (ref readonly ResponseMixes.Part part in own)
                {
                    ref double column = ref Unsafe.Add(ref closing, (nint)part.Component * width);
                    T nows = T.All(part.Now), lates = T.All(part.Late);
                    T kappa = T.Load(in Unsafe.Add(ref column, i)), other = T.Load(in Unsafe.Add(ref column, j));
                    T now = kappa * nows;
                    T late = kappa * lates;
                    nowSum += now;
                    lateSum += late;
                    nowMost = T.GreaterBits(nowMost, now);
                    lateMost = T.GreaterBits(lateMost, late);
                    now = other * nows;
                    late = other * lates;
                    otherNowSum += now;
                    otherLateSum += late;
                    otherNowMost = T.GreaterBits(otherNowMost, now);
                    otherLateMost = T.GreaterBits(otherLateMost, late);
                }

                T exponent = zero - (nowMost + rests * (nowSum - nowMost) + T.Load(in Unsafe.Add(ref pendings, i)));
                T otherExponent = zero - (otherNowMost + rests * (otherNowSum - otherNowMost) + T.Load(in Unsafe.Add(ref pendings, j)));
                exponent.Store(ref Unsafe.Add(ref to, i));
                otherExponent.Store(ref Unsafe.Add(ref to, j));
                (lateMost + rests * (lateSum - lateMost)).Store(ref Unsafe.Add(ref pendings, i));
                (otherLateMost + rests * (otherLateSum - otherLateMost)).Store(ref Unsafe.Add(ref pendings, j));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddEffects<T>(
        ReadOnlySpan<(int Column, double Now, double Late)> sizes, ref double left, ref double factor, ref double now, ref double pending, int width)
        where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        for (nint i = 0; i < width; i += T.Count)
        {
            T nows = T.All(0.0), lates = T.All(0.0);
            foreach (ref readonly (int Column, double Now, double Late) size in sizes)
            {
                T reached = one - T.Load(in Unsafe.Add(ref left, ((nint)size.Column * width) + i));
                nows += T.All(size.Now) * reached;
                lates += T.All(size.Late) * reached;
            }

            T all = T.Load(in Unsafe.Add(ref factor, i));
            (T.Load(in Unsafe.Add(ref pending, i)) + all * nows).Store(ref Unsafe.Add(ref now, i));
            (T.All(0.0) + all * lates).Store(ref Unsafe.Add(ref pending, i));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Retain<T>(ReadOnlySpan<(double Keep, double Damage)> wears, ref double severity, ref double retentions, int width)
        where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        foreach (ref readonly (double Keep, double Damage) wear in wears)
        {
            T keep = T.All(wear.Keep), damage = T.All(wear.Damage);
            for (nint i = 0; i < width; i += T.Count)
            {
                (keep * (one - damage * T.Load(in Unsafe.Add(ref severity, i)))).Store(ref Unsafe.Add(ref retentions, i));
            }

            retentions = ref Unsafe.Add(ref retentions, width);
        }
    }

    /// <summary>Brings numbers nearer that are needed soon, where the machine can; changes nothing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Fetch(ReadOnlySpan<double> numbers)
    {
        const int line = 64 / sizeof(double);
        ref double first = ref MemoryMarshal.GetReference(numbers);
        for (nint i = 0; i < numbers.Length; i += line)
        {
            Fetch(ref Unsafe.Add(ref first, i));
        }
    }

    /// <summary>Brings what lies there nearer, where the machine can; changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref double place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(Unsafe.AsPointer(ref place));
        }
    }
}
