using System.Text.Json;

namespace StudyMate.Bench;

/// <summary>What all devices together sent and were answered. Safe for several threads.</summary>
internal sealed class DeviceCounters
{
    private long _made;
    private long _sent;
    private long _accepted;
    private long _duplicates;
    private long _rejected;
    private long _late;
    private long _reordered;
    private long _watched;
    private long _seen;
    private long _position;

    /// <summary>Different events.</summary>
    public long MadeEvents => Interlocked.Read(ref _made);

    /// <summary>Events sent, repetitions included.</summary>
    public long SentEvents => Interlocked.Read(ref _sent);

    public long AcceptedEvents => Interlocked.Read(ref _accepted);

    public long DuplicateEvents => Interlocked.Read(ref _duplicates);

    public long RejectedEvents => Interlocked.Read(ref _rejected);

    public long LateEvents => Interlocked.Read(ref _late);

    public long ReorderedEvents => Interlocked.Read(ref _reordered);

    /// <summary>Reads of the own progress right after an upload.</summary>
    public long Watches => Interlocked.Read(ref _watched);

    /// <summary>Those that included the upload.</summary>
    public long Seen => Interlocked.Read(ref _seen);

    /// <summary>The highest position that an acknowledgement named.</summary>
    public long Position => Interlocked.Read(ref _position);

    public void Made() => Interlocked.Increment(ref _made);

    public void Late(int events) => Interlocked.Add(ref _late, events);

    public void Reordered() => Interlocked.Increment(ref _reordered);

    public void Watched(bool seen)
    {
        Interlocked.Increment(ref _watched);
        if (seen)
            Interlocked.Increment(ref _seen);
    }

    public void Answered(int sent, JsonElement answer)
    {
        Interlocked.Add(ref _sent, sent);
        Interlocked.Add(ref _accepted, answer.GetProperty("accepted").GetInt64());
        Interlocked.Add(ref _duplicates, answer.GetProperty("duplicates").GetInt64());
        Interlocked.Add(ref _rejected, answer.GetProperty("rejected").GetArrayLength());
        var position = answer.GetProperty("position").GetInt64();
        long known;
        while ((known = Position) < position && Interlocked.CompareExchange(ref _position, position, known) != known)
        {
            // Another device was quicker: look again.
        }
    }
}
