using FsCheck;
using FsCheck.Fluent;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Simulation.Tests.Running;

public class RangeQueueTests
{
    [Fact]
    public void Next_UntilEmpty_DealsOutEveryReplicateOnce() => Prop.ForAll<ushort, byte, byte>(DealsOutAll).QuickCheckThrowOnFailure();

    private static bool DealsOutAll(ushort replicates, byte width, byte workers)
    {
        int gap = replicates % 50;
        int count = replicates + 1;
        ReplicateRange[] ranges = [new(0, count), new(count + gap, 17)];
        var queue = new RangeQueue(ranges, width + 1, (workers % 8) + 1, 480);
        var dealt = new List<ReplicateRange>();
        while (queue.Next() is { Count: > 0 } group)
        {
            dealt.Add(group);
        }

        return dealt.Sum(r => r.Count) == count + 17
            && dealt.TrueForAll(r => r.Count <= queue.Longest)
            && new ReplicateRange(0, count).Without(dealt).Count == 0
            && new ReplicateRange(count + gap, 17).Without(dealt).Count == 0;
    }

    [Fact]
    public void Next_Closed_IsEmpty()
    {
        var queue = new RangeQueue([new ReplicateRange(0, 1000)], 16, 2, 480);
        _ = queue.Next();
        queue.Close();
        Assert.Equal(0, queue.Next().Count);
    }
}
