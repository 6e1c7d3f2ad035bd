using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Async;

namespace StudyMate.Logging;

/// <summary>
/// Lines on their way to a file or to standard output, on the thread of Serilog.Sinks.Async: callers never wait. What its queue has no room for, or what
/// waits in too great a number for a file to be there, is dropped and counted, and the count is logged. What cannot be logged does not stop the house: it is tried again a little later.
/// </summary>
/// <param name="open">Where lines go, or null while that is not there yet.</param>
/// <param name="time">Clock of retries.</param>
internal sealed class LogWriter(Func<ILoggingFailureListener, Logger?> open, TimeProvider time) : ILogEventSink, ILoggingFailureListener, IAsyncLogEventSinkMonitor, IDisposable
{
    private const int MaxWaiting = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Queue<LogEvent> _waiting = new();
    private IAsyncLogEventSinkInspector? _queue;
    private Logger? _lines;
    private DateTimeOffset _retryAt;
    private long _unheld;
    private long _told;
    private bool _failed;

    public void Emit(LogEvent logEvent)
    {
        if (_lines is null && time.GetUtcNow() >= _retryAt)
            _lines = open(this);
        WriteWaiting();
        TellDropped();
        if (_waiting.Count < MaxWaiting)
            _waiting.Enqueue(logEvent);
        else
            _unheld++;
        WriteWaiting();
    }

    /// <summary>While one line is written: the disk is full, or the folder is gone.</summary>
    public void OnLoggingFailed(object sender, LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent>? events, Exception? exception) => _failed = true;

    public void StartMonitoring(IAsyncLogEventSinkInspector inspector) => _queue = inspector;

    public void StopMonitoring(IAsyncLogEventSinkInspector inspector) => _queue = null;

    public void Dispose() => Close();

    private void WriteWaiting()
    {
        while (_lines is not null && _waiting.TryDequeue(out var line))
        {
            _lines.Write(line);
            if (_failed)
                GiveUp();
        }
    }

    /// <summary>What neither the queue before this nor the lines that wait here had room for.</summary>
    private void TellDropped()
    {
        var dropped = _unheld + (_queue?.DroppedMessagesCount ?? 0);
        if (_lines is null || dropped <= _told)
            return;
        _lines.ForContext<LogWriter>().Warning("{Count} log lines were dropped.", dropped - _told);
        if (_failed)
            GiveUp();
        else
            _told = dropped;
    }

    private void GiveUp()
    {
        Close();
        (_failed, _retryAt) = (false, time.GetUtcNow() + Pause);
    }

    private void Close()
    {
        try
        {
            _lines?.Dispose();
        }
        catch (IOException)
        {
            // What it still held cannot be written either, and there is no log to log it to.
        }

        _lines = null;
    }
}
