using System.IO.Compression;

namespace Planner.Reporting.Packages;

/// <summary>Office Open XML files whose bytes depend on their content alone.</summary>
internal static class OfficePackage
{
    // Before 1980 a zip file knows no time.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same entries in the order of their names, without the time at which they were made.</summary>
    /// <param name="package">The package as a library wrote it.</param>
    /// <param name="to">Receives it; not closed.</param>
    public static void Rewrite(MemoryStream package, Stream to)
    {
        package.Position = 0;
        using var from = new ZipArchive(package, ZipArchiveMode.Read);
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);

        // Readers look for the list of content types first.
        foreach (ZipArchiveEntry entry in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            ZipArchiveEntry copy = archive.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = NoTime;
            using Stream source = entry.Open(), target = copy.Open();
            source.CopyTo(target);
        }
    }

    /// <summary>A text without the control characters that XML has no way to write.</summary>
    /// <param name="text">The text.</param>
    public static string Allowed(string text) => text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r')) ? new string([.. text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r')]) : text;
}
