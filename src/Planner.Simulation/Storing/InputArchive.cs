using System.IO.Compression;
using Planner.Localities.Scenarios;
using Planner.Rules.Documents;

namespace Planner.Simulation.Storing;

/// <summary>
/// Copies of the files that a run depends on, kept beside its outcomes, so that it can be taken apart after they have changed. They lie to each other as the files did, so that names between them
/// lead where they led.
/// </summary>
public static class InputArchive
{
    /// <summary>Name of the archive in a run's folder.</summary>
    public const string FileName = "inputs.planner";

    // How each entry of a zip file's directory begins: as many entries there are at most, whatever the file says of their number.
    private static ReadOnlySpan<byte> DirectoryEntry => "PK\u0001\u0002"u8;

    // Before 1980 a zip file knows no time.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The archive of a run's files.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The archive; null where a file is not there any more as the run read it.</returns>
    public static byte[]? Of(RunIdentity run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Files.Count == 0 || run.Files.Any(f => !File.Exists(f.Path)))
        {
            return null;
        }

        string root = RootOf(run);
        long bytes = 0;
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            // A locality's folder is complete only with every scenario it names, though a run reads its own alone.
            string[] read = [.. run.Files.Select(f => f.Path).Distinct(StringComparer.Ordinal)];
            foreach (string path in read.Concat(Others(run)).DistinctBy(Full))
            {
                byte[]? content;
                try
                {
                    content = BoundedFile.Read(path, (int)InputLimits.FileBytes, out _);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    return null;
                }

                // A run without copies is as good as one whose copies could not be read again.
                if (content is null || (bytes += content.Length) > InputLimits.ArchiveBytes)
                {
                    return null;
                }

                if (run.Files.FirstOrDefault(f => f.Path == path) is { } file && FileDigest.Of(path, content) != file.Digest)
                {
                    return null;
                }

                ZipArchiveEntry entry = zip.CreateEntry(Below(root, path), CompressionLevel.Fastest);
                entry.LastWriteTime = NoTime;
                using Stream to = entry.Open();
                to.Write(content);
            }
        }

        return archive.ToArray();
    }

    /// <summary>Lays a run's files out again. Neither the archive nor the run's manifest is believed: names lead nowhere but into the folder, and no file is longer than a file may be.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="run">The run.</param>
    /// <param name="folder">Receives them; made when it is missing.</param>
    /// <returns>The same run with the paths of the copies; null where the archive does not hold what the run read, or is beyond <see cref="InputLimits"/>.</returns>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static RunIdentity? Extract(string archive, RunIdentity run, string folder)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(folder);
        if (run.Files.Count == 0 || run.Files.Any(f => f.Path.Length == 0 || f.Path.Contains('\0', StringComparison.Ordinal)) || !run.Files.Any(f => f.Role == "scenario" && f.Name == run.Scenario + ScenarioPaths.Ending)
            || BoundedFile.Read(archive, (int)InputLimits.ArchiveBytes, out _) is not { } packed || packed.AsSpan().Count(DirectoryEntry) > InputLimits.ArchiveFiles)
        {
            return null;
        }

        string root = RootOf(run);
        var copies = new List<InputFile>();
        long left = InputLimits.ArchiveBytes;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(packed, writable: false), ZipArchiveMode.Read);
            foreach (InputFile file in run.Files)
            {
                // Only what the manifest names is taken out, by the manifest's names, never outside the folder.
                string name = Below(root, file.Path), path = folder + "/" + name;
                if (!name.Split('/').All(IsPlain) || zip.GetEntry(name) is not { } entry || Unpacked(entry, ref left) is not { } content
                    || content.Length != file.Digest.Bytes || !FileDigest.Of(path, content).MeansTheSameAs(file.Digest))
                {
                    return null;
                }

                AtomicFile.Write(path, to => to.Write(content));
                copies.Add(file with { Path = path });
            }

            string beside = FolderOf(Below(root, run.ScenarioFile));
            foreach (ZipArchiveEntry entry in zip.Entries.Where(e => IsBeside(e.FullName, beside)).Take(InputLimits.Scenarios))
            {
                string path = folder + "/" + entry.FullName;
                if (File.Exists(path))
                {
                    continue;
                }

                if (Unpacked(entry, ref left) is not { } content)
                {
                    return null;
                }

                AtomicFile.Write(path, to => to.Write(content));
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return run with { Files = copies };
    }

    /// <summary>What a file of the archive holds; null for more than a file may hold, whatever the archive says of its length.</summary>
    private static byte[]? Unpacked(ZipArchiveEntry entry, ref long left)
    {
        int most = (int)Math.Min(left, InputLimits.FileBytes);
        using Stream from = entry.Open();
        using var to = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            if (to.Length + read > most)
            {
                return null;
            }

            to.Write(buffer, 0, read);
        }

        left -= to.Length;
        return to.ToArray();
    }

    private static bool IsBeside(string name, string folder) =>
        name.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) && FolderOf(name) == folder && IsPlain(name[(folder.Length == 0 ? 0 : folder.Length + 1)..]);

    /// <summary>Whether a part of a path is the name of something in its folder, on any system.</summary>
    private static bool IsPlain(string part) => part.Length > 0 && part is not ("." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0;

    private static IEnumerable<string> Others(RunIdentity run) =>
        Path.GetDirectoryName(Path.GetFullPath(run.ScenarioFile)) is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*" + ScenarioPaths.Ending).Order(StringComparer.Ordinal)
            : [];

    private static string FolderOf(string name) => name.LastIndexOf('/') is >= 0 and var end ? name[..end] : string.Empty;

    /// <summary>The deepest folder that holds all files of a run, with '/' at its end.</summary>
    private static string RootOf(RunIdentity run)
    {
        string[][] folders = [.. run.Files.Select(f => Full(f.Path).Split('/')[..^1])];
        int common = 0;
        while (folders.All(f => f.Length > common && f[common] == folders[0][common]))
        {
            common++;
        }

        return string.Concat(folders[0].Take(common).Select(f => f + "/"));
    }

    private static string Below(string root, string path) => Full(path)[root.Length..];

    private static string Full(string path) => Path.GetFullPath(path).Replace('\\', '/');
}
