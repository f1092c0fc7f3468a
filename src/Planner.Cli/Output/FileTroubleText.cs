using Planner.Cli.Words;
using Planner.Simulation.Storing;

namespace Planner.Cli.Output;

/// <summary>The sentence that says why a file could not be written and what to do about it.</summary>
internal static class FileTroubleText
{
    /// <summary>The phrase for a kind of trouble; its places: the file, the system's own words.</summary>
    /// <param name="kind">Why the file could not be written.</param>
    public static Phrase Of(FileTroubleKind kind) => kind switch
    {
        FileTroubleKind.DiskFull => Phrase.FileDiskFull,
        FileTroubleKind.Denied => Phrase.FileDenied,
        FileTroubleKind.InUse => Phrase.FileInUse,
        FileTroubleKind.NoFolder => Phrase.FileNoFolder,
        _ => Phrase.FileNotWritten,
    };
}
