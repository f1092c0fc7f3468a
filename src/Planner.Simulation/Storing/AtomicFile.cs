namespace Planner.Simulation.Storing;

/// <summary>Writes a file so that others see all of it or nothing: to a temporary name beside it, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>How temporary files end; what ends so is never taken for a file.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>Writes a file, over an older one if there is any.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">It cannot be written; nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);

        // Two processes, or two threads, may write the same file: each its own temporary one, the last rename stays.
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{TemporaryEnding}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
