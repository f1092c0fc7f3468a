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
    /// <summary>What closing all gaps of each mix would cost: Σ size · Σ cost · |best − value|.</summary>
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
    /// κ = min(money / cost, limit), cost = price · Σ weight · cost of a mix; money beyond κ · cost lapses (billion VND), the rest stays in <paramref name="money"/>.
    /// With nothing open κ is the limit, not 0: what is built late must not depend on whether a gap just closed by luck.
    /// </summary>
    /// <param name="money">The component's money, million VND; receives what finds work.</param>
    /// <param name="needs">The mixes of the component with the weight of each.</param>
    /// <param name="costs">Cost of closing all gaps of a mix: <c>[mix · width + lane]</c>.</param>
    /// <param name="price">Price of works relative to the plan's.</param>
    /// <param name="closing">Receives κ.</param>
    /// <param name="lapsed">What lapses is added to it.</param>
    public static void Absorb(
        Span<double> money, ReadOnlySpan<(int Mix, double Weight)> needs, ReadOnlySpan<double> costs, ReadOnlySpan<double> price, Span<double> closing, Span<double> lapsed)
    {
        ref double moneys = ref First(money, price.Length, closing.Length, lapsed.Length);
        ref double cost = ref MemoryMarshal.GetReference(costs);
        ref double prices = ref MemoryMarshal.GetReference(price);
        ref double closings = ref MemoryMarshal.GetReference(closing);
        ref double lapses = ref MemoryMarshal.GetReference(lapsed);
        switch (LaneWidth.Widest)
        {
            case 8:
                Absorb<LanesOf8>(ref moneys, money.Length, needs, ref cost, ref prices, ref closings, ref lapses);
                break;
            case 4:
                Absorb<LanesOf4>(ref moneys, money.Length, needs, ref cost, ref prices, ref closings, ref lapses);
                break;
            default:
                Absorb<LanesOf2>(ref moneys, money.Length, needs, ref cost, ref prices, ref closings, ref lapses);
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

    /// <summary>now += factor · Σ now_e · (1 − left_e); pending the same with late_e.</summary>
    /// <param name="sizes">By effect its column of <paramref name="left"/>, its greatest size this year and next.</param>
    /// <param name="left">exp(−reach): <c>[column · width + lane]</c>.</param>
    /// <param name="factor">The replicate's factor of all effects.</param>
    /// <param name="now">This year's effect.</param>
    /// <param name="pending">Next year's effect.</param>
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

    /// <summary>
    /// A year's step of every indicator of a commune. f is the way from worst to best: 1 − f shrinks by the factors of mix and pace, f by the retention, then
    /// luck · f(1 − f) · z is added and f held in [0, 1]. Written on the open share 1 − f so that a closed gap is exactly the best value.
    /// </summary>
    /// <param name="motions">The indicators.</param>
    /// <param name="columns">The columns: <c>[indicator · width + lane]</c>.</param>
    /// <param name="mixes">Factors by mix, <c>[mix · width + lane]</c>.</param>
    /// <param name="paces">Factors by pace.</param>
    /// <param name="retentions">Shares kept by wear.</param>
    /// <param name="noise">Standard normals by group.</param>
    /// <param name="width">Lanes of a column.</param>
    /// <param name="ahead">How far behind a column the same column of the commune moved next lies: it is fetched meanwhile; 0 for none.</param>
    public static void Move(
        ReadOnlySpan<ResponseMotion> motions, Span<double> columns, ReadOnlySpan<double> mixes, ReadOnlySpan<double> paces, ReadOnlySpan<double> retentions,
        ReadOnlySpan<double> noise, int width, int ahead)
    {
        ref double values = ref First(columns[..(motions.Length * width)], columns.Length);
        ref double mix = ref MemoryMarshal.GetReference(mixes);
        ref double pace = ref MemoryMarshal.GetReference(paces);
        ref double retention = ref MemoryMarshal.GetReference(retentions);
        ref double z = ref MemoryMarshal.GetReference(noise);
        switch (LaneWidth.Widest)
        {
            case 8:
                Move<LanesOf8>(motions, ref values, ref mix, ref pace, ref retention, ref z, width, ahead);
                break;
            case 4:
                Move<LanesOf4>(motions, ref values, ref mix, ref pace, ref retention, ref z, width, ahead);
                break;
            default:
                Move<LanesOf2>(motions, ref values, ref mix, ref pace, ref retention, ref z, width, ahead);
                break;
        }
    }

    /// <summary>The same step of one column whose factor is known.</summary>
    public static void Move(Span<double> value, ReadOnlySpan<double> factor, in GapMotion gap, ReadOnlySpan<double> retention, ReadOnlySpan<double> z)
    {
        ref double values = ref First(value, factor.Length, retention.Length, z.Length);
        ref double factors = ref MemoryMarshal.GetReference(factor);
        ref double retentions = ref MemoryMarshal.GetReference(retention);
        ref double normals = ref MemoryMarshal.GetReference(z);
        switch (LaneWidth.Widest)
        {
            case 8:
                Move<LanesOf8>(ref values, ref factors, gap, ref retentions, ref normals, value.Length);
                break;
            case 4:
                Move<LanesOf4>(ref values, ref factors, gap, ref retentions, ref normals, value.Length);
                break;
            default:
                Move<LanesOf2>(ref values, ref factors, gap, ref retentions, ref normals, value.Length);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PriceGaps<T>(
        ref double commune, int width, int indicators, ReadOnlySpan<GapCost> gaps, ReadOnlySpan<PricedGap> priced, ref double costs)
        where T : struct, ILanes<T>
    {
        T size = T.AllBits(0x7FFFFFFFFFFFFFFFUL);
        ref double values = ref Unsafe.Add(ref commune, (nint)indicators * width);
        int known = -1;
        foreach (ref readonly GapCost gap in gaps)
        {
            ref double to = ref Unsafe.Add(ref costs, (nint)gap.Mix * width);
            bool more = gap.Mix == known;
            known = gap.Mix;
            ReadOnlySpan<PricedGap> own = priced.Slice(gap.First, gap.Count);
            for (nint i = 0; i < width; i += T.Count)
            {
                T sum = T.All(0.0);
                foreach (ref readonly PricedGap x in own)
                {
                    sum += T.All(x.Cost) * ((T.All(x.Best) - T.Load(in Unsafe.Add(ref values, ((nint)x.Indicator * width) + i))) & size);
                }

                if (gap.SizeSlot >= 0)
                {
                    sum = T.Load(in Unsafe.Add(ref commune, ((nint)gap.SizeSlot * width) + i)) * sum;
                }

                (more ? T.Load(in Unsafe.Add(ref to, i)) + sum : sum).Store(ref Unsafe.Add(ref to, i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Absorb<T>(
        ref double money, int width, ReadOnlySpan<(int Mix, double Weight)> needs, ref double costs, ref double price, ref double closing, ref double lapsed)
        where T : struct, ILanes<T>
    {
        T zero = T.All(0.0);
        for (nint i = 0; i < width; i += T.Count)
        {
            T need = zero;
            foreach (ref readonly (int Mix, double Weight) part in needs)
            {
                need += T.All(part.Weight) * T.Load(in Unsafe.Add(ref costs, ((nint)part.Mix * width) + i));
            }

            T given = T.Load(in Unsafe.Add(ref money, i));
            T cost = need * T.Load(in Unsafe.Add(ref price, i));

            // Where the cost is 0 the quotient is +∞, or NaN where no money is given either.
            T kappa = T.LesserBits(given / cost, T.All(ResponseStage.GreatestClosing)) & T.Less(zero, given);
            T used = T.LesserBits(kappa * cost, given);
            (T.Load(in Unsafe.Add(ref lapsed, i)) + (given - used) * T.All(0.001)).Store(ref Unsafe.Add(ref lapsed, i));
            used.Store(ref Unsafe.Add(ref money, i));
            kappa.Store(ref Unsafe.Add(ref closing, i));
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
            for (nint i = 0; i < width; i += T.Count)
            {
                T nowSum = zero, nowMost = zero, lateSum = zero, lateMost = zero;
                foreach (ref readonly ResponseMixes.Part part in own)
                {
                    T kappa = T.Load(in Unsafe.Add(ref closing, ((nint)part.Component * width) + i));
                    T now = kappa * T.All(part.Now);
                    T late = kappa * T.All(part.Late);
                    nowSum += now;
                    lateSum += late;
                    nowMost = T.GreaterBits(nowMost, now);
                    lateMost = T.GreaterBits(lateMost, late);
                }

                T together = nowMost + rests * (nowSum - nowMost);
                (zero - (together + T.Load(in Unsafe.Add(ref pendings, i)))).Store(ref Unsafe.Add(ref to, i));
                (lateMost + rests * (lateSum - lateMost)).Store(ref Unsafe.Add(ref pendings, i));
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
            (T.Load(in Unsafe.Add(ref now, i)) + all * nows).Store(ref Unsafe.Add(ref now, i));
            (T.Load(in Unsafe.Add(ref pending, i)) + all * lates).Store(ref Unsafe.Add(ref pending, i));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Move<T>(
        ReadOnlySpan<ResponseMotion> motions, ref double columns, ref double mixes, ref double paces, ref double retentions, ref double noise, int width, int ahead)
        where T : struct, ILanes<T>
    {
        foreach (ref readonly ResponseMotion motion in motions)
        {
            ref double values = ref Unsafe.Add(ref columns, (nint)motion.Indicator * width);
            ref double mix = ref Unsafe.Add(ref mixes, (nint)motion.Mix * width);
            ref double pace = ref Unsafe.Add(ref paces, (nint)motion.Pace * width);
            ref double retention = ref Unsafe.Add(ref retentions, (nint)motion.Wear * width);
            ref double z = ref Unsafe.Add(ref noise, (nint)motion.Group * width);
            T best = T.All(motion.Gap.Best), range = T.All(motion.Gap.Range), inverse = T.All(motion.Gap.Inverse), luck = T.All(motion.Gap.Luck);
            for (nint i = 0; i < width; i += T.Count)
            {
                Fetch(ref Unsafe.Add(ref values, i + ahead));
                T factor = T.Load(in Unsafe.Add(ref mix, i)) * T.Load(in Unsafe.Add(ref pace, i));
                Step(
                    T.Load(in Unsafe.Add(ref values, i)), factor, best, range, inverse, luck * T.Load(in Unsafe.Add(ref z, i)),
                    T.Load(in Unsafe.Add(ref retention, i))).Store(ref Unsafe.Add(ref values, i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Move<T>(ref double values, ref double factors, in GapMotion gap, ref double retentions, ref double z, int width)
        where T : struct, ILanes<T>
    {
        T best = T.All(gap.Best), range = T.All(gap.Range), inverse = T.All(gap.Inverse), luck = T.All(gap.Luck);
        for (nint i = 0; i < width; i += T.Count)
        {
            Step(
                T.Load(in Unsafe.Add(ref values, i)), T.Load(in Unsafe.Add(ref factors, i)), best, range, inverse, luck * T.Load(in Unsafe.Add(ref z, i)),
                T.Load(in Unsafe.Add(ref retentions, i))).Store(ref Unsafe.Add(ref values, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Step<T>(T value, T factor, T best, T range, T inverse, T luck, T retention) where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        T way = (one - (best - value) * inverse * factor) * retention;
        T open = one - way;
        open -= luck * way * open;
        open = T.LesserBits(T.GreaterBits(open, T.All(0.0)), one);
        return best - open * range;
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
