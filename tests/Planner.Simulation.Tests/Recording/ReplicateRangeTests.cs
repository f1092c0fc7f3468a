using FsCheck;
using FsCheck.Fluent;
using Planner.Simulation.Recording;

namespace Planner.Simulation.Tests.Recording;

public class ReplicateRangeTests
{
    [Fact]
    public void OfShard_AllOfThem_CoverEveryReplicateOnceInPairs() => Prop.ForAll<byte, ushort>(Covers).QuickCheckThrowOnFailure();

    private static bool Covers(byte shards, ushort replicates)
    {
        int n = shards + 1;
        int next = 0;
        for (int k = 1; k <= n; k++)
        {
            ReplicateRange range = ReplicateRange.OfShard(k, n, replicates);
            if (range.First != next || range.Count < 0 || (k < n && range.End % 2 != 0))
            {
                return false;
            }

            next = range.End;
        }

        return next == replicates;
    }

    [Fact]
    public void OfShard_TenMillionReplicates_DoesNotOverflow() =>
        Assert.Equal(new ReplicateRange(9_999_900, 100), ReplicateRange.OfShard(100_000, 100_000, 10_000_000));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(5, 4)]
    [InlineData(1, 0)]
    public void OfShard_NoSuchSlice_Throws(int shard, int shards) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicateRange.OfShard(shard, shards, 100));

    [Fact]
    public void Without_RangesInAnyOrder_GivesTheGaps()
    {
        var all = new ReplicateRange(10, 90);
        Assert.Equal(
            [new ReplicateRange(10, 10), new ReplicateRange(40, 20), new ReplicateRange(90, 10)],
            all.Without([new(60, 30), new(20, 10), new(30, 10)]));
        Assert.Equal([all], all.Without([]));
        Assert.Empty(all.Without([all]));
    }
}
