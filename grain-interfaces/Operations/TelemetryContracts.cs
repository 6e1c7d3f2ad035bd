using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Orleans;

namespace StudyMate.Operations;

/// <summary>What is asked of the requests of a tenant.</summary>
/// <param name="View"><c>overview</c>, <c>endpoints</c>, <c>errors</c> or <c>performance</c>.</param>
/// <param name="From">First school day; by default seven days up to <paramref name="To"/>.</param>
/// <param name="To">Last school day; by default today.</param>
/// <param name="Route">Only requests of this route template; all when null.</param>
/// <param name="Limit">Most entries of a list.</param>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-query")]
public sealed record TelemetryQuery(
    [property: Id(0)] string View,
    [property: Id(1)] DateOnly? From,
    [property: Id(2)] DateOnly? To,
    [property: Id(3)] string? Route,
    [property: Id(4)] int Limit);

/// <summary>A school day to export.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-day")]
public sealed record TelemetryDay([property: Id(0)] DateOnly? Day);

/// <summary>The requests of a tenant between two school days, in the view that was asked for; the other parts are absent.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-view")]
public sealed record TelemetryView(
    [property: Id(0)] string View,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TelemetryOverview? Overview = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TelemetryEndpoints? Endpoints = null,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TelemetryErrors? Errors = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TelemetryPerformance? Performance = null);

/// <summary>Figures of a number of requests. Times are milliseconds; percentiles are estimated from buckets.</summary>
/// <param name="Requests">All of them.</param>
/// <param name="Successful">Answered below 400.</param>
/// <param name="ClientErrors">Answered 4xx.</param>
/// <param name="ServerErrors">Answered 5xx.</param>
/// <param name="ErrorRate">Share answered 400 or above, 0–100 with one decimal.</param>
/// <param name="AverageMs">Exact.</param>
/// <param name="P50Ms">Half took no longer.</param>
/// <param name="P95Ms">95 % took no longer.</param>
/// <param name="P99Ms">99 % took no longer.</param>
/// <param name="MaxMs">Exact.</param>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-figures")]
public sealed record TelemetryFigures(
    [property: Id(0)] long Requests,
    [property: Id(1)] long Successful,
    [property: Id(2)] long ClientErrors,
    [property: Id(3)] long ServerErrors,
    [property: Id(4)] double ErrorRate,
    [property: Id(5)] double AverageMs,
    [property: Id(6)] double P50Ms,
    [property: Id(7)] double P95Ms,
    [property: Id(8)] double P99Ms,
    [property: Id(9)] double MaxMs);

/// <summary>All requests together, by school day, and by hour for the last 24 hours of the range.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-overview")]
public sealed record TelemetryOverview(
    [property: Id(0)] TelemetryFigures Total,
    [property: Id(1)] ImmutableArray<TelemetryDayFigures> Days,
    [property: Id(2)] ImmutableArray<TelemetryHourFigures> Hours);

[GenerateSerializer, Immutable, Alias("studymate.telemetry-day-figures")]
public sealed record TelemetryDayFigures([property: Id(0)] DateOnly Day, [property: Id(1)] TelemetryFigures Figures);

[GenerateSerializer, Immutable, Alias("studymate.telemetry-hour-figures")]
public sealed record TelemetryHourFigures([property: Id(0)] DateTimeOffset Hour, [property: Id(1)] TelemetryFigures Figures);

/// <summary>Each route, the most called first.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-endpoints")]
public sealed record TelemetryEndpoints([property: Id(0)] ImmutableArray<TelemetryEndpoint> Items);

[GenerateSerializer, Immutable, Alias("studymate.telemetry-endpoint")]
public sealed record TelemetryEndpoint([property: Id(0)] string Method, [property: Id(1)] string Route, [property: Id(2)] TelemetryFigures Figures);

/// <summary>Refusals and faults: by route and code, the most frequent first, and the latest.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-errors")]
public sealed record TelemetryErrors(
    [property: Id(0)] ImmutableArray<TelemetryErrorGroup> Groups,
    [property: Id(1)] ImmutableArray<TelemetryRecentError> Recent);

[GenerateSerializer, Immutable, Alias("studymate.telemetry-error-group")]
public sealed record TelemetryErrorGroup(
    [property: Id(0)] string Method,
    [property: Id(1)] string Route,
    [property: Id(2)] int Status,
    [property: Id(3)] string Code,
    [property: Id(4)] long Count,
    [property: Id(5)] DateTimeOffset LastAt);

/// <summary>The last one of its kind in a minute; by its request id the logs can be searched.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-recent-error")]
public sealed record TelemetryRecentError(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Method,
    [property: Id(2)] string Route,
    [property: Id(3)] int Status,
    [property: Id(4)] string Code,
    [property: Id(5)] string? RequestId);

/// <summary>Where time goes: the distribution of all requests, each route with the slowest p95 first, and single slow requests.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-performance")]
public sealed record TelemetryPerformance(
    [property: Id(0)] TelemetryFigures Total,
    [property: Id(1)] ImmutableArray<TelemetryBucket> Distribution,
    [property: Id(2)] ImmutableArray<TelemetryEndpoint> Endpoints,
    [property: Id(3)] ImmutableArray<TelemetrySlowRequest> Slow);

/// <summary>How many requests took no longer than a bound, which is null for the last, and longer than the one before.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-bucket")]
public sealed record TelemetryBucket([property: Id(0)] double? UpToMs, [property: Id(1)] long Requests);

/// <summary>The slowest request of a minute and route, where it took longer than a second.</summary>
[GenerateSerializer, Immutable, Alias("studymate.telemetry-slow-request")]
public sealed record TelemetrySlowRequest(
    [property: Id(0)] DateTimeOffset Minute,
    [property: Id(1)] string Method,
    [property: Id(2)] string Route,
    [property: Id(3)] double DurationMs,
    [property: Id(4)] string? RequestId);
