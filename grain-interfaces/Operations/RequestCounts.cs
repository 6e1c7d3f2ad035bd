using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Operations;

/// <summary>What one API process counted for one tenant since its last message.</summary>
/// <param name="Id">Of this message: delivered again, it changes nothing.</param>
/// <param name="Minutes">One entry per minute, method and route.</param>
[GenerateSerializer, Immutable, Alias("studymate.request-counts")]
public sealed record RequestCounts([property: Id(0)] string Id, [property: Id(1)] ImmutableArray<RequestMinute> Minutes);

/// <summary>The requests of one route in one minute.</summary>
/// <param name="Minute">Its beginning.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">The route's template, never a path.</param>
/// <param name="Statuses">How many were answered 1xx or 2xx, 3xx, 4xx, 5xx.</param>
/// <param name="TotalMicros">Sum of their times.</param>
/// <param name="MaxMicros">The longest.</param>
/// <param name="Slowest">Request id of the longest.</param>
/// <param name="Buckets">How many took no longer than each bound and longer than the one before.</param>
/// <param name="Errors">Those answered 4xx and 5xx, by code.</param>
[GenerateSerializer, Immutable, Alias("studymate.request-minute")]
public sealed record RequestMinute(
    [property: Id(0)] DateTimeOffset Minute,
    [property: Id(1)] string Method,
    [property: Id(2)] string Route,
    [property: Id(3)] ImmutableArray<long> Statuses,
    [property: Id(4)] long TotalMicros,
    [property: Id(5)] long MaxMicros,
    [property: Id(6)] string? Slowest,
    [property: Id(7)] ImmutableArray<long> Buckets,
    [property: Id(8)] ImmutableArray<RequestErrors> Errors);

/// <summary>Refusals and faults of one kind.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">The problem's code; <c>none</c> where the answer had none.</param>
/// <param name="Count">How many.</param>
/// <param name="LastAt">When the last one was answered.</param>
/// <param name="RequestId">Of the last one.</param>
[GenerateSerializer, Immutable, Alias("studymate.request-errors")]
public sealed record RequestErrors(
    [property: Id(0)] int Status,
    [property: Id(1)] string Code,
    [property: Id(2)] long Count,
    [property: Id(3)] DateTimeOffset LastAt,
    [property: Id(4)] string? RequestId);
