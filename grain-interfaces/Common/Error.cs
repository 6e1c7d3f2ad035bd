using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Common;

/// <summary>What sort of refusal this is; decides the HTTP status in one place (api/Http/Problems.cs).</summary>
public enum ErrorKind
{
    /// <summary>The request itself is wrong (422).</summary>
    Invalid,

    /// <summary>Nobody is signed in, or not with valid credentials (401).</summary>
    Unauthenticated,

    /// <summary>The caller may not do this (403).</summary>
    Forbidden,

    /// <summary>There is no such thing, or the caller may not know that there is (404).</summary>
    NotFound,

    /// <summary>The thing is in another state than the command needs (409).</summary>
    Conflict,

    /// <summary>The caller worked on an older version (412).</summary>
    Stale,

    /// <summary>The body is too large (413).</summary>
    TooLarge,

    /// <summary>Too many requests or attempts; <see cref="Error.RetryAfterSeconds"/> says when to come back (429).</summary>
    Throttled,

    /// <summary>Cannot be served at the moment; the same request may succeed later (503).</summary>
    Unavailable,

    /// <summary>The request cannot be read at all: a forged cursor, a parameter of the wrong type (400).</summary>
    Malformed,
}

/// <summary>An expected refusal. <paramref name="Code"/> is stable and reads <c>domain.reason</c>; <paramref name="Message"/> is for people and never echoes input.</summary>
/// <param name="Code">Stable code, <c>domain.reason</c>.</param>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Field">The JSON path of the field at fault, or the number of the line (digits only), if one is.</param>
[GenerateSerializer, Immutable, Alias("studymate.error")]
public sealed record Error(
    [property: Id(0)] string Code,
    [property: Id(1)] ErrorKind Kind,
    [property: Id(2)] string Message,
    [property: Id(3)] string? Field = null)
{
    /// <summary>Further reasons, where several fields or lines are at fault at once.</summary>
    [Id(4)]
    public ImmutableArray<ErrorDetail> Details { get; init; } = [];

    /// <summary>Seconds after which a retry makes sense, for <see cref="ErrorKind.Throttled"/> and <see cref="ErrorKind.Unavailable"/>.</summary>
    [Id(5)]
    public int? RetryAfterSeconds { get; init; }

    public static Error Invalid(string code, string message, string? field = null) => new(code, ErrorKind.Invalid, message, field);

    public static Error Malformed(string code, string message, string? field = null) => new(code, ErrorKind.Malformed, message, field);

    public static Error Forbidden(string code, string message) => new(code, ErrorKind.Forbidden, message);

    public static Error NotFound(string code, string message) => new(code, ErrorKind.NotFound, message);

    public static Error Conflict(string code, string message) => new(code, ErrorKind.Conflict, message);
}

/// <summary>One of several reasons of a refusal.</summary>
/// <param name="Field">JSON path or column, or the number of a line (digits only).</param>
/// <param name="Code">Stable code, <c>domain.reason</c>.</param>
/// <param name="Message">One sentence for a person.</param>
[GenerateSerializer, Immutable, Alias("studymate.error-detail")]
public sealed record ErrorDetail(
    [property: Id(0)] string Field,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message);
