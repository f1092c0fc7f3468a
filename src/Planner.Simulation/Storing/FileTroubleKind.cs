namespace Planner.Simulation.Storing;

/// <summary>Why a file could not be written, as far as the system tells it: each needs another remedy.</summary>
public enum FileTroubleKind
{
    /// <summary>The disk, or the user's share of it, is full.</summary>
    DiskFull,

    /// <summary>The user may not write there, or the disk is read-only.</summary>
    Denied,

    /// <summary>Another program holds the file open, as Excel does with a workbook.</summary>
    InUse,

    /// <summary>A folder on the way is missing or is a file.</summary>
    NoFolder,

    /// <summary>Anything else; the system's own words tell.</summary>
    Other,
}
