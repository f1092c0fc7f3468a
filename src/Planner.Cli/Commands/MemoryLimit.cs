using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;

namespace Planner.Cli.Commands;

/// <summary>Says how much memory a run will take before it starts, and refuses one that would not fit.</summary>
internal static class MemoryLimit
{
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

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
