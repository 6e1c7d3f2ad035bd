namespace StudyMate.Simulation;

/// <summary>How the host dies.</summary>
internal enum Crash
{
    /// <summary>From one turn to the next, and what was not synced is gone.</summary>
    PowerCut,

    /// <summary>In order, as for an update.</summary>
    Restart,

    /// <summary>It stands still until everybody believes it dead, and goes on beside its successor.</summary>
    StandStill,

    /// <summary>The same, while the write of a record is on its way to the disk: it arrives when others have long written that record again.</summary>
    StandStillWhileWriting,
}

/// <summary>When the host dies, and how: three to six times, spread over the commands, each time some turns after one was issued.</summary>
internal sealed class CrashPlan
{
    /// <summary>A moment to wait for may never come.</summary>
    private const int MostTurns = 10_000;

    private readonly Queue<Planned> _due = new();
    private int _turns;

    public CrashPlan(Chance chance, int commands)
    {
        var times = chance.Between(3, 6);
        for (var time = 0; time < times; time++)
        {
            _due.Enqueue(new Planned(
                (commands * time / times) + chance.Between(5, commands / times - 5),
                chance.Between(0, 400),
                chance.Below(10) switch
                {
                    < 2 => Crash.StandStill,
                    < 4 => Crash.StandStillWhileWriting,
                    < 6 => Crash.Restart,
                    _ => Crash.PowerCut,
                }));
        }
    }

    /// <summary>Asked after every turn: what happens now, or null.</summary>
    public Crash? Next(int commands, bool writing)
    {
        if (!_due.TryPeek(out var next) || commands < next.Commands || _turns++ < next.Turns)
            return null;
        if (next.Crash == Crash.StandStillWhileWriting && !writing && _turns < MostTurns)
            return null;
        _due.Dequeue();
        _turns = 0;
        return next.Crash;
    }

    private sealed record Planned(int Commands, int Turns, Crash Crash);
}
