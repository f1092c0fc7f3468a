using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Planner.Rules.Documents;

/// <summary>
/// Reads files that somebody else made: never more than allowed, whatever the file says of its length (a device says 0 and never ends), and never waiting for a pipe that lies about in a folder.
/// </summary>
public static class BoundedFile
{
    // The values of open(2): O_RDONLY | O_NONBLOCK | O_CLOEXEC.
    private const int OpenOnLinux = 0x800 | 0x8_0000;
    private const int OpenOnMac = 0x4 | 0x100_0000;

    private const int FirstBytes = 1 << 16;

    /// <summary>Reads a whole file, or notices that it is longer than allowed.</summary>
    /// <param name="path">The file; as <see cref="Open"/>.</param>
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
    /// <param name="path">The file; as <see cref="Open"/>.</param>
    /// <param name="most">Most bytes that are read; ≥ 0.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAtMost(string path, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        using FileStream stream = Open(path);
        return AtMost(stream, most);
    }

    /// <summary>Opens a file to be read.</summary>
    /// <param name="path">The file. A pipe only where a shell names one, as its <c>&lt;(…)</c> does: any other has perhaps nobody at its other end.</param>
    /// <param name="bufferSize">Size of the stream's buffer; 0 for none.</param>
    /// <exception cref="UnendingFileException">It is a pipe or a terminal.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static FileStream Open(string path, int bufferSize = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsUnending(path)
            ? throw new UnendingFileException()
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize);
    }

    /// <summary>Whether a path leads to a pipe or a terminal that nobody but a person who named it would read.</summary>
    private static bool IsUnending(string path)
    {
        bool linux = OperatingSystem.IsLinux();
        if ((!linux && !OperatingSystem.IsMacOS()) || IsOfTheShell(path))
        {
            return false;
        }

        // To open a pipe waits for whoever writes to it, unless one says not to wait. What cannot be opened at all is told by whoever opens it next.
        int opened = open(path, linux ? OpenOnLinux : OpenOnMac);
        if (opened < 0)
        {
            return false;
        }

        using var handle = new SafeFileHandle(opened, ownsHandle: true);
        return lseek(handle, 0, 1) < 0;
    }

    private static bool IsOfTheShell(string path)
    {
        string full = Path.GetFullPath(path);
        return full == "/dev/stdin" || full.StartsWith("/dev/fd/", StringComparison.Ordinal) || (full.StartsWith("/proc/", StringComparison.Ordinal) && full.Contains("/fd/", StringComparison.Ordinal));
    }

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc")]
    private static extern long lseek(SafeFileHandle file, long offset, int origin);

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
