using System.Globalization;

namespace StudyMate.Logging;

/// <summary>
/// A file that is set aside when it is full: <c>name.log</c> becomes <c>name.1.log</c>, that one <c>name.2.log</c>, the oldest goes.
/// Used by one thread.
/// </summary>
internal sealed class RollingFile : IDisposable
{
    private readonly string _folder;
    private readonly string _name;
    private readonly long _maxBytes;
    private readonly int _files;
    private readonly TimeSpan _keep;
    private readonly TimeProvider _time;
    private FileStream _current;

    public RollingFile(string folder, string name, long maxBytes, int files, TimeSpan keep, TimeProvider time)
    {
        (_folder, _name, _maxBytes, _files, _keep, _time) = (folder, name, maxBytes, files, keep, time);
        Directory.CreateDirectory(folder);
        Purge();
        _current = Open();
    }

    /// <summary>Appends one line; it reaches the file at the next <see cref="Flush"/>.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        if (_current.Length > 0 && _current.Length + line.Length > _maxBytes)
            Roll();
        _current.Write(line);
    }

    public void Flush() => _current.Flush();

    public void Dispose() => _current.Dispose();

    private void Roll()
    {
        _current.Dispose();
        File.Delete(PathOf(_files - 1));
        for (var number = _files - 2; number >= 0; number--)
        {
            if (File.Exists(PathOf(number)))
                File.Move(PathOf(number), PathOf(number + 1), overwrite: true);
        }

        Purge();
        _current = Open();
    }

    /// <summary>Removes what is too old, and what an earlier setting kept beyond today's number of files.</summary>
    private void Purge()
    {
        var oldest = _time.GetUtcNow().UtcDateTime - _keep;
        foreach (var path in Directory.EnumerateFiles(_folder, $"{_name}*.log"))
        {
            if (File.GetLastWriteTimeUtc(path) < oldest || NumberOf(path) >= _files)
                File.Delete(path);
        }
    }

    private FileStream Open() => new(PathOf(0), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 32 * 1024);

    private string PathOf(int number) =>
        Path.Combine(_folder, number == 0 ? $"{_name}.log" : string.Create(CultureInfo.InvariantCulture, $"{_name}.{number}.log"));

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetExtension(Path.GetFileNameWithoutExtension(path)).TrimStart('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
