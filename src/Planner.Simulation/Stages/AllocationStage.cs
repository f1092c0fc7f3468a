using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 3b: each component's money goes to communes it may reach, by the scenario's rule: weights (first between districts, then within),
/// a ranking, or a fixed table; a share may be kept for registered communes; floors and ceilings hold. docs/model.md, "Allocation".
/// </summary>
internal sealed class AllocationStage : IStage
{
    private readonly PreparedModel model;
    private readonly PreparedScenario scenario;
    private readonly Group[] groups;
    private readonly int[] everyCommune;
    private readonly int[][] districts;

    public AllocationStage(PreparedModel model, PreparedScenario scenario)
    {
        this.model = model;
        this.scenario = scenario;
        everyCommune = [.. Enumerable.Range(0, model.Communes.Count)];
        districts = [.. model.CommunesOfDistrict.Select(d => d.ToArray())];

        // Components with the same eligibility and weights share them; floors, ceilings and concentration may differ.
        groups =
        [
            .. Enumerable.Range(0, model.Components.Count)
                .GroupBy(k => (model.Components[k].Eligible.Text, Weights(scenario.Allocation(k))))
                .Select(g => new Group(model.Components[g.First()].Eligible, scenario.Allocation(g.First()), [.. g], g.Any(k => scenario.Allocation(k).Rule.Concentration > 0))),
        ];

        static object Weights(PreparedAllocation a) =>
            (a.Rule.Kind, a.Weight?.Text, a.Filter?.Text, a.DistrictWeight?.Text, a.Rule.Kind == AllocationKind.Table ? a.Rule.Table : null);
    }

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        int size = model.Communes.Count * width;
        Span<double> room = block.Room((3 * size) + ((model.Components.Count + 5) * width));
        Span<double> weights = room[..size];
        Span<double> chosen = room.Slice(size, size);
        Span<double> districtWeights = room.Slice(2 * size, size);
        Span<double> left = room.Slice(3 * size, model.Components.Count * width);
        Span<double> columns = room[((3 * size) + (model.Components.Count * width))..];
        left.Clear();
        foreach (Group group in groups)
        {
            bool weighed = false;
            foreach (int k in group.Components)
            {
                Span<double> amounts = block.Money.AsSpan(k * size, size);
                if (!HasMoney(block.Available.AsSpan(k * width, width)))
                {
                    amounts.Clear();
                    continue;
                }

                if (!weighed)
                {
                    Weigh(block, group, weights, chosen, districtWeights, columns);
                    weighed = true;
                }

                AllocationRule rule = scenario.Allocation(k).Rule;
                Span<double> rest = left.Slice(k * width, width);
                ReadOnlySpan<double> money = block.Available.AsSpan(k * width, width);
                if (rule.Kind == AllocationKind.Ranking)
                {
                    ByRank(rule.Ceiling, money, weights, amounts, rest, columns, width);
                }
                else if (double.IsPositiveInfinity(rule.Ceiling) && group.Rule.DistrictWeight is null)
                {
                    InProportion(rule, money, weights, chosen, amounts, rest, columns, block.Scratch);
                }
                else
                {
                    amounts.Clear();
                    Bounded(rule, group.Rule.DistrictWeight is not null, money, weights, chosen, districtWeights, amounts, rest);
                }
            }
        }

