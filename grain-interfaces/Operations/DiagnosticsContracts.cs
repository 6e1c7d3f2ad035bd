using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Operations;

/// <summary>How the installation is doing, as the process that answers sees it.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>: the worst of the checks.</param>
/// <param name="Version">Of the product.</param>
/// <param name="AnsweredBy">The process whose calls, queue, disk and memory these are.</param>
/// <param name="Checks">What was judged.</param>
/// <param name="Database">The database and a probe of it; null when it does not answer.</param>
/// <param name="Disk">Where the data lies; null where the database is elsewhere.</param>
/// <param name="Facts">Figures behind their log, furthest first.</param>
/// <param name="Outbox">Events for webhooks; null when the database does not answer.</param>
/// <param name="Reminders">Promises with a date.</param>
/// <param name="SlowMethods">Grain methods of this process that took most time altogether.</param>
/// <param name="Cluster">Grains and where they live.</param>
/// <param name="Process">The process itself.</param>
[GenerateSerializer, Immutable, Alias("studymate.diagnostics")]
public sealed record DiagnosticsView(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Status,
    [property: Id(2)] string Version,
    [property: Id(3)] string AnsweredBy,
    [property: Id(4)] ImmutableArray<DiagnosticCheck> Checks,
    [property: Id(5)] DatabaseFigures? Database,
    [property: Id(6)] DiskFigures? Disk,
    [property: Id(7)] ImmutableArray<FactLag> Facts,
    [property: Id(8)] OutboxFigures? Outbox,
    [property: Id(9)] ReminderFigures Reminders,
    [property: Id(10)] ImmutableArray<SlowMethod> SlowMethods,
    [property: Id(13)] ClusterFigures Cluster,
    [property: Id(12)] ProcessFigures Process);

/// <summary>One thing that was judged: <c>ok</c>, <c>warning</c>, or <c>error</c> with what to look at.</summary>
[GenerateSerializer, Immutable, Alias("studymate.diagnostic-check")]
public sealed record DiagnosticCheck([property: Id(0)] string Name, [property: Id(1)] string Status, [property: Id(2)] string? Message);

/// <param name="Name"><c>sqlite</c> or <c>mysql</c>.</param>
/// <param name="Version">As it says itself.</param>
/// <param name="SizeBytes">Tables and indexes.</param>
/// <param name="Journal">The setting that makes acknowledged work durable.</param>
/// <param name="Migration">Number of the latest migration.</param>
/// <param name="WriteMs">A durable write just now, waiting included.</param>
/// <param name="ReadMs">Reading it back.</param>
/// <param name="WaitingWrites">Writes that waited before it.</param>
[GenerateSerializer, Immutable, Alias("studymate.database-figures")]
public sealed record DatabaseFigures(
    [property: Id(0)] string Name,
    [property: Id(1)] string Version,
    [property: Id(2)] long SizeBytes,
    [property: Id(3)] string Journal,
    [property: Id(4)] int Migration,
    [property: Id(5)] double WriteMs,
    [property: Id(6)] double ReadMs,
    [property: Id(7)] int WaitingWrites);

[GenerateSerializer, Immutable, Alias("studymate.disk-figures")]
public sealed record DiskFigures([property: Id(0)] long FreeBytes, [property: Id(1)] long TotalBytes, [property: Id(2)] double UsedPercent);

/// <summary>A school whose saved figures are behind its log. They are saved every 30 s or 1,000 facts; what is shown may be further.</summary>
[GenerateSerializer, Immutable, Alias("studymate.fact-lag")]
public sealed record FactLag([property: Id(0)] string TenantId, [property: Id(1)] long Head, [property: Id(2)] long Saved);

/// <param name="Waiting">Events that were not turned into deliveries yet.</param>
/// <param name="OldestSeconds">Age of the oldest of them.</param>
/// <param name="Undelivered">Deliveries that wait for their next attempt.</param>
/// <param name="Dead">Deliveries that were given up and wait for a person.</param>
[GenerateSerializer, Immutable, Alias("studymate.outbox-figures")]
public sealed record OutboxFigures(
    [property: Id(0)] long Waiting, [property: Id(1)] double OldestSeconds, [property: Id(2)] long Undelivered, [property: Id(3)] long Dead);

/// <param name="Total">All reminders; null when their table does not answer.</param>
/// <param name="DueSoon">Those that tick within the next minute.</param>
[GenerateSerializer, Immutable, Alias("studymate.reminder-figures")]
public sealed record ReminderFigures([property: Id(0)] int? Total, [property: Id(1)] int? DueSoon);

/// <summary>Time of one grain method since the process started, waiting for its turn left out.</summary>
[GenerateSerializer, Immutable, Alias("studymate.slow-method")]
public sealed record SlowMethod(
    [property: Id(0)] string Grain,
    [property: Id(1)] string Method,
    [property: Id(2)] long Calls,
    [property: Id(3)] long Failures,
    [property: Id(4)] double TotalMs,
    [property: Id(5)] double AverageMs,
    [property: Id(6)] double LongestMs);

/// <param name="Silos">Processes with grains and how they are.</param>
/// <param name="Activations">Living grains, all types together.</param>
/// <param name="ByType">Living grains by class, most first.</param>
[GenerateSerializer, Immutable, Alias("studymate.cluster-figures")]
public sealed record ClusterFigures(
    [property: Id(0)] ImmutableArray<SiloFigures> Silos,
    [property: Id(1)] int Activations,
    [property: Id(2)] ImmutableArray<ActivationFigures> ByType);

[GenerateSerializer, Immutable, Alias("studymate.silo-figures")]
public sealed record SiloFigures([property: Id(0)] string Address, [property: Id(1)] string Status);

[GenerateSerializer, Immutable, Alias("studymate.activation-figures")]
public sealed record ActivationFigures([property: Id(0)] string Type, [property: Id(1)] int Count);

/// <param name="UptimeSeconds">Since it started.</param>
/// <param name="WorkingSetBytes">Memory as the operating system sees it.</param>
/// <param name="ManagedBytes">Memory of objects.</param>
/// <param name="Collections">Garbage collections by generation, 0 to 2.</param>
/// <param name="PausePercent">Share of time that they stood everything still.</param>
/// <param name="Threads">Of the thread pool.</param>
/// <param name="QueuedWork">What waits for one of them.</param>
/// <param name="Processors">That it may use.</param>
[GenerateSerializer, Immutable, Alias("studymate.process-figures")]
public sealed record ProcessFigures(
    [property: Id(0)] long UptimeSeconds,
    [property: Id(1)] long WorkingSetBytes,
    [property: Id(2)] long ManagedBytes,
    [property: Id(3)] ImmutableArray<int> Collections,
    [property: Id(4)] double PausePercent,
    [property: Id(5)] int Threads,
    [property: Id(6)] long QueuedWork,
    [property: Id(7)] int Processors);
