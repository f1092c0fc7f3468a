using System.Numerics;
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
                if (!AllocationShares.HasMoney(block.Available.AsSpan(k * width, width)))
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
                    AllocationShares.ByRank(rule.Ceiling, money, weights, amounts, rest, columns, width);
                }
                else if (double.IsPositiveInfinity(rule.Ceiling) && group.Rule.DistrictWeight is null)
                {
                    AllocationShares.InProportion(rule, money, weights, chosen, amounts, rest, columns, block.Scratch);
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
                sum = sum - kept + AllocationShares.Share(kept, chosen, everyCommune, lane, width, 0, rule.Ceiling, amounts);
            }

            Vector<double> direct = byDistrict ? new Vector<double>(1 - rule.DistrictShare) * sum : sum;
            Vector<double> rest = AllocationShares.Share(direct, weights, everyCommune, lane, width, byDistrict ? 0 : rule.Floor, rule.Ceiling, amounts);
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

            notSpent += AllocationShares.Share(Keep(shared, sum * (own / total)), weights, communes, lane, width, rule.Floor, rule.Ceiling, amounts);
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
