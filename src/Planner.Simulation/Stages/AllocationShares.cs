using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Planner.Rules.Pack;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>How a sum is shared over communes lane by lane: by weight under floors and ceilings, or by rank. docs/model.md, "Allocation".</summary>
internal static class AllocationShares
{
    /// <summary>Whether a lane has any.</summary>
    /// <param name="money">Million VND, <c>[lane]</c>.</param>
    public static bool HasMoney(ReadOnlySpan<double> money)
    {
        Vector<long> any = Vector<long>.Zero;
        for (int lane = 0; lane < money.Length; lane += Count)
        {
            any |= Vector.GreaterThan(At(money, lane), Vector<double>.Zero);
        }

        return any != Vector<long>.Zero;
    }

    /// <summary>Shares a sum in proportion to weights under a floor and a ceiling; what the ceilings leave over is returned. For the lanes of one register.</summary>
    /// <param name="money">Million VND; nothing is shared where it is ≤ 0.</param>
    /// <param name="weights">Weight of each commune, <c>[commune · width + lane]</c>; those ≤ 0 get nothing.</param>
    /// <param name="communes">The communes, ascending.</param>
    /// <param name="lane">First lane of the register.</param>
    /// <param name="width">Lanes.</param>
    /// <param name="floor">Least amount of a reached commune, while the money lasts.</param>
    /// <param name="ceiling">Greatest amount of a commune, counting what <paramref name="amounts"/> already holds.</param>
    /// <param name="amounts">Receives the amounts, added to what is there.</param>
    public static Vector<double> Share(
        Vector<double> money, ReadOnlySpan<double> weights, ReadOnlySpan<int> communes, int lane, int width, double floor, double ceiling, Span<double> amounts)
    {
        Vector<double> zero = Vector<double>.Zero;
        Vector<double> reached = zero;
        Vector<double> total = zero;
        foreach (int c in communes)
        {
            Vector<double> weight = At(weights, (c * width) + lane);
            Vector<long> positive = Vector.GreaterThan(weight, zero);
            reached += Number(positive);
            total += Keep(positive, weight);
        }

        Vector<long> shared = Vector.GreaterThan(reached, zero) & Vector.GreaterThan(money, zero);
        if (shared == Vector<long>.Zero)
        {
            return money;
        }

        Vector<double> basis = Keep(shared, Least(new Vector<double>(Math.Min(floor, ceiling)), money / reached));
        Vector<double> rest = money - (basis * reached);
        if (Vector.GreaterThanAny(basis, zero))
        {
            foreach (int c in communes)
            {
                int at = (c * width) + lane;
                (At(amounts, at) + Keep(Vector.GreaterThan(At(weights, at), zero), basis)).CopyTo(amounts[at..]);
            }
        }

        if (!double.IsPositiveInfinity(ceiling))
        {
            rest = Fill(Keep(shared, rest), weights, communes, lane, width, ceiling, amounts);
            return Choose(shared, Keep(Vector.GreaterThan(rest, zero), rest), money);
        }

        Vector<double> scale = Keep(shared, rest / total);
        foreach (int c in communes)
        {
            int at = (c * width) + lane;
            Vector<double> weight = At(weights, at);
            (At(amounts, at) + Keep(Vector.GreaterThan(weight, zero), scale * weight)).CopyTo(amounts[at..]);
        }

        return Choose(shared, zero, money);
    }

    /// <summary>Water-filling: each round fills at least one commune to its ceiling or spends everything.</summary>
    private static Vector<double> Fill(
        Vector<double> rest, ReadOnlySpan<double> weights, ReadOnlySpan<int> communes, int lane, int width, double ceiling, Span<double> amounts)
    {
        Vector<double> zero = Vector<double>.Zero;
        var tops = new Vector<double>(ceiling);
        var nothing = new Vector<double>(1e-9);
        for (int round = 0; round <= weights.Length / width; round++)
        {
            Vector<double> open = zero;
            foreach (int c in communes)
            {
                int at = (c * width) + lane;
                Vector<double> weight = At(weights, at);
                open += Keep(Vector.GreaterThan(weight, zero) & Vector.LessThan(At(amounts, at), tops), weight);
            }

            Vector<long> goesOn = Vector.GreaterThan(rest, nothing) & Vector.GreaterThan(open, zero);
            if (goesOn == Vector<long>.Zero)
            {
                break;
            }

            Vector<double> scale = Keep(goesOn, rest / open);
            foreach (int c in communes)
            {
                int at = (c * width) + lane;
                Vector<double> weight = At(weights, at);
                Vector<double> amount = At(amounts, at);
                Vector<long> takes = goesOn & Vector.GreaterThan(weight, zero) & Vector.LessThan(amount, tops);
                Vector<double> add = Keep(takes, Least(scale * weight, tops - amount));
                (amount + add).CopyTo(amounts[at..]);
                rest -= add;
            }
        }

        return rest;
    }

