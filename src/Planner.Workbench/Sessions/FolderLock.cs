using System.Diagnostics;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Holds a folder while files in it are read, compared and written, so that two workbenches do not overwrite each other. Other programs do not know of it: against
/// them only the comparison helps.
/// </summary>
internal static class FolderLock
{
    /// <summary>Name of the file that is held; it is there only meanwhile.</summary>
    public const string Name = ".planner.lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Waits for the folder and holds it until disposed.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">Another program holds it for too long, or the folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static IDisposable Take(string folder)
    {
        long began = Stopwatch.GetTimestamp();
        string path = Path.Combine(folder, Name);
        while (true)
        {
            try
            {
                var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                if (File.Exists(path))
                {
                    return held;
                }

                // The one before took it away between our opening and our lock: what we hold nobody else sees.
                held.Dispose();
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && Stopwatch.GetElapsedTime(began) < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
