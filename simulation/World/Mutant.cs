namespace StudyMate.Simulation;

/// <summary>
/// A mistake that somebody could make in the product. Each is made here by a wrapper around storage, streams or calls, so that the product
/// holds no switch; a simulation that does not notice one of them is not worth its time.
/// </summary>
internal enum Mutant
{
    None,

    /// <summary>A write is answered before it is on disk.</summary>
    AcknowledgeBeforeWrite,

    /// <summary>A record is stored without the facts that are still to be appended.</summary>
    PendingDropped,

    /// <summary>Reading a gap gives the last folded fact a second time.</summary>
    DoubleFold,

    /// <summary>A stream message is folded although facts before it are missing.</summary>
    GapSkipped,

    /// <summary>A record forgets which operations were carried out.</summary>
    ReplayForgotten,

    /// <summary>A write with an old etag replaces what somebody else wrote.</summary>
    StaleEtagAccepted,

    /// <summary>Timers, reminders and stream deliveries act as whoever was there before.</summary>
    ActorNotCleared,

    /// <summary>An outbox entry is marked as dispatched before its deliveries are written, in another transaction.</summary>
    OutboxLost,

    /// <summary>A fold takes the day from the clock, not from the fact.</summary>
    ClockInFold,

    /// <summary>The cells of a checkpoint are written in another transaction than its position.</summary>
    CheckpointNotAtomic,
}
