namespace Planner.Simulation.Storing;

/// <summary>
/// A file written whole to a temporary name beside its place and flushed to the disk, which gets its own name by <see cref="Commit"/>: others see all of it
/// or nothing. What was not committed is removed on disposal.
/// </summary>
/// <remarks>
/// A process that is killed leaves its temporary file behind (<c>.name.….tmp</c>, never taken for a file); the next one that writes the same name removes it when
/// it is older than an hour. The folder itself is not flushed: after a loss of power the old file may be back, never half a file.
/// </remarks>
/// <threadsafety>Not safe for concurrent use; any number of them, in any processes, may stage the same file.</threadsafety>
public sealed class StagedFile : IDisposable
{
    /// <summary>How temporary files end; what ends so is never taken for a file.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>A temporary file to which nobody wrote for so long has no process behind it any more.</summary>
    public static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly string temporary;

    private StagedFile(string path, string temporary)
    {
        Path = path;
        this.temporary = temporary;
    }

    /// <summary>The file's own place, as the user named it.</summary>
    public string Path { get; }

    /// <summary>Writes a file to its temporary place.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="FileWriteException">It cannot be written; nothing is left behind.</exception>
    public static StagedFile Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;

        // Two processes, or two threads, may write the same file: each its own temporary one, the last rename stays. A name nobody can guess and a file that
        // must be new: whoever may write in the folder cannot lay a link there that leads the content elsewhere.
        string temporary = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(path)}.{Guid.NewGuid():N}{TemporaryEnding}");
        bool made = false;
        try
        {
            Directory.CreateDirectory(folder);
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
            made = true;
            write(stream);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e)
        {
            if (made)
            {
                TryDelete(temporary);
            }

            if (e is (IOException or UnauthorizedAccessException) and not FileWriteException)
            {
                throw new FileWriteException(path, e);
            }

            throw;
        }

        return new StagedFile(path, temporary);
    }

    /// <summary>Gives the file its name, over an older one if there is any.</summary>
    /// <exception cref="FileWriteException">It cannot be renamed: another program holds the old one, or the folder has gone.</exception>
    public void Commit()
    {
        try
        {
            File.Move(temporary, Path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileWriteException(Path, e);
        }

        RemoveAbandoned();
    }

    /// <inheritdoc/>
    public void Dispose() => TryDelete(temporary);

    private void RemoveAbandoned()
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        string prefix = $".{System.IO.Path.GetFileName(Path)}.";
        DateTime before = DateTime.UtcNow - Abandoned;
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, ".*" + TemporaryEnding))
            {
                string name = System.IO.Path.GetFileName(file);
                bool guid = name.StartsWith(prefix, StringComparison.Ordinal)
                    && Guid.TryParseExact(name.AsSpan(prefix.Length, Math.Max(0, name.Length - prefix.Length - TemporaryEnding.Length)), "N", out _);
                if (guid && File.GetLastWriteTimeUtc(file) < before)
                {
                    TryDelete(file);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file itself is written; what others left behind may stay.
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is never taken for a file; the fault that led here is what the user must hear of.
        }
    }
}
