namespace StudyMate.Simulation;

/// <summary>Who waits too long is told so. All wait equally long, so the first to be sent is the first to be given up.</summary>
internal sealed class CallTimeouts
{
    private readonly Queue<(Call Call, DateTimeOffset Deadline)> _open = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public CallTimeouts(TimeProvider time)
    {
        _time = time;
        _timer = CleanContext.CreateTimer(time, GiveUp);
    }

    public void Watch(Call call)
    {
        if (_open.Count == 0)
            _timer.Change(Silo.ResponseTimeout, Timeout.InfiniteTimeSpan);
        _open.Enqueue((call, _time.GetUtcNow() + Silo.ResponseTimeout));
    }

    /// <summary>The host has stopped: nobody will be answered any more.</summary>
    public void FailAll()
    {
        _timer.Dispose();
        while (_open.TryDequeue(out var waiting))
            waiting.Call.Fail(new Orleans.Runtime.SiloUnavailableException($"The host has stopped: {waiting.Call}"));
    }

    private void GiveUp()
    {
        var now = _time.GetUtcNow();
        while (_open.TryPeek(out var first) && (first.Deadline <= now || first.Call.Answer.IsCompleted))
        {
            _open.Dequeue();
            if (!first.Call.Answer.IsCompleted)
                first.Call.Fail(new TimeoutException($"Response did not arrive on time in {Silo.ResponseTimeout}: {first.Call}"));
        }

        if (_open.TryPeek(out var next))
            _timer.Change(next.Deadline - now, Timeout.InfiniteTimeSpan);
    }
}
