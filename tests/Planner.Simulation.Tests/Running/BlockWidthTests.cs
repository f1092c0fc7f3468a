using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Running;

public sealed class BlockWidthTests
{
    [Theory]
    [InlineData(144_000, 10_000, 2, 64)] // 96 communes with 188 columns
    [InlineData(144_000, 1_000, 2, 64)]
    [InlineData(144_000, 200, 2, 32)] // a short run: blocks for every worker
    [InlineData(28_000, 100_000, 2, 128)] // nineteen communes: as wide as the cache allows
    [InlineData(1_000, 1_000_000, 1, 256)]
    [InlineData(1_500_000, 10_000, 2, 64)] // a thousand communes do not fit the cache
    [InlineData(12_400_000, 10_000, 2, 48)] // the whole country: 8,200 communes
    [InlineData(15_000_000, 10_000, 2, 32)] // ten thousand: whole registers
    [InlineData(150_000_000, 10_000, 2, 32)]
    public void For_StateOfALane_KeepsTileCacheAndMemory(long bytes, int replicates, int threads, int expected) =>
        Assert.Equal(expected, BlockWidth.For(bytes, replicates, threads));
}