        Lapse(block, left);
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
    internal static Vector<double> Share(
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

    private static bool HasMoney(ReadOnlySpan<double> money)
    {
        Vector<long> any = Vector<long>.Zero;
        for (int lane = 0; lane < money.Length; lane += Count)
        {
            any |= Vector.GreaterThan(At(money, lane), Vector<double>.Zero);
        }

        return any != Vector<long>.Zero;
    }

    private static Vector<double> Least(Vector<double> a, Vector<double> b) => Choose(Vector.LessThan(b, a), b, a);

    /// <summary>The highest keys get the ceiling each while the money lasts, the last of them what is left; of equal keys the earlier commune's first.</summary>
    private static void ByRank(
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
    private static void InProportion(
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

    private void Bounded(
        AllocationRule rule,
        bool byDistrict,
        ReadOnlySpan<double> money,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> chosen,
        ReadOnlySpan<double> districtWeights,
        Span<double> amounts,
        Span<double> left)
    {
        int width = money.Length;
        Vector<double> zero = Vector<double>.Zero;
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<double> sum = Keep(Vector.GreaterThan(At(money, lane), zero), At(money, lane));
            if (rule.Concentration > 0)
            {
                // Where nobody is registered, or their ceilings are reached, the rest joins the general pool.
                Vector<double> kept = new Vector<double>(rule.Concentration) * sum;
                sum = sum - kept + Share(kept, chosen, everyCommune, lane, width, 0, rule.Ceiling, amounts);
            }

            Vector<double> direct = byDistrict ? new Vector<double>(1 - rule.DistrictShare) * sum : sum;
            Vector<double> rest = Share(direct, weights, everyCommune, lane, width, byDistrict ? 0 : rule.Floor, rule.Ceiling, amounts);
            if (byDistrict)
            {
                rest += ByDistrict(rule, sum - direct, weights, districtWeights, lane, width, amounts);
            }

            rest.CopyTo(left[lane..]);
        }
    }

    private Vector<double> ByDistrict(
        AllocationRule rule, Vector<double> sum, ReadOnlySpan<double> weights, ReadOnlySpan<double> districtWeights, int lane, int width, Span<double> amounts)
    {
        Vector<double> total = Vector<double>.Zero;
        foreach (int c in everyCommune)
        {
            total += At(districtWeights, (c * width) + lane);
        }

        Vector<long> shared = Vector.GreaterThan(total, Vector<double>.Zero);
        Vector<double> notSpent = Vector<double>.Zero;
        foreach (int[] communes in districts)
        {
            Vector<double> own = Vector<double>.Zero;
            foreach (int c in communes)
            {
                own += At(districtWeights, (c * width) + lane);
            }

            notSpent += Share(Keep(shared, sum * (own / total)), weights, communes, lane, width, rule.Floor, rule.Ceiling, amounts);
        }

        return Choose(shared, notSpent, sum);
    }

    /// <summary>
    /// Weights or ranking keys of a group's communes; outside eligibility and filter 0 for weights, NaN for rankings. The columns receive total and number
    /// of the weights, then the same of the registered communes.
    /// </summary>
    private void Weigh(BlockState block, Group group, Span<double> weights, Span<double> chosen, Span<double> districtWeights, Span<double> columns)
    {
        int width = block.Width;
        columns.Clear();
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Span<double> own = weights.Slice(c * width, width);
            FindWeight(block, group, c, own);
            if (group.Rule.Rule.Kind == AllocationKind.Ranking)
            {
                continue;
            }

            Add(own, columns[..width], columns.Slice(width, width));
            if (group.Concentrates)
            {
                Span<double> picked = chosen.Slice(c * width, width);
                ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
                for (int lane = 0; lane < width; lane += Count)
                {
                    Keep(NotZero(At(registered, lane)), At(own, lane)).CopyTo(picked[lane..]);
                }

                Add(picked, columns.Slice(2 * width, width), columns.Slice(3 * width, width));
            }

            if (group.Rule.DistrictWeight is { } district)
            {
                Span<double> weight = districtWeights.Slice(c * width, width);
                UnitReading.Numbers(block, district, c, weight);
                for (int lane = 0; lane < width; lane += Count)
                {
                    Vector<double> value = At(weight, lane);
                    Vector<long> counts = Vector.GreaterThan(value, Vector<double>.Zero) & Vector.GreaterThan(At(own, lane), Vector<double>.Zero);
                    Keep(counts, value).CopyTo(weight[lane..]);
                }
            }
        }
    }

    private static void Add(ReadOnlySpan<double> weights, Span<double> total, Span<double> number)
    {
        for (int lane = 0; lane < weights.Length; lane += Count)
        {
            Vector<double> weight = At(weights, lane);
            (At(total, lane) + weight).CopyTo(total[lane..]);
            (At(number, lane) + Number(Vector.GreaterThan(weight, Vector<double>.Zero))).CopyTo(number[lane..]);
        }
    }

    private void FindWeight(BlockState block, Group group, int c, Span<double> weights)
    {
        int width = block.Width;
        if (group.IsWatched)
        {
            CountFaults(block, group, c);
        }

        bool ranking = group.Rule.Rule.Kind == AllocationKind.Ranking;
        if (group.Rule.Rule.Kind == AllocationKind.Table)
        {
            weights.Fill(Math.Max(group.Rule.Table[c], 0));
        }
        else if (group.Rule.Weight!.Constant is { } constant)
        {
            weights.Fill(constant);
        }
        else
        {
            UnitReading.Numbers(block, group.Rule.Weight, c, weights);
        }

        if (group.Rule.Rule.Kind == AllocationKind.Weights)
        {
            ReadOnlySpan<double> share = block.Column(c, CommuneSlots.EthnicMinorityShare);
            var focus = new Vector<double>(scenario.Levers.MinorityFocus);
            var hundred = new Vector<double>(100);
            for (int lane = 0; lane < width; lane += Count)
            {
                Vector<double> value = At(weights, lane);
                Vector<double> focused = value * (Vector<double>.One + (focus * (At(share, lane) / hundred)));
                Keep(Vector.GreaterThan(value, Vector<double>.Zero), focused).CopyTo(weights[lane..]);
            }
        }

        Span<byte> room = block.TruthRoom(2 * width);
        Span<byte> open = room[..width];
        if (group.Eligible.Constant != 1)
        {
            UnitReading.Truths(block, group.Eligible, c, open);
            TruthLanes.Restrict(open, ranking ? double.NaN : 0, weights);
        }

        if (group.Rule.Filter is { } filter)
        {
            UnitReading.Truths(block, filter, c, open);
            TruthLanes.Restrict(open, ranking ? double.NaN : 0, weights);
        }
    }

    /// <summary>Counts faults where they matter: in lanes with money, of those that may spend it, of those that the filter lets through.</summary>
    private void CountFaults(BlockState block, Group group, int c)
    {
        int width = block.Width;
        Span<byte> where = stackalloc byte[width];
        Span<byte> open = stackalloc byte[width];
        where.Clear();
        foreach (int k in group.Components)
        {
            ReadOnlySpan<double> money = block.Available.AsSpan(k * width, width);
            for (int lane = 0; lane < width; lane++)
            {
                where[lane] |= money[lane] > 0 ? (byte)1 : (byte)0;
            }
        }

        Narrow(group.Eligible, where, open);
        if (group.Rule.Filter is { } filter)
        {
            Narrow(filter, where, open);
        }

        Count(group.Rule.Weight, where);
        Count(group.Rule.DistrictWeight, where);

        void Narrow(LaneExpression expression, Span<byte> lanes, Span<byte> room)
        {
            Count(expression, lanes);
            UnitReading.Truths(block, expression, c, room);
            TruthLanes.Narrow(room, lanes);
        }

        void Count(LaneExpression? expression, ReadOnlySpan<byte> lanes)
        {
            if (expression?.Watched is { } watched)
            {
                FaultReading.Commune(block, watched, c, lanes);
            }
        }
    }

    private void Lapse(BlockState block, ReadOnlySpan<double> left)
    {
        int width = block.Width;
        var thousand = new Vector<double>(1000);
        Span<double> lapsed = block.LocalityColumn(LocalitySlots.LapsedMoney);
        for (int k = 0; k < model.Components.Count; k++)
        {
            for (int lane = 0; lane < width; lane += Count)
            {
                (At(lapsed, lane) + (At(left, (k * width) + lane) / thousand)).CopyTo(lapsed[lane..]);
            }
        }
    }

    /// <summary>Components that see the same weights.</summary>
    private sealed record Group(LaneExpression Eligible, PreparedAllocation Rule, int[] Components, bool Concentrates)
    {
        /// <summary>Whether the numbers of one of its expressions are watched.</summary>
        public bool IsWatched { get; } =
            (Eligible.Watched ?? Rule.Weight?.Watched ?? Rule.Filter?.Watched ?? Rule.DistrictWeight?.Watched) is not null;
    }
}
