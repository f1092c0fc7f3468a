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
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            // A locality's folder is complete only with every scenario it names, though a run reads its own alone.
            string[] read = [.. run.Files.Select(f => f.Path).Distinct(StringComparer.Ordinal)];
            foreach (string path in read.Concat(Others(run)).DistinctBy(Full))
            {
                byte[] content;
                try
                {
                    content = File.ReadAllBytes(path);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
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

    /// <summary>Lays a run's files out again.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="run">The run.</param>
    /// <param name="folder">Receives them; made when it is missing.</param>
    /// <returns>The same run with the paths of the copies; null where the archive does not hold what the run read.</returns>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static RunIdentity? Extract(string archive, RunIdentity run, string folder)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(folder);
        string root = RootOf(run);
        var copies = new List<InputFile>();
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(archive);
            foreach (InputFile file in run.Files)
            {
                // Only what the manifest names is taken out, by the manifest's names, never outside the folder.
                string name = Below(root, file.Path), path = folder + "/" + name;
                if (name.Split('/').Contains("..") || zip.GetEntry(name) is not { } entry || entry.Length != file.Digest.Bytes)
                {
                    return null;
                }

                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                entry.ExtractToFile(path, overwrite: true);
                if (!FileDigest.Of(path, File.ReadAllBytes(path)).MeansTheSameAs(file.Digest))
                {
                    return null;
                }

                copies.Add(file with { Path = path });
            }

            string beside = FolderOf(Below(root, run.ScenarioFile));
            foreach (ZipArchiveEntry entry in zip.Entries.Where(e => IsBeside(e.FullName, beside)))
            {
                string path = folder + "/" + entry.FullName;
                if (!File.Exists(path))
                {
                    entry.ExtractToFile(path);
                }
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return run with { Files = copies };
    }

    private static bool IsBeside(string name, string folder) => name.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) && FolderOf(name) == folder && !name.Split('/').Contains("..");

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
