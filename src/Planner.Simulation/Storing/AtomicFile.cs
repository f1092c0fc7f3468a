using System.Text;

namespace Planner.Simulation.Storing;

/// <summary>Writes one file so that others see all of it or nothing; for several that belong together stage each (<see cref="StagedFile"/>).</summary>
public static class AtomicFile
{
    /// <summary>Writes a file, over an older one if there is any.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="FileWriteException">It cannot be written; it is as it was before, and nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using StagedFile file = StagedFile.Write(path, write);
        file.Commit();
    }

    /// <summary>Writes a text file, UTF-8 without byte-order mark, over an older one if there is any.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="FileWriteException">It cannot be written; it is as it was before, and nothing is left behind.</exception>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
