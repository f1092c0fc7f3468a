using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>
/// The response's loops over lanes. Each operation is one IEEE operation per lane in a fixed order (no fused multiply-add, no maximum whose zero
/// depends on the machine), so the vector width cannot change a bit. Columns hold a multiple of eight lanes, so there is no rest to loop over. Each
/// kernel is a method of its own on purpose: inside a larger one the compiler runs out of its budget for inlining vector operations.
/// They are compiled fully at their first call: unoptimised vector code is some fifty times slower, and a short run would spend its time in it.
/// </summary>
internal static class ResponseKernels
{
    /// <summary>1 / (max(poor + near-poor, 1) · price).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void PerHousehold(Span<double> result, ReadOnlySpan<double> poor, ReadOnlySpan<double> near, ReadOnlySpan<double> price)
    {
        ref double to = ref First(result, poor.Length, near.Length, price.Length);
        Vector<double> one = Vector<double>.One;
        for (nuint i = 0; i < (nuint)result.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> households = At(poor, i) + At(near, i);
            households = Vector.ConditionalSelect(Vector.GreaterThan(households, one), households, one);
            (one / (households * At(price, i))).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>sum += cost · |best − value|.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddGap(Span<double> sum, double cost, double best, ReadOnlySpan<double> value)
    {
        ref double to = ref First(sum, value.Length);
        var price = new Vector<double>(cost);
        var end = new Vector<double>(best);
        for (nuint i = 0; i < (nuint)sum.Length; i += (nuint)Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref to, i) + (price * Vector.Abs(end - At(value, i)))).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>to += left · right.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(Span<double> to, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double first = ref First(to, left.Length, right.Length);
        for (nuint i = 0; i < (nuint)to.Length; i += (nuint)Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref first, i) + (At(left, i) * At(right, i))).StoreUnsafe(ref first, i);
        }
    }

