using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// Time-outs without a timer per call: activations with open calls are watched, and one timer goes off at the earliest deadline among them. A call
/// that ends in time costs nothing here.
/// </summary>
internal sealed class CallTimeouts : IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);

    private readonly Engine _engine;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly long _general;
    private readonly TimeSpan _generalSpan;
    private List<Activation> _watched = [];
    private List<Call> _others = [];
    private long _due = long.MaxValue;

    public CallTimeouts(Engine engine, TimeSpan general)
    {
        _engine = engine;
        _generalSpan = general;
        _general = ToTicks(general);
        _timer = engine.Time.CreateTimer(static state => ((CallTimeouts)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * _engine.Time.TimestampFrequency);

    /// <summary>When a call made now is given up.</summary>
    public long DeadlineOf(CallMethod method)
    {
        var now = _engine.Timestamp;
        var deadline = now + (method.Timeout is { } timeout ? ToTicks(timeout) : _general);
        if (deadline < Volatile.Read(ref _due))
            WakeAt(deadline, now);
        return deadline;
    }

    /// <summary>How long ago a call was made, by when it is given up.</summary>
    public TimeSpan TimeSince(Call call)
    {
        if (call.Deadline == long.MaxValue)
            return TimeSpan.Zero;
        var timeout = call.Method.Timeout is { } own ? ToTicks(own) : _general;
        return _engine.Time.GetElapsedTime(call.Deadline - timeout);
    }

    /// <summary>Looks after the calls of an activation until it has none.</summary>
    public void Watch(Activation activation)
    {
        lock (_gate)
            _watched.Add(activation);
    }

    /// <summary>Looks after a call that waits outside of any activation.</summary>
    public void Watch(Call call)
    {
        lock (_gate)
            _others.Add(call);
    }

    /// <summary>Ends the waiting of everybody, when the host has stopped.</summary>
    public void FailAll()
    {
        _timer.Dispose();
        foreach (var call in OpenCalls())
            call.Fail(new Orleans.Runtime.SiloUnavailableException($"The host has stopped and can no longer process {call}."));
    }

    public void Dispose() => _timer.Dispose();

    private void WakeAt(long deadline, long now)
    {
        lock (_gate)
        {
            if (deadline >= _due)
                return;
            var sleep = _engine.Time.GetElapsedTime(now, deadline);
            _due = sleep <= LongestSleep ? deadline : now + ToTicks(LongestSleep);
            _timer.Change(sleep <= LongestSleep ? RoundUp(sleep) : LongestSleep, Timeout.InfiniteTimeSpan);
        }
    }

    private void Look()
    {
        lock (_gate)
            _due = long.MaxValue;
        var open = OpenCalls();
        var now = _engine.Timestamp;
        var next = long.MaxValue;
        var late = new List<Call>();
        foreach (var call in open)
        {
            if (call.Deadline > now)
                next = Math.Min(next, call.Deadline);
            else if (!call.IsFinished)
                late.Add(call);
        }

        if (late.Count > 0)
        {
            // Those that still wait first: giving up a running one may free a grain, which must not begin what is given up as well.
            var cycles = new CallCycles(open);
            foreach (var call in late.OrderBy(call => call.Running is not null))
                GiveUp(call, cycles);
        }

        if (next != long.MaxValue)
            WakeAt(next, now);
    }

    private List<Call> OpenCalls()
    {
        List<Activation> activations;
        List<Call> others;
        lock (_gate)
        {
            (activations, _watched) = (_watched, []);
            (others, _others) = (_others, []);
        }

        var open = new List<Call>();
        var kept = activations.FindAll(activation => activation.CollectCalls(open));
        others.RemoveAll(static call => call.IsFinished);
        open.AddRange(others);
        lock (_gate)
        {
            _watched.AddRange(kept);
            _others.AddRange(others);
        }

        return open;
    }

    private void GiveUp(Call call, CallCycles cycles)
    {
        var timeout = call.Method.Timeout ?? _generalSpan;
        var message = $"Response did not arrive on time in {timeout} for message: {call}.{cycles.Describe(call)}";
        _engine.Log.CallTimedOut(message);
        if (_engine.Meters.TimesRequests)
            _engine.Meters.OnRequestEnded(timeout);
        _engine.Meters.OnTimedOut(call);
        call.Fail(new TimeoutException(message));
    }

    // A timer may go off a little early: waking before the deadline would only mean sleeping again.
    private static TimeSpan RoundUp(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, span.TotalMilliseconds)));
}
