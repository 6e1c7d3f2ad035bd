using Microsoft.Extensions.Options;

namespace StudyMate.Hosting;

/// <summary>The data folder, held by one process at a time through a lock that dies with the process.</summary>
internal sealed class DataFolder(IOptions<DataOptions> options) : IDisposable
{
    private const string LockFile = "studymate.lock";
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FileStream? _lock;

    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Folder);

    /// <summary>Completes when the folder is this process's.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Makes the folder when it is missing, readable by its owner only, and locks it. Repeating it does nothing.</summary>
    /// <exception cref="StartRefusedException">It cannot be made, or another process has it.</exception>
    public void Open()
    {
        if (_lock is not null)
            return;
        try
        {
            Create();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder '{Path}' cannot be made (Data:Folder): {fault.Message}", fault);
        }

        try
        {
            _lock = new FileStream(System.IO.Path.Combine(Path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StartRefusedException($"The data folder '{Path}' cannot be written (Data:Folder).", fault);
        }
        catch (IOException fault)
        {
            throw new StartRefusedException(
                $"The data folder '{Path}' is in use by another StudyMate process; stop that one or choose another folder (Data:Folder).", fault);
        }

        _opened.TrySetResult();
    }

    public void Dispose() => _lock?.Dispose();

    private void Create()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
