namespace Planner.Simulation.Recording;

/// <summary>Contiguous replicates of a run.</summary>
/// <param name="First">The first replicate; ≥ 0.</param>
/// <param name="Count">Their number; ≥ 0.</param>
public readonly record struct ReplicateRange(int First, int Count)
{
    /// <summary>The replicate behind the last one.</summary>
    public int End => First + Count;

    /// <summary>
    /// One of N slices of a run. The cuts depend on nothing but N and the number of replicates, and lie between pairs of replicates, which share
    /// their random blocks; slices differ by at most two replicates and may be empty.
    /// </summary>
    /// <param name="shard">1..<paramref name="shards"/>.</param>
    /// <param name="shards">Number of slices; ≥ 1.</param>
    /// <param name="replicates">Replicates of the whole run; ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static ReplicateRange OfShard(int shard, int shards, int replicates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shard, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shard, shards);
        ArgumentOutOfRangeException.ThrowIfNegative(replicates);
        int first = Cut(shard - 1);
        return new ReplicateRange(first, Cut(shard) - first);

        int Cut(int k) => k == shards ? replicates : (int)((long)replicates * k / shards) & ~1;
    }

    /// <summary>One of N slices of some replicates of a run, such as a round of a run of open length, cut as a whole run is.</summary>
    /// <param name="shard">1..<paramref name="shards"/>.</param>
    /// <param name="shards">Number of slices; ≥ 1.</param>
    /// <param name="whole">The replicates; the first is even, so that no cut parts a pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static ReplicateRange OfShard(int shard, int shards, ReplicateRange whole)
    {
        ReplicateRange slice = OfShard(shard, shards, whole.Count);
        return slice with { First = whole.First + slice.First };
    }

    /// <summary>What others leave open of this range.</summary>
    /// <param name="done">Ranges in any order, none overlapping another.</param>
    /// <returns>The gaps in ascending order.</returns>
    public IReadOnlyList<ReplicateRange> Without(IEnumerable<ReplicateRange> done)
    {
        ArgumentNullException.ThrowIfNull(done);
        var gaps = new List<ReplicateRange>();
        int next = First;
        foreach (ReplicateRange range in done.Where(Overlaps).OrderBy(r => r.First))
        {
            if (range.First > next)
            {
                gaps.Add(new ReplicateRange(next, range.First - next));
            }

            next = range.End;
        }

        if (next < End)
        {
            gaps.Add(new ReplicateRange(next, End - next));
        }

        return gaps;
    }

    /// <summary>Whether two ranges share a replicate.</summary>
    /// <param name="other">The other.</param>
    public bool Overlaps(ReplicateRange other) => Count > 0 && other.Count > 0 && First < other.End && other.First < End;

    /// <summary>The replicates as people write them: 0–249.</summary>
    public override string ToString() => Count == 1 ? FormattableString.Invariant($"{First}") : FormattableString.Invariant($"{First}–{End - 1}");
}
