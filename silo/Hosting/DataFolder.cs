using Microsoft.Extensions.Options;

namespace StudyMate.Hosting;

/// <summary>The data folder, held by one process at a time through a lock that dies with the process.</summary>
internal sealed class DataFolder(IOptions<DataOptions> options) : IDisposable
{
    private const string LockFile = "studymate.lock";

    /// <summary>What a folder of ours may hold before it is first opened: a restored database, a key, logs, counts of requests.</summary>
    private static readonly string[] Ours = ["studymate", "development-master-key", "logs", "telemetry"];

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FileStream? _lock;

    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Folder);

    /// <summary>Completes when the folder is this process's.</summary>
    public Task Opened => _opened.Task;

    /// <summary>
    /// Makes the folder when it is missing, takes it and everything of ours in it from everybody but its owner, and locks it. Repeating it does nothing.
    /// </summary>
    /// <exception cref="StartRefusedException">It cannot be made or written, it is not a place for us, or another process has it.</exception>
    public void Open()
    {
        if (_lock is not null)
            return;
        try
        {
            PrivateFiles.MakeFolder(Path);
            RefuseForeign();
            RefuseNetwork();
            Close();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder '{Path}' cannot be made or read (Data:Folder): {fault.Message}", fault);
        }

        _lock = Lock();
        _opened.TrySetResult();
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>The refusal for a file of the folder that cannot be written or read.</summary>
    public StartRefusedException Refuse(string file, Exception fault) => new(
        DiskFaults.IsFull(fault)
            ? $"The disk of the data folder '{Path}' is full (Data:Folder). Make room; nothing was lost."
            : $"'{System.IO.Path.Combine(Path, file)}' cannot be opened by this user; see who owns it (Data:Folder): {fault.Message}",
        fault);

    private FileStream Lock()
    {
        try
        {
            return PrivateFiles.Open(System.IO.Path.Combine(Path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        }
        catch (IOException fault) when (DiskFaults.IsHeldByAnother(fault))
        {
            throw new StartRefusedException(
                $"The data folder '{Path}' is in use by another StudyMate process; stop that one or choose another folder (Data:Folder).", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refuse(LockFile, fault);
        }
    }

    /// <summary>Restored, copied or made by an earlier version: what stands there may be open to everybody on the machine.</summary>
    private void Close()
    {
        var ours = Directory.EnumerateFileSystemEntries(Path).Where(entry => IsOurs(System.IO.Path.GetFileName(entry)) && new FileInfo(entry).LinkTarget is null);
        foreach (var entry in ours)
            Close(entry, () => PrivateFiles.Close(entry));
        Close(Path, () => PrivateFiles.CloseFolder(Path));
    }

    private void Close(string entry, Action close)
    {
        try
        {
            close();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refuse(entry, fault);
        }
    }

    /// <summary>
    /// Somebody's home, or the data of another program, is a slip of the pen. Hidden files and <c>lost+found</c> are what systems put into an
    /// empty volume.
    /// </summary>
    private void RefuseForeign()
    {
        var names = Directory.EnumerateFileSystemEntries(Path)
            .Select(entry => System.IO.Path.GetFileName(entry)!)
            .Where(name => !name.StartsWith('.') && name is not "lost+found")
            .ToArray();
        if (names.Length > 0 && !names.Any(IsOurs))
        {
            throw new StartRefusedException(
                $"The data folder '{Path}' holds something else ('{names.Order(StringComparer.Ordinal).First()}') and nothing of StudyMate's; choose an empty folder or our own (Data:Folder).");
        }
    }

    private static bool IsOurs(string name) => Ours.Any(own => name.StartsWith(own, StringComparison.Ordinal));

    /// <summary>Locks and waits for the disk are not what they say on a network file system, and two machines would not notice each other.</summary>
    private void RefuseNetwork()
    {
        var format = new DriveInfo(Path).DriveFormat;
        if (DiskFaults.IsNetwork(format))
            throw new StartRefusedException($"The data folder '{Path}' is on a network file system ({format}), which a database cannot rely on; choose a local disk (Data:Folder).");
    }
}
