using System.Globalization;
using System.Security.Cryptography;
using Planner.Rules.Documents;
using Planner.Simulation.Recording;

namespace Planner.Simulation.Storing;

/// <summary>
/// Finished runs by their address, and how far interrupted ones came: plain files, one folder a run. What is there is never half written, whatever
/// happens while it is made; several processes may use one store at once, because the same address is always the same bytes.
/// </summary>
/// <remarks>
/// <c>&lt;address&gt;/outcomes.planner</c> with <c>manifest.json</c>, written last: without it a run counts as unfinished.
/// <c>&lt;address&gt;/part-&lt;first&gt;-&lt;count&gt;.planner</c>: how far a run of those replicates came. Files of other names are never touched.
/// </remarks>
/// <threadsafety>Safe for concurrent use.</threadsafety>
public sealed class RunStore
{
    /// <summary>A store that grows beyond this when a run is added loses the runs that were not used for longest.</summary>
    public const long MostBytes = 4L << 30;

    private const string OutcomesName = "outcomes.planner";
    private const string ManifestName = "manifest.json";
    private const string InputsFolder = "inputs";
    private const string PartPrefix = "part-";
    private const string Ending = ".planner";

    // As for temporary files: an unfinished run that nobody wrote to for so long has no process behind it any more.
    private static readonly TimeSpan Abandoned = StagedFile.Abandoned;

    /// <summary>A store in a folder, which is made when the first run is written.</summary>
    /// <param name="folder">The folder.</param>
    public RunStore(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = folder;
    }

    /// <summary>The folder, as the user named it.</summary>
    public string Folder { get; }

    /// <summary>Reads a finished run back.</summary>
    /// <param name="run">The run.</param>
    /// <param name="shape">What its outcomes must look like.</param>
    /// <returns>Its outcomes; null when the store has no such run.</returns>
    /// <exception cref="OutcomeFileException">It is there and damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Outcomes? Read(RunIdentity run, OutcomeShape shape)
    {
        ArgumentNullException.ThrowIfNull(run);
        string folder = FolderOf(run.Address);
        string path = Path.Combine(folder, OutcomesName);
        if (!File.Exists(Path.Combine(folder, ManifestName)) || !File.Exists(path))
        {
            return null;
        }

        OutcomeFile? file = ReadOwn(path, run, shape, new ReplicateRange(0, run.Replicates), complete: true);
        if (file is not null)
        {
            Touch(path);
        }

        return file?.Outcomes[0];
    }

    /// <summary>Keeps a finished run and forgets how far it had come.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcomes">All its replicates.</param>
    /// <param name="commandLine">How the command was called.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(RunIdentity run, Outcomes outcomes, IReadOnlyList<string> commandLine)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(outcomes);
        string folder = FolderOf(run.Address);
        string path = Path.Combine(folder, OutcomesName);
        AtomicFile.Write(path, stream => OutcomeFile.Write(stream, HeaderOf(run, outcomes), [outcomes]));
        string sha = Sha256(path);
        if (InputArchive.Of(run) is { } inputs)
        {
            AtomicFile.Write(Path.Combine(folder, InputArchive.FileName), stream => stream.Write(inputs));
        }

        AtomicFile.Write(Path.Combine(folder, ManifestName), new RunManifest(run, commandLine, sha).Write);
        foreach (string part in Directory.EnumerateFiles(folder, PartPrefix + "*" + Ending))
        {
            File.Delete(part);
        }

