namespace StudyMate.Simulation;

/// <summary>
/// One thread, one clock, one seed. Whatever could run next waits in one bag, and the seed picks; time stands still while anything can run
/// (apart from a few milliseconds now and then, as on a busy machine) and then jumps to the next timer. So a seed is a complete run.
/// </summary>
internal sealed class SimulatedWorld(ulong seed, DateTimeOffset start)
{
    /// <summary>How far time may run ahead of work that waits.</summary>
    private static readonly TimeSpan Haste = TimeSpan.FromMilliseconds(20);

    private readonly Chance _order = new(seed);
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<(SimulatedProcess Process, object Turn)> _ready = [];
    private readonly PriorityQueue<(SimulatedTimer Timer, int Setting), (long Due, long Sequence)> _timers = new();
    private long _sequence;
    private DateTimeOffset _now = start;
    private volatile string? _escaped;

    /// <summary>What the clock shows.</summary>
    public DateTimeOffset Now => _now;

    /// <summary>Turns run so far.</summary>
    public long Steps { get; private set; }

    /// <summary>FNV-1a over every choice that was made: two runs with the same digest went the same way.</summary>
    public ulong Digest { get; private set; } = 14695981039346656037;

    /// <summary>Runs one turn, or lets time pass to the next timer; false when nothing is left to happen.</summary>
    public bool Step()
    {
        if (_escaped is not null)
            throw Escaped();
        Steps++;
        // Whoever drives the world may have a context of its own, which every await in here would go back to.
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return _ready.Count == 0 || (_order.PerMille(30) && NextDue() <= (_now + Haste).UtcTicks)
                ? RunTimer() || RunTurn()
                : RunTurn();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Mixes something that happened into the digest.</summary>
    public void Note(long happened)
    {
        for (var shift = 0; shift < 64; shift += 8)
            Digest = (Digest ^ (byte)(happened >> shift)) * 1099511628211;
    }

    /// <param name="process">Whose it is.</param>
    /// <param name="turn">A task of its scheduler, or a turn of a grain.</param>
    public void Add(SimulatedProcess process, object turn)
    {
        ThrowIfElsewhere();
        if (process.Frozen is { } frozen)
            frozen.Add(turn);
        else
            _ready.Add((process, turn));
    }

    public void Add(SimulatedTimer timer, int setting, TimeSpan due)
    {
        ThrowIfElsewhere();
        _timers.Enqueue((timer, setting), ((_now + due).UtcTicks, _sequence++));
    }

    /// <summary>Takes away what a process still wanted to do.</summary>
    public List<object> Take(SimulatedProcess process)
    {
        List<object> taken = [.. _ready.Where(waiting => waiting.Process == process).Select(waiting => waiting.Turn)];
        _ready.RemoveAll(waiting => waiting.Process == process);
        return taken;
    }

    private bool RunTurn()
    {
        if (_ready.Count == 0)
            return false;
        var index = _order.Below(_ready.Count);
        var (process, turn) = _ready[index];
        // The last one takes the place of the chosen one: the order in the bag means nothing.
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        Note(((long)_ready.Count << 32) | (uint)index);
        CleanContext.Enter();
        process.Run(turn);
        return true;
    }

    private bool RunTimer()
    {
        while (_timers.TryDequeue(out var next, out var at))
        {
            if (!next.Timer.IsSet(next.Setting))
                continue;
            if (at.Due > _now.UtcTicks)
                _now = new DateTimeOffset(at.Due, TimeSpan.Zero);
            Note(at.Due);
            CleanContext.Enter();
            next.Timer.GoOff();
            return true;
        }

        return false;
    }

    private long NextDue()
    {
        while (_timers.TryPeek(out var next, out var at))
        {
            if (next.Timer.IsSet(next.Setting))
                return at.Due;
            _timers.Dequeue();
        }

        return long.MaxValue;
    }

    /// <summary>Work that comes from the thread pool is work whose order no seed decides.</summary>
    private void ThrowIfElsewhere()
    {
        if (Environment.CurrentManagedThreadId == _thread)
            return;
        _escaped = Environment.StackTrace;
        throw Escaped();
    }

    private InvalidOperationException Escaped() => new($"Something has left the simulated thread: the run can no longer be repeated.{Environment.NewLine}{_escaped}");
}
