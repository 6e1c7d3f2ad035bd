namespace StudyMate.Simulation;

/// <summary>What goes wrong, and how often. Counted, so that a run can tell what it has exercised.</summary>
internal sealed class Faults(Chance chance, Coverage coverage)
{
    /// <summary>False: nothing goes wrong any more, for the last look at everything.</summary>
    public bool Active { get; set; } = true;

    /// <summary>How long something takes that touches the disk: mostly a millisecond, now and then longer than any caller waits.</summary>
    public TimeSpan DiskDelay() => !Active ? TimeSpan.FromMilliseconds(1) : chance.Below(2_000) switch
    {
        0 => Count("fault: write slower than the call time-out", TimeSpan.FromSeconds(chance.Between(31, 45))),
        < 20 => Count("fault: slow write", TimeSpan.FromMilliseconds(chance.Between(100, 3_000))),
        < 200 => TimeSpan.FromMilliseconds(chance.Between(5, 50)),
        _ => TimeSpan.FromMicroseconds(chance.Between(100, 2_000)),
    };

    /// <summary>A moment, so that others come in between; null for most reads, which are answered from memory at once.</summary>
    public TimeSpan? ReadDelay() => Active && chance.PerMille(60) ? TimeSpan.FromMicroseconds(chance.Between(50, 3_000)) : null;

    public bool ReadFails() => Happens(2, "fault: read failed");

    public bool UnitFails() => Happens(4, "fault: one unit failed within its transaction");

    public bool FailsBefore() => Happens(8, "fault: failed before the write");

    public bool FailsAfter() => Happens(8, "fault: failed after the write");

    public bool MessageLost() => Happens(60, "stream: message lost");

    public bool MessageDoubled() => Happens(60, "stream: message doubled");

    public TimeSpan? MessageDelay() => Happens(100, "stream: message late") ? TimeSpan.FromMilliseconds(chance.Between(1, 4_000)) : null;

    private bool Happens(int perMille, string what)
    {
        if (!Active || !chance.PerMille(perMille))
            return false;
        coverage.Count(what);
        return true;
    }

    private TimeSpan Count(string what, TimeSpan span)
    {
        coverage.Count(what);
        return span;
    }
}
