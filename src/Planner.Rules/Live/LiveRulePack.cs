using System.Diagnostics;
using System.Security.Cryptography;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Rules.Testing;
using Planner.Rules.Workflows;

namespace Planner.Rules.Live;

/// <summary>
/// The rules of a folder while people edit it. <see cref="Current"/> is one consistent version, replaced as a whole; only files whose content changed are read
/// again, and only rules that changed are compiled. A file with faults keeps its last good version in force; when a saved file is sound but others no longer fit
/// it (a parameter renamed), it waits until they are saved too.
/// </summary>
/// <threadsafety><see cref="Current"/> may be read from any thread at any time; <see cref="Refresh"/> too, calls wait for each other.</threadsafety>
public sealed class LiveRulePack : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PollWithEvents = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollAlone = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly string start;
    private readonly DraftSelection drafts;
    private readonly Dictionary<string, (long Size, DateTime Written)> stamps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileVersion> latest = new(StringComparer.Ordinal);
    private readonly AutoResetEvent stirred = new(false);
    private readonly ManualResetEvent stopping = new(false);
    private Dictionary<string, FileVersion> accepted = new(StringComparer.Ordinal);
    private volatile LiveRules current = new([], [], [], [], []);
    private Thread? watcher;
    private bool disposed;

    private LiveRulePack(string folder, DraftSelection drafts)
    {
        this.folder = folder;
        this.drafts = drafts;
        start = folder.Length == 0 || folder.EndsWith('/') ? folder : folder + "/";
    }

    /// <summary>Told after saved files were looked at and something new was there: on the watcher's thread, or on that of <see cref="Refresh"/>.</summary>
    public event Action<RuleReload>? Reloaded;

    /// <summary>The rules in force.</summary>
    public LiveRules Current => current;

    /// <summary>Reads a folder. Where it has faults nothing is in force until they are mended; <see cref="LiveRules.Faults"/> of <see cref="Current"/> has them.</summary>
    /// <param name="folder">The rules folder as the user named it.</param>
    /// <param name="drafts">Which drafts hold besides what is in force; null for none.</param>
    public static LiveRulePack Open(string folder, DraftSelection? drafts = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var live = new LiveRulePack(folder, drafts ?? DraftSelection.None);
        live.Refresh();
        return live;
    }

    /// <summary>Looks at the files now.</summary>
    /// <returns>What came of it, or null when nothing is new.</returns>
    public RuleReload? Refresh() => Look(everyFile: true, patient: false, out _);

    /// <summary>Starts to watch the folder on a thread of its own: by the system's notices, and by looking now and then, for network drives give none.</summary>
    /// <exception cref="InvalidOperationException">It is watched already.</exception>
    public void Watch()
    {
        if (watcher is not null)
        {
            throw new InvalidOperationException("the folder is watched already");
        }

        watcher = new Thread(WatchUntilStopped) { IsBackground = true, Name = "rules" };
        watcher.Start();
    }

    /// <summary>Stops watching and waits for the thread.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        stopping.Set();
        watcher?.Join();
        stirred.Dispose();
        stopping.Dispose();
    }

    private void WatchUntilStopped()
    {
        using FileSystemWatcher? notices = StartNotices();
        TimeSpan poll = notices is null ? PollAlone : PollWithEvents;
        WaitHandle[] either = [stopping, stirred];

        // What was saved between opening and watching gave no notice.
        stirred.Set();
        while (WaitHandle.WaitAny(either, poll) is not 0 and int woken)
        {
            bool noticed = woken == 1;
            long since = Stopwatch.GetTimestamp();

            // Editors save in several steps, and people several files at once.
            while (noticed && stirred.WaitOne(Quiet) && Stopwatch.GetElapsedTime(since) < LongestWait)
            {
            }

            Look(noticed, patient: true, out bool halfSaved);
            if (halfSaved)
            {
                stopping.WaitOne(Grace);
                Look(everyFile: true, patient: false, out _);
            }
        }
    }

    private FileSystemWatcher? StartNotices()
    {
        try
        {
            var notices = new FileSystemWatcher(folder.Length == 0 ? "." : folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            notices.Changed += (_, _) => Stir();
            notices.Created += (_, _) => Stir();
            notices.Deleted += (_, _) => Stir();
            notices.Renamed += (_, _) => Stir();
            notices.Error += (_, _) => Stir();
            notices.EnableRaisingEvents = true;
            return notices;
        }
        catch (Exception e) when (e is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // The system gives no more notices, or none for this folder: looking now and then is enough.
            return null;
        }
    }

    private void Stir()
    {
        try
        {
            stirred.Set();
        }
        catch (ObjectDisposedException)
        {
            // A notice that was under way when watching ended.
        }
    }

    /// <summary>Looks at the files and puts in force what is sound.</summary>
    /// <param name="everyFile">Whether to read files whose size and time are as before.</param>
    /// <param name="patient">Whether to leave everything as it is when a file seems to be half saved.</param>
    /// <param name="halfSaved">Whether a file that was good is gone or no JSON: perhaps an editor is at it.</param>
    private RuleReload? Look(bool everyFile, bool patient, out bool halfSaved)
    {
        RuleReload? reload = null;
        lock (gate)
        {
            long began = Stopwatch.GetTimestamp();
            Dictionary<string, FileVersion> before = new(latest, StringComparer.Ordinal);
            Dictionary<string, (long, DateTime)> stamped = new(stamps, StringComparer.Ordinal);
            IReadOnlyList<string> files = Read(everyFile);
            halfSaved = patient && files.Any(f => latest[f].Root is null && accepted.TryGetValue(f, out FileVersion? good) && good.Root is not null);
            if (halfSaved)
            {
                // Forget what was seen, so that it is looked at again.
                Restore(latest, before);
                Restore(stamps, stamped);
            }
            else if (files.Count > 0)
            {
                reload = Accept(files, began);
            }
        }

        if (reload is not null)
        {
            Reloaded?.Invoke(reload);
        }

        return reload;
    }

    private static void Restore<T>(Dictionary<string, T> to, Dictionary<string, T> from)
    {
        to.Clear();
        foreach ((string key, T value) in from)
        {
            to[key] = value;
        }
    }

    /// <summary>Reads what has another size or time than when it was last read, or, when the system gave notice, whatever may have another content.</summary>
    /// <returns>The files that have another content than when last looked at, or are gone, in ordinal order.</returns>
    private List<string> Read(bool everyFile)
    {
        var fresh = new List<string>();
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (FileInfo file in Candidates())
        {
            string path = start + file.Directory!.Name + "/" + file.Name;
            there.Add(path);
            (long, DateTime) stamp = (file.Length, file.LastWriteTimeUtc);
            if (!everyFile && stamps.TryGetValue(path, out (long, DateTime) known) && known == stamp)
            {
                continue;
            }

            try
            {
                // One byte more than allowed is enough for the reader to refuse it.
                byte[] bytes = BoundedFile.ReadAtMost(file.FullName, (int)JsonLimits.Standard.MaxBytes + 1);
                byte[] hash = SHA256.HashData(bytes);
                stamps[path] = stamp;
                if (!latest.TryGetValue(path, out FileVersion? version) || !version.Hash.AsSpan().SequenceEqual(hash))
                {
                    latest[path] = Known(path, hash) ?? Parsed(path, bytes, hash);
                    fresh.Add(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another program holds it for a moment, or it is gone again: the next look shows.
                stamps.Remove(path);
            }
        }

        foreach (string gone in latest.Keys.Where(p => !there.Contains(p) && latest[p].Exists).ToList())
        {
            stamps.Remove(gone);
            latest[gone] = new FileVersion([], null, new DiagnosticBag(), DateTimeOffset.UtcNow);
            fresh.Add(gone);
        }

        fresh.Sort(StringComparer.Ordinal);
        return fresh;
    }

    // A file saved back as it was is the version in force, not a new one.
    private FileVersion? Known(string path, byte[] hash) =>
        accepted.TryGetValue(path, out FileVersion? good) && good.Hash.AsSpan().SequenceEqual(hash) ? good : null;

    private static FileVersion Parsed(string path, byte[] bytes, byte[] hash)
    {
        var faults = new DiagnosticBag();
        JsonValue? root = JsonFile.Parse(path, bytes, faults);
        return new FileVersion(hash, root, faults, DateTimeOffset.UtcNow);
    }

    private IEnumerable<FileInfo> Candidates()
    {
        var root = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        try
        {
            return
            [
                .. root.EnumerateDirectories().Where(d => d.Name != "schema").SelectMany(d => d.EnumerateFiles("*.json"))
                    .Where(f => f.Name[0] != '.' && !f.Name.EndsWith(RuleTester.Ending, StringComparison.OrdinalIgnoreCase)),
            ];
        }
        catch (IOException)
        {
            // The folder is being moved or its drive is away: what is in force stays.
            return [];
        }
    }

    private RuleReload? Accept(IReadOnlyList<string> files, long began)
    {
        List<string> changed = [.. latest.Where(l => Differs(l.Key, l.Value)).Select(l => l.Key).Order(StringComparer.Ordinal)];
        LiveRules before = current;
        if (changed.Count == 0)
        {
            // Saved back as it was: what was reported is mended.
            return before.Faults.Count == 0 && before.Stale.Count == 0 ? null : Swap(before.With([], []), files, before, [], began);
        }

        var faults = new DiagnosticBag();
        Built? built = Build(latest, faults);
        List<string> held = [];
        if (built is null && accepted.Count > 0)
        {
            // Without the files that have faults themselves the others may be sound.
            HashSet<string> faulty = [.. faults.InFileOrder().Where(d => d.Severity == Severity.Error).Select(d => d.Span.File)];
            held = [.. changed.Where(faulty.Contains)];
            built = held.Count > 0 && held.Count < changed.Count ? Build(Holding(held), new DiagnosticBag()) : null;
            held = built is null ? changed : held;
        }

        IReadOnlyList<Diagnostic> reported = faults.HasErrors ? faults.InFileOrder() : [];
        StaleFile[] stale = [.. held.Where(accepted.ContainsKey).Select(p => new StaleFile(p, accepted[p].ReadAt))];
        if (built is null)
        {
            return Swap(before.With(reported, stale), files, before, [], began);
        }

        accepted = Holding(held);
        var rules = new LiveRules(built.Packs, built.Criteria, built.Years, reported, stale);
        return Swap(rules, files, before, built.Recompiled, began);
    }

    private RuleReload Swap(LiveRules rules, IReadOnlyList<string> files, LiveRules before, IReadOnlyList<string> recompiled, long began)
    {
        current = rules;
        return new RuleReload(rules, files, recompiled, ChangedParameters(before, rules), Stopwatch.GetElapsedTime(began));
    }

    private bool Differs(string path, FileVersion version) => accepted.TryGetValue(path, out FileVersion? good) ? !ReferenceEquals(good, version) : version.Exists;

    private Dictionary<string, FileVersion> Holding(IReadOnlyList<string> held)
    {
        var view = new Dictionary<string, FileVersion>(latest, StringComparer.Ordinal);
        foreach (string path in held)
        {
            if (accepted.TryGetValue(path, out FileVersion? good))
            {
                view[path] = good;
            }
            else
            {
                view.Remove(path);
            }
        }

        return view;
    }

    private Built? Build(Dictionary<string, FileVersion> versions, DiagnosticBag faults)
    {
        string targets = start + RulesDirectory.TargetsFolder + "/";
        IReadOnlyList<string> targetFiles = RulesDirectory.TargetFiles(
            versions.Where(v => v.Value.Exists && v.Key.StartsWith(targets, StringComparison.Ordinal)).Select(v => v.Key));
        var years = new List<int>();
        IReadOnlyList<RulePack>? packs = RulesDirectory.Load(folder, targetFiles, drafts, new VersionedFiles(versions), years, faults);
        if (packs is not [RulePack pack, ..])
        {
            return null;
        }

        var recompiled = new List<string>();
        var layouts = new PackLayouts(pack.Indicators, pack.Parameters, [], years.Min(), years.Min());
        var compiler = new ChangedRules(current.Criteria, recompiled);
        return new Built(packs, [.. pack.CriteriaSets.Select(s => (s, compiler.Compile(s, s.Scope == IndicatorScope.Commune ? layouts.Commune : layouts.District)))], years, recompiled);
    }

    private static string[] ChangedParameters(LiveRules before, LiveRules after)
    {
        if (before.Packs.Count == 0 || after.Packs.Count == 0 || ReferenceEquals(before.Packs, after.Packs))
        {
            return [];
        }

        Dictionary<string, string> old = before.Packs[0].Parameters.ToDictionary(p => p.Id, Table, StringComparer.Ordinal);
        return [.. after.Packs[0].Parameters.Where(p => !old.TryGetValue(p.Id, out string? table) || table != Table(p)).Select(p => p.Id)];

        static string Table(ParameterDefinition parameter) =>
            string.Join('\n', parameter.Values.Select(v => FormattableString.Invariant($"{v.Region} {v.From} {v.To} {v.Value:R}")));
    }

    private sealed record Built(
        IReadOnlyList<RulePack> Packs, IReadOnlyList<(CriteriaSet, CompiledWorkflow)> Criteria, IReadOnlyList<int> Years, IReadOnlyList<string> Recompiled);
}