    /// <summary>The highest keys get the ceiling each while the money lasts, the last of them what is left; of equal keys the earlier commune's first.</summary>
    /// <param name="ceiling">Million VND of a commune.</param>
    /// <param name="money">Million VND, <c>[lane]</c>; nothing is shared where it is ≤ 0.</param>
    /// <param name="keys">Key of each commune, <c>[commune · width + lane]</c>; NaN for those that get nothing.</param>
    /// <param name="amounts">Receives million VND, <c>[commune · width + lane]</c>.</param>
    /// <param name="left">Receives what is not shared, <c>[lane]</c>.</param>
    /// <param name="columns">Room of four widths; what it holds is overwritten.</param>
    /// <param name="width">Lanes; a multiple of 4.</param>
    public static void ByRank(
        double ceiling, ReadOnlySpan<double> money, ReadOnlySpan<double> keys, Span<double> amounts, Span<double> left, Span<double> columns, int width)
    {
        Span<double> take = columns[..width];
        Span<double> last = columns.Slice(width, width);
        Span<double> threshold = columns.Slice(2 * width, width);
        Span<double> ties = columns.Slice(3 * width, width);
        int communes = keys.Length / width;
        for (int lane = 0; lane < width; lane++)
        {
            int candidates = 0;
            for (int at = lane; at < keys.Length; at += width)
            {
                candidates += double.IsNaN(keys[at]) ? 0 : 1;
            }

            double rest = money[lane] > 0 ? money[lane] : 0;
            int reached = 0;
            for (; reached < candidates && rest > 0; reached++)
            {
                last[lane] = Math.Min(ceiling, rest);
                rest -= last[lane];
            }

            take[lane] = reached;
            left[lane] = rest;
        }

        LaneSelection.Threshold(keys, width, take, threshold, ties);
        for (int lane = 0; lane < width; lane += 4)
        {
            Vector256<double> limit = Vector256.Create<double>(threshold[lane..]);
            Vector256<double> open = Vector256.Create<double>(ties[lane..]);
            Vector256<double> least = Vector256.Create(double.PositiveInfinity);
            Vector256<double> lowest = Vector256.Create(-1.0);
            for (int c = 0; c < communes; c++)
            {
                Vector256<double> key = Vector256.Create(keys[((c * width) + lane)..]);
                Vector256<double> lower = LaneSelection.Chosen(key, limit, ref open) & Vector256.LessThanOrEqual(key, least);
                least = Vector256.ConditionalSelect(lower, key, least);
                lowest = Vector256.ConditionalSelect(lower, Vector256.Create((double)c), lowest);
            }

            open = Vector256.Create<double>(ties[lane..]);
            Vector256<double> rest = Vector256.Create<double>(last[lane..]);
            for (int c = 0; c < communes; c++)
            {
                int at = (c * width) + lane;
                Vector256<double> amount = Vector256.ConditionalSelect(Vector256.Equals(lowest, Vector256.Create((double)c)), rest, Vector256.Create(ceiling));
                (LaneSelection.Chosen(Vector256.Create(keys[at..]), limit, ref open) & amount).CopyTo(amounts[at..]);
            }
        }
    }

