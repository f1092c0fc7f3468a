using System.Globalization;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Simulation.Recording;

namespace Planner.Cli.Commands;

/// <summary>The slice of a run that <c>--shard K/N</c> asks for.</summary>
/// <param name="Index">K, from 1.</param>
/// <param name="Count">N.</param>
internal sealed record ShardChoice(int Index, int Count)
{
    /// <summary>Most slices of a run.</summary>
    public const int Most = 100_000;

    /// <summary>How files of slices end.</summary>
    public const string Ending = ".planner";

    /// <summary>The name of the slice's file where the user gave a folder.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"slice-{Index}-of-{Count}{Ending}");

    /// <summary>Reads <c>K/N</c>.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <exception cref="UsageException">It is no slice.</exception>
    public static ShardChoice Of(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= 1 and <= Most && index >= 1 && index <= count
                ? new ShardChoice(index, count)
                : throw new UsageException(Phrase.NoShard, text, Most);
    }

    /// <summary>Its replicates.</summary>
    /// <param name="replicates">Replicates of the whole run.</param>
    public ReplicateRange RangeOf(int replicates) => ReplicateRange.OfShard(Index, Count, replicates);
}
