using Planner.Rules.Faults;
using Planner.Rules.Pack;
using Planner.Simulation.State;

namespace Planner.Simulation.Faults;

/// <summary>Asks the watches of expressions at the moment the expressions are read, and counts what they find. Only what is watched comes here.</summary>
internal static class FaultReading
{
    // Lanes read at a time, for room on the stack; a multiple of eight.
    private const int BlockPart = 256;

    /// <summary>Counts the faults of an expression in a commune, whose lanes may have different parameters in force.</summary>
    /// <param name="block">The block; nothing is done where nobody counts.</param>
    /// <param name="rule">What is watched.</param>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="where">The lanes in which the answer matters, as truths; empty for all.</param>
    public static void Commune(BlockState block, WatchedRule rule, int commune, ReadOnlySpan<byte> where = default)
    {
        if (block.Faults is null)
        {
            return;
        }

        ReadOnlySpan<int> offsets = block.SharedOffsets.AsSpan(commune * block.Width, block.Width);
        Span<byte> faults = stackalloc byte[BlockPart];
        Span<byte> room = stackalloc byte[BlockPart];
        for (int lane = 0; lane < block.CountedLanes; lane += BlockPart)
        {
            int count = Math.Min(BlockPart, block.Width - lane);
            Span<byte> part = faults[..count];
            ReadOnlySpan<int> own = offsets.Slice(lane, count);
            rule.Watch.Evaluate(block.Lanes, block.Offset(commune, lane), block.Width, block.Model.Shared, own[0], part);
            for (int next = own.IndexOfAnyExcept(own[0]); next >= 0; next = Next(own, next))
            {
                rule.Watch.Evaluate(block.Lanes, block.Offset(commune, lane), block.Width, block.Model.Shared, own[next], room[..count]);
                for (int i = next; i < count; i++)
                {
                    part[i] = own[i] == own[next] ? room[i] : part[i];
                }
            }

            Count(block, rule, commune, lane, part, -1, where.IsEmpty ? where : where.Slice(lane, count));
        }
    }

    /// <summary>Counts the faults of an expression where all lanes have the same parameters: in a district, the locality, or a commune before its parameters are found.</summary>
    /// <param name="block">The block.</param>
    /// <param name="rule">What is watched.</param>
    /// <param name="unit">Index of the commune or district; 0 for the locality.</param>
    /// <param name="shared">Where the parameters begin.</param>
    /// <param name="where">The lanes in which the answer matters, as truths; empty for all.</param>
    public static void Unit(BlockState block, WatchedRule rule, int unit, int shared, ReadOnlySpan<byte> where = default)
    {
        if (block.Faults is null)
        {
            return;
        }

        (double[] bank, int offset) = Bank(block, rule, unit);
        Span<byte> faults = stackalloc byte[BlockPart];
        for (int lane = 0; lane < block.CountedLanes; lane += BlockPart)
        {
            Span<byte> part = faults[..Math.Min(BlockPart, block.Width - lane)];
            rule.Watch.Evaluate(bank, offset + lane, block.Width, block.Model.Shared, shared, part);
            Count(block, rule, unit, lane, part, shared, where.IsEmpty ? where : where.Slice(lane, part.Length));
        }
    }

    private static (double[] Bank, int Offset) Bank(BlockState block, WatchedRule rule, int unit) => rule.Scope switch
    {
        MetricScope.Commune => (block.Lanes, block.Offset(unit, 0)),
        MetricScope.District => (block.Districts, block.DistrictOffset(unit, 0)),
        _ => rule.Kind == WatchedKind.Target ? (block.Metrics, 0) : (block.LocalityColumns, 0),
    };

    // The next lane with parameters that no lane before it had.
    private static int Next(ReadOnlySpan<int> offsets, int last)
    {
        for (int lane = last + 1; lane < offsets.Length; lane++)
        {
            if (!offsets[..lane].Contains(offsets[lane]))
            {
                return lane;
            }
        }

        return -1;
    }

    private static void Count(BlockState block, WatchedRule rule, int unit, int first, Span<byte> faults, int shared, ReadOnlySpan<byte> where)
    {
        int counted = Math.Min(faults.Length, block.CountedLanes - first);
        if (!faults[..counted].ContainsAnyExcept((byte)0))
        {
            return;
        }

        FaultTally tally = block.Faults!;
        int found = 0;
        for (int lane = 0; lane < counted; lane++)
        {
            if (faults[lane] == 0 || (!where.IsEmpty && where[lane] == 0))
            {
                continue;
            }

            found++;
            int replicate = block.FirstReplicate + first + lane;
            if (tally.Wants(rule.Index, replicate, block.Year, unit) && Find(block, rule, unit, first + lane, shared) is { } fault)
            {
                tally.Offer(rule.Index, new FaultExample(replicate, block.Year, unit, fault));
            }
        }

        if (found > 0)
        {
            tally.Count(rule.Index, unit, block.Year, found);
        }
    }

    private static NumberFault? Find(BlockState block, WatchedRule rule, int unit, int lane, int shared)
    {
        (double[] bank, int offset) = Bank(block, rule, unit);
        return rule.Watch.Find(bank, offset + lane, block.Width, block.Model.Shared, shared < 0 ? block.SharedOffsets[(unit * block.Width) + lane] : shared);
    }
}