    /// <summary>
    /// Without a ceiling and without districts everything is shared in one pass: first each lane's amounts per commune and unit of weight, then commune after commune in the order
    /// in which they lie in memory.
    /// </summary>
    /// <param name="rule">Its floor and its share for registered communes.</param>
    /// <param name="money">Million VND, <c>[lane]</c>; nothing is shared where it is ≤ 0.</param>
    /// <param name="weights">Weight of each commune, <c>[commune · width + lane]</c>; those ≤ 0 get nothing.</param>
    /// <param name="chosen">The weights of registered communes, 0 for others; read only where some of the money is kept for them.</param>
    /// <param name="amounts">Receives million VND, <c>[commune · width + lane]</c>.</param>
    /// <param name="left">Receives what is not shared, <c>[lane]</c>.</param>
    /// <param name="columns">Four widths: total of the weights, how many are positive, then the same of the registered communes.</param>
    /// <param name="scratch">Three columns at least, of a width each; what they hold is overwritten.</param>
    public static void InProportion(
        AllocationRule rule,
        ReadOnlySpan<double> money,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> chosen,
        Span<double> amounts,
        Span<double> left,
        ReadOnlySpan<double> columns,
        double[][] scratch)
    {
        int width = money.Length;
        Vector<double> zero = Vector<double>.Zero;
        Span<double> owns = scratch[0].AsSpan(0, width);
        Span<double> bases = scratch[1].AsSpan(0, width);
        Span<double> scales = scratch[2].AsSpan(0, width);
        var concentration = new Vector<double>(rule.Concentration);
        Vector<long> floors = Vector<long>.Zero;
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<double> sum = At(money, lane);
            Vector<long> some = Vector.GreaterThan(sum, zero);
            Vector<double> own = zero;
            if (rule.Concentration > 0)
            {
                Vector<double> kept = concentration * sum;
                Vector<long> listed = Vector.GreaterThan(At(columns, (3 * width) + lane), zero) & Vector.GreaterThan(kept, zero);
                own = Keep(listed & some, kept / At(columns, (2 * width) + lane));

                // Where nobody is registered, the rest joins the general pool.
                sum = sum - kept + Choose(listed, zero, kept);
            }

            Vector<double> reached = At(columns, width + lane);
            Vector<long> shared = some & Vector.GreaterThan(reached, zero) & Vector.GreaterThan(sum, zero);
            Vector<double> basis = Keep(shared, Least(new Vector<double>(rule.Floor), sum / reached));
            Vector.AndNot(Keep(some, sum), Vector.AsVectorDouble(shared)).CopyTo(left[lane..]);
            floors |= Vector.GreaterThan(basis, zero);
            own.CopyTo(owns[lane..]);
            basis.CopyTo(bases[lane..]);
            Keep(shared, (sum - (basis * reached)) / At(columns, lane)).CopyTo(scales[lane..]);
        }

        if (rule.Concentration > 0)
        {
            Concentrated(weights, chosen, owns, bases, scales, amounts);
        }
        else if (floors != Vector<long>.Zero)
        {
            WithFloor(weights, bases, scales, amounts);
        }
        else
        {
            ByWeight(weights, scales, amounts);
        }
    }

    /// <summary>amount = own · picked + basis + scale · weight.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Concentrated(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> chosen, ReadOnlySpan<double> owns, ReadOnlySpan<double> bases, ReadOnlySpan<double> scales, Span<double> amounts)
    {
        Vector<double> zero = Vector<double>.Zero;
        for (int first = 0; first < weights.Length; first += scales.Length)
        {
            for (int lane = 0; lane < scales.Length; lane += Count)
            {
                int at = first + lane;
                Vector<double> weight = At(weights, at);
                Vector<double> picked = At(chosen, at);
                Vector<long> positive = Vector.GreaterThan(weight, zero);
                (Keep(Vector.GreaterThan(picked, zero), At(owns, lane) * picked) + Keep(positive, At(bases, lane)) + Keep(positive, At(scales, lane) * weight))
                    .CopyTo(amounts[at..]);
            }
        }
    }

    /// <summary>amount = basis + scale · weight.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void WithFloor(ReadOnlySpan<double> weights, ReadOnlySpan<double> bases, ReadOnlySpan<double> scales, Span<double> amounts)
    {
        Vector<double> zero = Vector<double>.Zero;
        for (int first = 0; first < weights.Length; first += scales.Length)
        {
            for (int lane = 0; lane < scales.Length; lane += Count)
            {
                int at = first + lane;
                Vector<double> weight = At(weights, at);
                Vector<long> positive = Vector.GreaterThan(weight, zero);
                (zero + Keep(positive, At(bases, lane)) + Keep(positive, At(scales, lane) * weight)).CopyTo(amounts[at..]);
            }
        }
    }

    /// <summary>amount = scale · weight.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ByWeight(ReadOnlySpan<double> weights, ReadOnlySpan<double> scales, Span<double> amounts)
    {
        for (int first = 0; first < weights.Length; first += scales.Length)
        {
            for (int lane = 0; lane < scales.Length; lane += Count)
            {
                Vector<double> weight = At(weights, first + lane);
                Keep(Vector.GreaterThan(weight, Vector<double>.Zero), At(scales, lane) * weight).CopyTo(amounts[(first + lane)..]);
            }
        }
    }

    private static Vector<double> Least(Vector<double> a, Vector<double> b) => Choose(Vector.LessThan(b, a), b, a);
}
