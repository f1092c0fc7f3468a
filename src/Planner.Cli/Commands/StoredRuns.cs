using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Tables;
using Planner.Rules.Documents;
using Planner.Simulation.Storing;

namespace Planner.Cli.Commands;

/// <summary>Finds a run of the store by the first digits of its address.</summary>
internal static class StoredRuns
{
    /// <summary>Fewest digits that are taken for an address.</summary>
    public const int FewestDigits = 4;

    /// <summary>The run, finished or not.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">The first digits.</param>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public static StoredRun Find(RunStore store, string id)
    {
        string digits = id.ToLowerInvariant();
        List<StoredRun> found = [.. store.List().Where(r => digits.Length >= FewestDigits && r.Address.Hex.StartsWith(digits, StringComparison.Ordinal))];
        return found.Count == 1 ? found[0] : throw new UsageException(found.Count == 0 ? Phrase.NoSuchRun : Phrase.SeveralRuns, id, store.Folder);
    }

    /// <summary>Whether an input of a run is still there with the same content; what cannot be read, or is longer than any input may be, is not.</summary>
    /// <param name="file">The input, as the manifest names it: maybe somebody else's words.</param>
    public static bool IsUnchanged(InputFile file)
    {
        try
        {
            return BoundedFile.Read(file.Path, (int)TableText.MaxBytes, out _) is { } bytes && FileDigest.Of(file.Path, bytes).MeansTheSameAs(file.Digest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The manifest of a finished run.</summary>
    /// <param name="call">The call.</param>
    /// <param name="id">The first digits of its address.</param>
    /// <exception cref="UsageException">There is no store, no such run, or it is not finished.</exception>
    public static RunManifest Manifest(CommandCall call, string id)
    {
        RunStore store = RunKeepingChoice.StoreOf(call) ?? throw new UsageException(Phrase.NoStore);
        StoredRun run = Find(store, id);
        return store.Manifest(run.Address) is { } text && RunManifest.Read(text) is { } manifest ? manifest : throw new UsageException(Phrase.NoSuchRun, id, store.Folder);
    }
}