    /// <summary>to += weight · from.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> to, double weight, ReadOnlySpan<double> from)
    {
        ref double first = ref First(to, from.Length);
        var weights = new Vector<double>(weight);
        for (nuint i = 0; i < (nuint)to.Length; i += (nuint)Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref first, i) + (weights * At(from, i))).StoreUnsafe(ref first, i);
        }
    }

    /// <summary>
    /// κ = min(money / cost, limit), cost = need · price · factor; money beyond κ · cost lapses (billion VND), the rest stays in <paramref name="money"/>.
    /// With nothing open κ is the limit, not 0: what is built late must not depend on whether a gap just closed by luck.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Absorb(
        Span<double> money, ReadOnlySpan<double> need, ReadOnlySpan<double> price, ReadOnlySpan<double> costFactor, Span<double> closing, Span<double> lapsed)
    {
        ref double moneys = ref First(money, need.Length, price.Length, costFactor.Length);
        ref double closings = ref First(closing, money.Length, lapsed.Length);
        ref double lapses = ref MemoryMarshal.GetReference(lapsed);
        var limit = new Vector<double>(ResponseStage.GreatestClosing);
        var thousandth = new Vector<double>(0.001);
        Vector<double> zero = Vector<double>.Zero;
        for (nuint i = 0; i < (nuint)money.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> given = Vector.LoadUnsafe(ref moneys, i);
            Vector<double> cost = At(need, i) * At(price, i) * At(costFactor, i);

            // Where the cost is 0 the quotient is +∞ or NaN; only a quotient below the limit replaces it.
            Vector<double> part = given / cost;
            Vector<double> kappa = Vector.ConditionalSelect(Vector.LessThan(part, limit), part, limit);
            kappa = Vector.ConditionalSelect(Vector.GreaterThan(given, zero), kappa, zero);
            Vector<double> used = kappa * cost;
            used = Vector.ConditionalSelect(Vector.LessThan(used, given), used, given);
            (Vector.LoadUnsafe(ref lapses, i) + ((given - used) * thousandth)).StoreUnsafe(ref lapses, i);
            used.StoreUnsafe(ref moneys, i);
            kappa.StoreUnsafe(ref closings, i);
        }
    }

    /// <summary>argument = money · perHousehold · scale: minus the reach of an effect.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Reach(Span<double> argument, ReadOnlySpan<double> money, ReadOnlySpan<double> perHousehold, double scale)
    {
        ref double to = ref First(argument, money.Length, perHousehold.Length);
        var scales = new Vector<double>(scale);
        for (nuint i = 0; i < (nuint)argument.Length; i += (nuint)Vector<double>.Count)
        {
            (At(money, i) * At(perHousehold, i) * scales).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>size = max · factor · (1 − left); now += (1 − late) · size, pending += late · size.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddEffect(ReadOnlySpan<double> left, ReadOnlySpan<double> factor, double max, double late, Span<double> now, Span<double> pending)
    {
        ref double nows = ref First(now, left.Length, factor.Length, pending.Length);
        ref double pendings = ref MemoryMarshal.GetReference(pending);
        var most = new Vector<double>(max);
        var lates = new Vector<double>(late);
        Vector<double> one = Vector<double>.One;
        for (nuint i = 0; i < (nuint)now.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> size = most * At(factor, i) * (one - At(left, i));
            (Vector.LoadUnsafe(ref nows, i) + ((one - lates) * size)).StoreUnsafe(ref nows, i);
            (Vector.LoadUnsafe(ref pendings, i) + (lates * size)).StoreUnsafe(ref pendings, i);
        }
    }

    /// <summary>spending += money (million VND); spent += money / 1000 (billion VND).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddSpending(ReadOnlySpan<double> money, Span<double> spending, Span<double> spent)
    {
        ref double spendings = ref First(spending, money.Length, spent.Length);
        ref double spents = ref MemoryMarshal.GetReference(spent);
        var thousandth = new Vector<double>(0.001);
        for (nuint i = 0; i < (nuint)money.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> given = At(money, i);
            (Vector.LoadUnsafe(ref spendings, i) + given).StoreUnsafe(ref spendings, i);
            (Vector.LoadUnsafe(ref spents, i) + (given * thousandth)).StoreUnsafe(ref spents, i);
        }
    }

    /// <summary>
    /// exponent = −(together(now) + pending); pending = together(late), where together(x) = greatest + rest · (sum − greatest) over the mix's components: what
    /// a second component adds to the same gap is worth less.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Together(Span<double> exponent, Span<double> pending, ResponseMix mix, ReadOnlySpan<double> closing, double rest)
    {
        int width = exponent.Length;
        ref double exponents = ref First(exponent, pending.Length);
        ref double pendings = ref MemoryMarshal.GetReference(pending);
        ReadOnlySpan<int> components = mix.Components;
        ReadOnlySpan<double> nows = mix.Now.AsSpan(0, components.Length);
        ReadOnlySpan<double> lates = mix.Late.AsSpan(0, components.Length);
        foreach (int component in components)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((component + 1) * width, closing.Length, nameof(mix));
        }

        var rests = new Vector<double>(rest);
        for (nuint i = 0; i < (nuint)width; i += (nuint)Vector<double>.Count)
        {
            Vector<double> nowSum = Vector<double>.Zero;
            Vector<double> nowMost = Vector<double>.Zero;
            Vector<double> lateSum = Vector<double>.Zero;
            Vector<double> lateMost = Vector<double>.Zero;
            for (int k = 0; k < components.Length; k++)
            {
                Vector<double> kappa = At(closing, (nuint)(components[k] * width) + i);
                Vector<double> now = kappa * new Vector<double>(nows[k]);
                Vector<double> late = kappa * new Vector<double>(lates[k]);
                nowSum += now;
                lateSum += late;
                nowMost = Vector.ConditionalSelect(Vector.GreaterThan(now, nowMost), now, nowMost);
                lateMost = Vector.ConditionalSelect(Vector.GreaterThan(late, lateMost), late, lateMost);
            }

            Vector<double> together = nowMost + (rests * (nowSum - nowMost));
            (-(together + Vector.LoadUnsafe(ref pendings, i))).StoreUnsafe(ref exponents, i);
            (lateMost + (rests * (lateSum - lateMost))).StoreUnsafe(ref pendings, i);
        }
    }

    /// <summary>exponent = −(trend · trendFactor + campaign · campaignFactor).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pace(
        Span<double> exponent, (double Trend, double Campaign) rates, ReadOnlySpan<double> trendFactor, ReadOnlySpan<double> campaignFactor)
    {
        ref double to = ref First(exponent, trendFactor.Length, campaignFactor.Length);
        var trend = new Vector<double>(-rates.Trend);
        var campaign = new Vector<double>(rates.Campaign);
        for (nuint i = 0; i < (nuint)exponent.Length; i += (nuint)Vector<double>.Count)
        {
            ((trend * At(trendFactor, i)) - (campaign * At(campaignFactor, i))).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The first column where the mark is not 0, else the second.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Choose(Span<double> result, ReadOnlySpan<double> marked, ReadOnlySpan<double> unmarked, ReadOnlySpan<double> mark)
    {
        ref double to = ref First(result, marked.Length, unmarked.Length, mark.Length);
        for (nuint i = 0; i < (nuint)result.Length; i += (nuint)Vector<double>.Count)
        {
            Vector.ConditionalSelect(Vector.Equals(At(mark, i), Vector<double>.Zero), At(unmarked, i), At(marked, i)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The product of two columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Span<double> result, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double to = ref First(result, left.Length, right.Length);
        for (nuint i = 0; i < (nuint)result.Length; i += (nuint)Vector<double>.Count)
        {
            (At(left, i) * At(right, i)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>retention = keep · (1 − damage · severity).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Retention(Span<double> retention, double keep, double damage, ReadOnlySpan<double> severity)
    {
        ref double to = ref First(retention, severity.Length);
        var keeps = new Vector<double>(keep);
        var damages = new Vector<double>(damage);
        for (nuint i = 0; i < (nuint)retention.Length; i += (nuint)Vector<double>.Count)
        {
            (keeps * (Vector<double>.One - (damages * At(severity, i)))).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>
    /// A year's step of an indicator. f is the way from worst to best: 1 − f shrinks by the factor, f by the retention, then luck · f(1 − f) · z is added and f
    /// held in [0, 1]. Written on the open share 1 − f so that a closed gap is exactly the best value.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Move(Span<double> value, ReadOnlySpan<double> factor, in GapMotion gap, ReadOnlySpan<double> retention, ReadOnlySpan<double> z)
    {
        ref double to = ref First(value, factor.Length, retention.Length, z.Length);
        var best = new Vector<double>(gap.Best);
        var range = new Vector<double>(gap.Range);
        var inverse = new Vector<double>(gap.Inverse);
        var luck = new Vector<double>(gap.Luck);
        Vector<double> one = Vector<double>.One;
        Vector<double> zero = Vector<double>.Zero;
        for (nuint i = 0; i < (nuint)value.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> open = (best - Vector.LoadUnsafe(ref to, i)) * inverse * At(factor, i);
            Vector<double> way = (one - open) * At(retention, i);
            open = one - way;
            way += luck * At(z, i) * (way * open);
            open = one - way;
            open = Vector.ConditionalSelect(Vector.LessThan(open, zero), zero, open);
            open = Vector.ConditionalSelect(Vector.LessThan(one, open), one, open);
            (best - (open * range)).StoreUnsafe(ref to, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> At(ReadOnlySpan<double> column, nuint index) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(column), index);

    /// <summary>The first element of a column that the others are as long as; the loops read without a bounds check in each turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double First(Span<double> column, int second, int third = int.MaxValue, int fourth = int.MaxValue)
    {
        Expect(column.Length, Math.Min(second, Math.Min(third, fourth)));
        if (column.Length % State.BlockState.LaneGroup != 0)
        {
            throw new ArgumentException("columns hold a multiple of eight lanes");
        }

        return ref MemoryMarshal.GetReference(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expect(int length, int other)
    {
        if (other < length)
        {
            throw new ArgumentException("the columns differ in length");
        }
    }
}
