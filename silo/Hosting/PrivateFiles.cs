namespace StudyMate.Hosting;

/// <summary>
/// Folders and files that only the user of this process reads, whatever stood there before and whatever mask the process was started with. Windows
/// has no modes: there a folder's list of rights is inherited by what is made in it.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OfFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Links lead elsewhere, and what is there is not ours to change.</summary>
    private static readonly EnumerationOptions OwnEntries = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Makes a folder, with those above it that are missing; one that stands there is left as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OfFolder);
    }

    /// <summary>Opens a file, which is private before anything is written into it.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OfFile;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file.SafeFileHandle) != OfFile)
            File.SetUnixFileMode(file.SafeFileHandle, OfFile);
        return file;
    }

    /// <summary>Makes an empty file where there is none: what another library opens next has its mode.</summary>
    public static void Reserve(string path)
    {
        if (!File.Exists(path))
            Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
    }

    /// <summary>Takes a folder or file, and everything in it, from everybody else.</summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (!Directory.Exists(path))
        {
            Close(path, OfFile);
            return;
        }

        Close(path, OfFolder);
        foreach (var entry in Directory.EnumerateFileSystemEntries(path, "*", OwnEntries))
            Close(entry);
    }

    /// <summary>Takes a folder from everybody else, and leaves what is in it: without the folder nobody gets there.</summary>
    public static void CloseFolder(string path) => Close(path, OfFolder);

    private static void Close(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            if (File.GetUnixFileMode(path) != mode)
                File.SetUnixFileMode(path, mode);
        }
        catch (FileNotFoundException)
        {
            // Gone meanwhile, as a database's log is when it is closed.
        }
    }
}