        Prune(new PruneRule(null, MostBytes, null), DateTime.UtcNow, run.Address, dryRun: false);
    }

    /// <summary>The SHA-256 that the file of a finished run's outcomes would have.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcomes">All its replicates.</param>
    public static string DigestOf(RunIdentity run, Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(outcomes);
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            OutcomeFile.Write(stream, HeaderOf(run, outcomes), [outcomes]);
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>Keeps how far a run, or a slice of it, has come.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcomes">What is done so far.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WritePart(RunIdentity run, Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(outcomes);
        AtomicFile.Write(PartOf(run, outcomes.Range), stream => OutcomeFile.Write(stream, HeaderOf(run, outcomes), [outcomes]));
    }

    /// <summary>Reads how far an interrupted run, or a slice of it, came.</summary>
    /// <param name="run">The run.</param>
    /// <param name="range">The replicates that were to be run.</param>
    /// <param name="shape">What its outcomes must look like.</param>
    /// <returns>What was done; null when there is nothing.</returns>
    /// <exception cref="OutcomeFileException">It is there and damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Outcomes? ReadPart(RunIdentity run, ReplicateRange range, OutcomeShape shape)
    {
        ArgumentNullException.ThrowIfNull(run);
        string path = PartOf(run, range);
        return File.Exists(path) ? ReadOwn(path, run, shape, range, complete: false)?.Outcomes[0] : null;
    }

    /// <summary>How many replicates of an interrupted run are there, without reading them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="range">The replicates that were to be run.</param>
    public int CountPart(RunIdentity run, ReplicateRange range)
    {
        ArgumentNullException.ThrowIfNull(run);
        string path = PartOf(run, range);
        try
        {
            return File.Exists(path) ? OutcomeFile.ReadHeader(path).Done.Sum(r => r.Count) : 0;
        }
        catch (Exception e) when (e is OutcomeFileException or IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Forgets how far a slice had come, once it is written elsewhere.</summary>
    /// <param name="run">The run.</param>
    /// <param name="range">Its replicates.</param>
    public void ForgetPart(RunIdentity run, ReplicateRange range)
    {
        ArgumentNullException.ThrowIfNull(run);
        string part = PartOf(run, range);
        File.Delete(part);
        RemoveIfEmpty(Path.GetDirectoryName(part)!);
    }

    /// <summary>Lays copies of a finished run's input files out in its folder, below <c>inputs/</c>; whoever asked removes them.</summary>
    /// <param name="run">The run, as its manifest names it.</param>
    /// <returns>The run with the paths of the copies; null where the store has no copies, or others than the run read.</returns>
    /// <exception cref="IOException">They cannot be read or written.</exception>
    public RunIdentity? Inputs(RunIdentity run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string archive = Path.Combine(FolderOf(run.Address), InputArchive.FileName);
        return File.Exists(archive) ? InputArchive.Extract(archive, run, FolderOf(run.Address).Replace('\\', '/') + "/" + InputsFolder) : null;
    }

    /// <summary>Removes what <see cref="Inputs"/> laid out.</summary>
    /// <param name="address">The run's address.</param>
    public void RemoveInputs(RunAddress address)
    {
        string folder = Path.Combine(FolderOf(address), InputsFolder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>All runs, the last used first.</summary>
    public IReadOnlyList<StoredRun> List() =>
        Directory.Exists(Folder)
            ? [.. Directory.EnumerateDirectories(Folder).Where(d => RunAddress.IsAddress(Path.GetFileName(d))).Select(Look).OfType<StoredRun>()
                .OrderByDescending(r => r.LastUse).ThenBy(r => r.Address.Hex, StringComparer.Ordinal)]
            : [];

    /// <summary>The manifest of a finished run, as it stands in the file.</summary>
    /// <param name="address">The run.</param>
    /// <returns>JSON; null when the run has none.</returns>
    public string? Manifest(RunAddress address)
    {
        string path = Path.Combine(FolderOf(address), ManifestName);
        return File.Exists(path) && BoundedFile.Read(path, (int)InputLimits.FileBytes, out _) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
    }

    /// <summary>Removes runs. Unfinished ones that may still be in the making stay, and so does every file that is not the store's own.</summary>
    /// <param name="rule">Which.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="spare">A run that stays in any case.</param>
    /// <param name="dryRun">Only say what would be removed.</param>
    /// <returns>The runs removed.</returns>
    public IReadOnlyList<StoredRun> Prune(PruneRule rule, DateTime now, RunAddress? spare, bool dryRun)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var removed = new List<StoredRun>();
        int kept = 0;
        long bytes = 0;
        foreach (StoredRun run in List())
        {
            bool busy = !run.Finished && now - run.LastUse < Abandoned;
            bool over = kept + 1 > rule.Keep || bytes + run.Bytes > rule.MaxBytes || now - run.LastUse > rule.MaxAge;
            if (over && !busy && run.Address != spare)
            {
                removed.Add(run);
                if (!dryRun)
                {
                    Remove(FolderOf(run.Address));
                }

                continue;
            }

            kept++;
            bytes += run.Bytes;
            if (!dryRun)
            {
                RemoveAbandoned(FolderOf(run.Address), now);
            }
        }

        return removed;
    }

    private static OutcomeHeader HeaderOf(RunIdentity run, Outcomes outcomes) => new(
        run.Engine, run.Locality, run.Seed, run.Replicates, outcomes.Range, [.. outcomes.Done], outcomes.Shape, [new OutcomeRun(run.Scenario, run.Address)]);

    private static OutcomeFile? ReadOwn(string path, RunIdentity run, OutcomeShape shape, ReplicateRange range, bool complete)
    {
        try
        {
            OutcomeHeader header = OutcomeFile.ReadHeader(path);
            if (header.Runs.Count != 1 || header.Runs[0].Address != run.Address || header.Range != range || header.Shape != shape || (complete && !header.IsComplete))
            {
                throw new OutcomeFileException(path, OutcomeFault.Implausible);
            }

            return OutcomeFile.Read(path, range);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another process has just finished or removed it.
            return null;
        }
    }

    private static string Sha256(string path)
    {
        using FileStream stream = BoundedFile.Open(path, 1 << 16);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A store that may only be read has no last use; its runs are as good.
        }
    }

    private static StoredRun? Look(string folder)
    {
        FileInfo[] files;
        try
        {
            files = [.. new DirectoryInfo(folder).EnumerateFiles().Where(f => IsOwn(f.Name))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        FileInfo? outcomes = files.FirstOrDefault(f => f.Name == OutcomesName);
        bool finished = outcomes is not null && files.Any(f => f.Name == ManifestName);
        FileInfo? told = finished ? outcomes : files.Where(f => f.Name.StartsWith(PartPrefix, StringComparison.Ordinal)).MaxBy(f => f.LastWriteTimeUtc);
        OutcomeHeader? header = null;
        try
        {
            header = told is null ? null : OutcomeFile.ReadHeader(told.FullName);
        }
        catch (Exception e) when (e is OutcomeFileException or IOException or UnauthorizedAccessException)
        {
            // Listed all the same, so that it can be removed.
        }

        DateTime lastUse = files.Length > 0 ? files.Max(f => f.LastWriteTimeUtc) : Directory.GetLastWriteTimeUtc(folder);
        return new StoredRun(new RunAddress(Path.GetFileName(folder)), header, finished, files.Sum(BytesOf), lastUse);
    }

    /// <summary>A file's length; 0 where whoever writes it has renamed it meanwhile.</summary>
    private static long BytesOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static bool IsOwn(string name) =>
        name is OutcomesName or ManifestName or InputArchive.FileName
        || (name.StartsWith(PartPrefix, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
        || IsTemporary(name);

    private static bool IsTemporary(string name) =>
        name.StartsWith('.') && name.EndsWith(StagedFile.TemporaryEnding, StringComparison.Ordinal)
        && (name.Contains(Ending, StringComparison.Ordinal) || name.Contains(ManifestName, StringComparison.Ordinal));

    private static void Remove(string folder)
    {
        // The manifest first: from then on the run counts as unfinished, even if this process is stopped here.
        File.Delete(Path.Combine(folder, ManifestName));
        if (Directory.Exists(Path.Combine(folder, InputsFolder)))
        {
            Directory.Delete(Path.Combine(folder, InputsFolder), recursive: true);
        }

        foreach (string file in Directory.EnumerateFiles(folder).Where(f => IsOwn(Path.GetFileName(f))))
        {
            File.Delete(file);
        }

        RemoveIfEmpty(folder);
    }

    private static void RemoveAbandoned(string folder, DateTime now)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Where(f => IsTemporary(Path.GetFileName(f)) && now - File.GetLastWriteTimeUtc(f) > Abandoned))
        {
            File.Delete(file);
        }
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // Another process has just put something there.
            }
        }
    }

    private string FolderOf(RunAddress address) => Path.Combine(Folder, address.Hex);

    private string PartOf(RunIdentity run, ReplicateRange range) => Path.Combine(
        FolderOf(run.Address), string.Create(CultureInfo.InvariantCulture, $"{PartPrefix}{range.First}-{range.Count}{Ending}"));
}
