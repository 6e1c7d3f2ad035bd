namespace StudyMate.Hosting;

/// <summary>What went wrong with a disk, told apart by the operating system's own number.</summary>
internal static class DiskFaults
{
    // .NET hands on errno as it is on Unix, and a HRESULT on Windows.
    private const int NoSpace = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int AgainLinux = 11;
    private const int AgainMac = 35;
    private const int WindowsSharing = unchecked((int)0x80070020);

    private static readonly HashSet<string> NetworkFormats = new(
        ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncp", "ncpfs", "coda", "ceph", "glusterfs", "lustre", "gpfs", "ocfs2", "gfs2", "davfs"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>No space, or no more of it for this user.</summary>
    public static bool IsFull(Exception fault) => fault is IOException && (OperatingSystem.IsWindows()
        ? fault.HResult == WindowsDiskFull
        : fault.HResult == NoSpace || fault.HResult == (OperatingSystem.IsMacOS() ? QuotaMac : QuotaLinux));

    /// <summary>Another process has the file for itself.</summary>
    public static bool IsHeldByAnother(IOException fault) => fault.HResult ==
        (OperatingSystem.IsWindows() ? WindowsSharing : OperatingSystem.IsMacOS() ? AgainMac : AgainLinux);

    /// <summary>Whether a file system's name, as <see cref="DriveInfo.DriveFormat"/> gives it, is one that lives on another machine.</summary>
    public static bool IsNetwork(string format) => NetworkFormats.Contains(format);
}
