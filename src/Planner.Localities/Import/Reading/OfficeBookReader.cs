using Planner.Rules.Documents;

namespace Planner.Localities.Import.Reading;

/// <summary>Opens an office's file: a workbook (XLSX) or a table of text (CSV), told apart by what is in it, not by its name.</summary>
public static class OfficeBookReader
{
    // Win32: sharing violation, lock violation.
    private const int SharingViolation = 32;
    private const int LockViolation = 33;

    // POSIX EWOULDBLOCK, by which .NET reports another program's lock.
    private const int WouldBlock = 11;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="findings">Receives PLN1101 to PLN1107 and PLN1145.</param>
    /// <param name="encoding">The code page, where the user named it; null to find out.</param>
    /// <param name="separator">What separates the fields of a CSV file, where the user named it; null to find out.</param>
    /// <returns>The file, or null when it cannot be read.</returns>
    public static OfficeBook? Read(string path, ImportFindings findings, string? encoding = null, char? separator = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        var place = new ImportPlace(path);
        byte[] bytes;
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                findings.Add(ImportFindingKind.FileUnreadable, place, Directory.Exists(path) ? "directory" : "missing");
                return null;
            }

            // A file that is open in Excel may be read as long as writing is allowed to it.
            if (BoundedFile.Read(path, (int)ImportLimits.MostBytes, out long length) is not { } read)
            {
                findings.Add(ImportFindingKind.FileTooLarge, place, "bytes", length, ImportLimits.MostBytes);
                return null;
            }

            bytes = read;
        }
        catch (IOException e) when (IsLock(e))
        {
            findings.Add(ImportFindingKind.FileLocked, place);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            findings.Add(ImportFindingKind.FileUnreadable, place, e is UnauthorizedAccessException ? "rights" : e is UnendingFileException ? "pipe" : "system");
            return null;
        }

        return Read(path, bytes, findings, encoding, separator);
    }

    /// <summary>Reads a file that is at hand.</summary>
    /// <param name="path">The name to give in messages.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="findings">As for the other.</param>
    /// <param name="encoding">As for the other.</param>
    /// <param name="separator">As for the other.</param>
    /// <returns>The file, or null.</returns>
    public static OfficeBook? Read(string path, byte[] bytes, ImportFindings findings, string? encoding = null, char? separator = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(findings);
        FileDigest digest = FileDigest.Of("", bytes);
        if (Strange(bytes) is { } what)
        {
            findings.Add(ImportFindingKind.WrongFormat, new ImportPlace(path), what);
            return null;
        }

        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            return XlsxBookReader.Read(path, bytes, digest, findings);
        }

        return CsvBookReader.Read(path, bytes, digest, findings, encoding, separator);
    }

    /// <summary>Whether the system says that another program holds a file.</summary>
    /// <param name="fault">What it said.</param>
    public static bool IsLock(IOException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return (fault.HResult & 0xFFFF) is SharingViolation or LockViolation || (!OperatingSystem.IsWindows() && fault.HResult == WouldBlock);
    }

    /// <summary>What a file is that is neither; null for what may be read.</summary>
    private static string? Strange(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return "xls";
        }

        if (bytes.StartsWith("%PDF"u8))
        {
            return "pdf";
        }

        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 512)];
        if (bytes.StartsWith("PK"u8))
        {
            return head.IndexOf("application/vnd.oasis.opendocument"u8) >= 0 ? "ods" : head.StartsWith("PK\u0003\u0004"u8) ? null : "zip";
        }

        string start = System.Text.Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t').ToLowerInvariant();
        return start.StartsWith("<!doctype html", StringComparison.Ordinal) || start.StartsWith("<html", StringComparison.Ordinal) || start.StartsWith("<table", StringComparison.Ordinal)
            ? "html"
            : start.StartsWith("<?xml", StringComparison.Ordinal) ? "xml" : start.StartsWith("{\\rtf", StringComparison.Ordinal) ? "rtf" : null;
    }
}
