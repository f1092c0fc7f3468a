using System.Text;
using Planner.Simulation.Storing;

namespace Planner.Cli.Output;

/// <summary>
/// Files written together: each is staged beside its place; only <see cref="Commit"/> gives them their names. What was not committed is removed on
/// disposal, so that an interrupted run leaves nothing half-written.
/// </summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
internal sealed class OutputFiles : IDisposable
{
    private readonly List<StagedFile> staged = [];
    private readonly string folder;

    /// <summary>Files of one folder, which is made when the first file is written.</summary>
    /// <param name="folder">The folder.</param>
    public OutputFiles(string folder) => this.folder = folder;

    /// <summary>Names of the files written, in order, relative to the folder.</summary>
    public IReadOnlyList<string> Names => [.. staged.Select(s => Path.GetRelativePath(folder, s.Path))];

    /// <summary>Writes one file to its temporary place.</summary>
    /// <param name="name">Name inside the folder; may name a subfolder.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ArgumentException">The name leads out of the folder, as an id in somebody's file might.</exception>
    /// <exception cref="FileWriteException">It cannot be written; nothing is left behind.</exception>
    public void Add(string name, Action<Stream> write)
    {
        string path = Path.Combine(folder, name);
        string inside = Path.GetRelativePath(folder, path);
        if (Path.IsPathRooted(name) || Path.IsPathRooted(inside) || inside is "." or ".." || inside.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"the name '{name}' leads out of the folder of results", nameof(name));
        }

        staged.Add(StagedFile.Write(path, write));
    }

    /// <summary>Writes one text file, UTF-8 without byte-order mark, to its temporary place.</summary>
    /// <param name="name">Name inside the folder.</param>
    /// <param name="text">The text.</param>
    public void Add(string name, string text) => Add(name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Gives every file its name.</summary>
    /// <exception cref="FileWriteException">One cannot be renamed; those before it have their names, each whole.</exception>
    public void Commit()
    {
        foreach (StagedFile file in staged)
        {
            file.Commit();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (StagedFile file in staged)
        {
            file.Dispose();
        }
    }
}
