using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// Delivers what happened in one school to its webhook endpoints (key <c>{tenant}/outbox</c>): signed, retried with back-off, and
/// set aside as a dead letter when nothing helps.
/// </summary>
[Alias("studymate.IOutboxGrain")]
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>A hint that there are new entries. What a lost hint leaves behind, the reminder finds.</summary>
    [Internal, Alias("WakeAsync"), OneWay]
    Task WakeAsync();

    /// <summary>From now on somebody listens: makes sure of the reminder that delivers what is written from here on.</summary>
    [Internal, Alias("StartAsync")]
    Task StartAsync();
}
