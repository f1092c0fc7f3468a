namespace Planner.Workbench.Sessions;

/// <summary>Watches the files of a locality and of its rules: tells, once things are quiet, that something happened, and answers whether that left other files.</summary>
/// <threadsafety><see cref="Start"/> and <see cref="HasChanged"/> from one thread at a time; the rest is safe for concurrent use.</threadsafety>
internal sealed class FileWatch : IDisposable
{
    // Longer than an editor takes from one step of a save to the next, too short to be noticed.
    private const int QuietMilliseconds = 80;

    private readonly string folder;
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly Timer settle;
    private string fingerprint = "";

    /// <summary>A watch that has not begun.</summary>
    /// <param name="folder">The locality's folder.</param>
    /// <param name="stirred">Called on a thread of the pool when files were written, made, removed or renamed, and nothing more followed for a moment.</param>
    public FileWatch(string folder, Action stirred)
    {
        this.folder = folder;
        settle = new Timer(_ => stirred());
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="rulesFolder">The folder of the rules, from the locality's; what is below it is watched too.</param>
    /// <param name="refused">Told of a folder that cannot be watched, and why; the other is watched all the same.</param>
    public void Start(string rulesFolder, Action<string, Exception> refused)
    {
        string rules = Path.Combine(folder, rulesFolder);
        foreach (string watched in (string[])[folder, rules])
        {
            try
            {
                var watcher = new FileSystemWatcher(watched) { IncludeSubdirectories = watched == rules, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
                void Stir(object sender, FileSystemEventArgs e)
                {
                    // Editors save in several steps; what they leave aside is not ours.
                    if (e.Name is { } name && (name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".csv", StringComparison.Ordinal)))
                    {
                        Settle();
                    }
                }

                watcher.Changed += Stir;
                watcher.Created += Stir;
                watcher.Deleted += Stir;
                watcher.Renamed += Stir;

                // More happened than the system keeps: look at everything.
                watcher.Error += (_, _) => Settle();
                watcher.EnableRaisingEvents = true;
                watchers.Add(watcher);
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
            {
                refused(watched, e);
            }
        }
    }

    /// <summary>Looks at the files' names, lengths and times: whether they are others than at the look before. The first look answers yes.</summary>
    /// <param name="rulesFolder">The folder of the rules, from the locality's; null while it is not known.</param>
    public bool HasChanged(string? rulesFolder)
    {
        string before = fingerprint;
        fingerprint = Fingerprint(rulesFolder);
        return fingerprint != before;
    }

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in watchers)
        {
            watcher.Dispose();
        }

        settle.Dispose();
    }

    private void Settle()
    {
        try
        {
            settle.Change(QuietMilliseconds, Timeout.Infinite);
        }
        catch (ObjectDisposedException)
        {
            // A notice that was under way when the workbench was left.
        }
    }

    private string Fingerprint(string? rulesFolder)
    {
        string rules = rulesFolder is null ? "" : Path.Combine(folder, rulesFolder);
        IEnumerable<string> all = Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];
        if (rules.Length > 0 && Directory.Exists(rules))
        {
            all = all.Concat(Directory.EnumerateFiles(rules, "*", SearchOption.AllDirectories));
        }

        return string.Join('\n', all.Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal).Select(f =>
        {
            var info = new FileInfo(f);
            return info.Exists ? FormattableString.Invariant($"{f} {info.Length} {info.LastWriteTimeUtc.Ticks}") : f;
        }));
    }
}
