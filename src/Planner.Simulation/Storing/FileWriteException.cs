namespace Planner.Simulation.Storing;

/// <summary>A file could not be written. It is as it was before, and nothing half-written stands beside it.</summary>
public sealed class FileWriteException : IOException
{
    // What the systems say: errno on Linux and macOS, 0x8007xxxx on Windows.
    private const int NoSpace = 28;
    private const int OverQuotaOnLinux = 122;
    private const int ReadOnlyDisk = 30;
    private const int NotAFolder = 20;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsSharing = unchecked((int)0x80070020);
    private const int WindowsLock = unchecked((int)0x80070021);
    private const int WindowsWriteProtected = unchecked((int)0x80070013);

    /// <summary>A file that could not be written.</summary>
    /// <param name="file">The file as the user knows it, not its temporary name.</param>
    /// <param name="cause">What the system said.</param>
    public FileWriteException(string file, Exception cause)
        : base($"{file}: {cause?.Message}", cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        File = file;
        Kind = KindOf(cause);
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Why.</summary>
    public FileTroubleKind Kind { get; }

    /// <summary>Why something could not be written or read.</summary>
    /// <param name="cause">What the system said.</param>
    public static FileTroubleKind KindOf(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return (cause, cause.HResult) switch
        {
            (FileWriteException written, _) => written.Kind,
            (UnauthorizedAccessException, _) => FileTroubleKind.Denied,
            (DirectoryNotFoundException, _) => FileTroubleKind.NoFolder,
            (_, NoSpace or OverQuotaOnLinux or WindowsDiskFull or WindowsHandleDiskFull) => FileTroubleKind.DiskFull,
            (_, ReadOnlyDisk or WindowsWriteProtected) => FileTroubleKind.Denied,
            (_, WindowsSharing or WindowsLock) => FileTroubleKind.InUse,
            (_, NotAFolder) => FileTroubleKind.NoFolder,
            _ => FileTroubleKind.Other,
        };
    }
}
