namespace Planner.Cli.Output;

/// <summary>
/// Files written together: each goes to a temporary file beside its place and is flushed to the disk; only <see cref="Commit"/> renames them. What was
/// not committed is removed on disposal, so that an interrupted run leaves nothing half-written.
/// </summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
internal sealed class OutputFiles : IDisposable
{
    private readonly List<(string Temporary, string Final)> staged = [];
    private readonly string folder;

    /// <summary>Files of one folder, which is made when the first file is written.</summary>
    /// <param name="folder">The folder.</param>
    public OutputFiles(string folder) => this.folder = folder;

    /// <summary>Names of the files written, in order, relative to the folder.</summary>
    public IReadOnlyList<string> Names => [.. staged.Select(s => Path.GetRelativePath(folder, s.Final))];

    /// <summary>Writes one file to its temporary place.</summary>
    /// <param name="name">Name inside the folder; may name a subfolder.</param>
    /// <param name="write">Writes the content.</param>
    public void Add(string name, Action<Stream> write)
    {
        string final = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        string temporary = Path.Combine(Path.GetDirectoryName(final)!, "." + Path.GetFileName(final) + "." + Environment.ProcessId + ".tmp");
        staged.Add((temporary, final));
        using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Writes one text file, UTF-8 without byte-order mark, to its temporary place.</summary>
    /// <param name="name">Name inside the folder.</param>
    /// <param name="text">The text.</param>
    public void Add(string name, string text) => Add(name, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Gives every file its name.</summary>
    public void Commit()
    {
        foreach ((string temporary, string final) in staged)
        {
            File.Move(temporary, final, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((string temporary, _) in staged)
        {
            File.Delete(temporary);
        }
    }
}
