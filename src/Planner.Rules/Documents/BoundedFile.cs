namespace Planner.Rules.Documents;

/// <summary>Reads files that somebody else made: never more than allowed, whatever the file says of its length (a device says 0 and never ends).</summary>
public static class BoundedFile
{
    private const int FirstBytes = 1 << 16;

    /// <summary>Reads a whole file, or notices that it is longer than allowed.</summary>
    /// <param name="path">The file; may be a pipe.</param>
    /// <param name="most">Most bytes that are read; ≥ 0.</param>
    /// <param name="length">Bytes the file has; of one that is too long and does not say its length, one more than allowed.</param>
    /// <returns>The bytes; null when there are more than allowed.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Read(string path, int most, out long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        using FileStream stream = Open(path);
        length = Length(stream);
        if (length > most)
        {
            return null;
        }

        byte[] bytes = AtMost(stream, most + 1);
        length = bytes.Length;
        return length > most ? null : bytes;
    }

    /// <summary>Reads the beginning of a file.</summary>
    /// <param name="path">The file; may be a pipe.</param>
    /// <param name="most">Most bytes that are read; ≥ 0.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAtMost(string path, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        using FileStream stream = Open(path);
        return AtMost(stream, most);
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static long Length(FileStream stream) => stream.CanSeek ? stream.Length : 0;

    private static byte[] AtMost(FileStream stream, int most)
    {
        // One more than expected, so that the end of a file of the length it says is seen by the first read that brings nothing.
        byte[] bytes = new byte[(int)Math.Min(Math.Max(Length(stream), FirstBytes) + 1, most)];
        int held = 0;
        while (held < bytes.Length && stream.Read(bytes, held, bytes.Length - held) is > 0 and int count)
        {
            held += count;
            if (held == bytes.Length && held < most)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, most));
            }
        }

        Array.Resize(ref bytes, held);
        return bytes;
    }
}
