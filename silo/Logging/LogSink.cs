using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;

namespace StudyMate.Logging;

/// <summary>
/// Writes log lines to the data folder's log file, and to standard output where asked. Callers never wait: when the queue is full a
/// line is dropped and counted, and the count is logged.
/// </summary>
internal sealed class LogSink : IDisposable
{
    private const int MaxQueued = 8_192;
    private const int MaxEarly = 1_000;

    private readonly Channel<byte[]> _lines = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxQueued) { SingleReader = true });
    private readonly Func<DataFolder>? _folder;
    private readonly IOptions<LogOptions> _options;
    private readonly TimeProvider _time;
    private readonly Stream? _output;
    private readonly Queue<byte[]> _early = new();
    private readonly Task _writing;
    private RollingFile? _file;
    private DateTimeOffset _retryAt;
    private long _dropped;

    /// <param name="folder">Asked once lines come: the folder's options may be what is wrong, and that is reported elsewhere. Null for no file.</param>
    /// <param name="options">Sizes and ages.</param>
    /// <param name="time">Clock of retries and ages.</param>
    /// <param name="output">Standard output, or null where people read another console log.</param>
    public LogSink(Func<DataFolder>? folder, IOptions<LogOptions> options, TimeProvider time, Stream? output)
    {
        (_folder, _options, _time, _output) = (folder, options, time, output);
        _writing = Task.Run(WriteAsync);
    }

    public void Write(byte[] line)
    {
        if (!_lines.Writer.TryWrite(line))
            Interlocked.Increment(ref _dropped);
    }

    /// <summary>Writes what is queued, but does not hold up the end of the process for a disk that hangs.</summary>
    public void Dispose()
    {
        _lines.Writer.TryComplete();
        _writing.Wait(TimeSpan.FromSeconds(2));
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await _lines.Reader.WaitToReadAsync())
                WriteQueued();
        }
        finally
        {
            _file?.Dispose();
        }
    }

    private void WriteQueued()
    {
        while (_lines.Reader.TryRead(out var line))
        {
            Output(line);
            ToFile(line);
        }

        if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
        {
            var line = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{{\"time\":\"{_time.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"level\":\"warning\",\"category\":\"StudyMate.Logging\",\"message\":\"{dropped} log lines were dropped.\"}}\n"));
            Output(line);
            ToFile(line);
        }

        Try(() => _file?.Flush());
        Try(() => _output?.Flush());
    }

    private void Output(byte[] line) => Try(() => _output?.Write(line));

    private void ToFile(byte[] line)
    {
        if (_folder is null)
            return;
        if (_file is null && !TryOpen())
        {
            if (_early.Count < MaxEarly)
                _early.Enqueue(line);
            return;
        }

        if (!Try(() => _file!.Write(line)))
        {
            // The disk is full or the folder is gone: what cannot be logged must not stop the house. Try again a little later.
            _file = null;
            _retryAt = _time.GetUtcNow().AddSeconds(30);
        }
    }

    /// <summary>The file is opened once the folder is this process's: a second process leaves no trace in the first one's log.</summary>
    private bool TryOpen()
    {
        if (_time.GetUtcNow() < _retryAt || !Try(() => _ = _folder!()) || !_folder!().Opened.IsCompletedSuccessfully)
            return false;
        var options = _options.Value;
        var opened = Try(() => _file = new RollingFile(
            Path.Combine(_folder!().Path, "logs"), "studymate", options.FileMib * 1024L * 1024L, options.Files, TimeSpan.FromDays(options.KeepDays), _time));
        while (opened && _early.TryDequeue(out var line))
            opened = Try(() => _file!.Write(line));
        return opened;
    }

    private static bool Try(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException or OptionsValidationException)
        {
            // There is no log to log it to.
            return false;
        }
    }
}
