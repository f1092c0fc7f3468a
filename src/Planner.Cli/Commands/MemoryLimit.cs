using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;

namespace Planner.Cli.Commands;

/// <summary>Says how much memory a run will take before it starts, and refuses one that would not fit.</summary>
internal static class MemoryLimit
{
    // Below it nobody need know what it is made of.
    private const long Much = 128L << 20;

    /// <summary>Three quarters of what this process may use, bytes.</summary>
    public static long Bytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;

    /// <summary>Prints the estimate on standard error.</summary>
    /// <param name="call">The call.</param>
    /// <param name="bytes">The estimate.</param>
    /// <param name="replicates">Replicates of each scenario.</param>
    /// <param name="scenarios">Scenarios.</param>
    /// <exception cref="UsageException">The estimate exceeds three quarters of what this process may use.</exception>
    public static void Check(CommandCall call, long bytes, int replicates, int scenarios)
    {
        long limit = Bytes;
        long needed = Mebibytes(bytes);
        if (bytes > limit)
        {
            throw new UsageException(Phrase.MemoryTooMuch, needed, Mebibytes(limit));
        }

        call.Say(call.Texts.Format(Phrase.MemoryEstimate, needed, replicates, scenarios, Mebibytes(limit)));
    }

    /// <summary>Prints what the blocks of the workers take on standard error, where it is much.</summary>
    /// <param name="call">The call.</param>
    /// <param name="blocks">What they take, and of what numbers that is the product.</param>
    public static void SayBlocks(CommandCall call, (long Bytes, int Workers, int Lanes, int Communes, int Columns) blocks)
    {
        if (blocks.Bytes > Much)
        {
            call.Say(call.Texts.Format(Phrase.MemoryBlocks, blocks.Workers, blocks.Lanes, blocks.Communes, blocks.Columns, Mebibytes(blocks.Bytes)));
        }
    }

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
