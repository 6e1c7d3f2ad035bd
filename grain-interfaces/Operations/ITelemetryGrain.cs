using Orleans;
using StudyMate.Common;

namespace StudyMate.Operations;

/// <summary>
/// How the API served one tenant (key <c>{tenant}/requests</c>; those of nobody in particular are the platform's). Fed by the stream
/// <see cref="TelemetryStreams.Namespace"/>. It may be lost or counted twice where a process dies, and is never a fact.
/// </summary>
[Alias("studymate.ITelemetryGrain")]
public interface ITelemetryGrain : IGrainWithStringKey
{
    /// <summary>Its part of the key.</summary>
    const string Id = "requests";

    /// <summary>One view of the requests between two days.</summary>
    [Query(Permissions.TelemetryRead), Alias("GetAsync")]
    Task<Result<TelemetryView>> GetAsync(TelemetryQuery query, CancellationToken cancellationToken);

    /// <summary>Every minute of one day as CSV, as the daily file has it; null means yesterday.</summary>
    [Query(Permissions.TelemetryRead), Alias("ExportAsync")]
    Task<Result<string>> ExportAsync(TelemetryDay day, CancellationToken cancellationToken);
}

/// <summary>The stream of requests: one per tenant, keyed like the grain.</summary>
public static class TelemetryStreams
{
    public const string Namespace = "telemetry";
}
