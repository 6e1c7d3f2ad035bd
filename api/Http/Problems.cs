using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using StudyMate.Common;
using StudyMate.Integration;

namespace StudyMate.Http;

/// <summary>Refusals as RFC 9457 problems; the one place where a kind becomes a status.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";
    private const string RetryAfter = "retryAfterSeconds";

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Throttled => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A refusal as the answer of a handler. <see cref="ProblemFilter"/> completes it with the request's id.</summary>
    public static ProblemHttpResult Of(Error error) => TypedResults.Problem(Describe(StatusOf(error.Kind), error));

    /// <summary>Writes a refusal where no handler runs. Does nothing to an answer that has started.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Error error)
    {
        if (context.Response.HasStarted)
            return;
        var problem = Describe(status, error);
        Complete(context, problem);
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(problem, options: null, ContentType);
    }

    public static Task WriteAsync(HttpContext context, Error error) => WriteAsync(context, StatusOf(error.Kind), error);

    /// <summary>What only the request knows: its id, by which the logs can be searched, and the header that says when to come back.</summary>
    public static void Complete(HttpContext context, ProblemDetails problem)
    {
        problem.Extensions["traceId"] = context.TraceIdentifier;
        context.Items[RequestMeasuring.CodeItem] = problem.Extensions["code"];
        if (problem.Extensions.TryGetValue(RetryAfter, out var seconds) && seconds is int wait)
            context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (problem.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (problem.Status == StatusCodes.Status429TooManyRequests && context.Features.Get<PartnerAdmission>() is { } admission)
        {
            problem.Extensions["resetAt"] = admission.MinuteEndsAt;
            problem.Extensions["limits"] = Windows(admission.Quotas);
            problem.Extensions["remaining"] = Windows(admission.Remaining);
        }
    }

    private static Dictionary<string, int> Windows(PartnerQuotas quotas) => new(StringComparer.Ordinal)
    {
        ["minute"] = quotas.PerMinute,
        ["hour"] = quotas.PerHour,
        ["day"] = quotas.PerDay,
    };

    private static ProblemDetails Describe(int status, Error error)
    {
        var problem = new ProblemDetails
        {
            Type = "about:blank",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = error.Message,
            Extensions = { ["code"] = error.Code },
        };
        var entries = Entries(error);
        if (entries.Length > 0)
            problem.Extensions["errors"] = entries;
        var wait = error.RetryAfterSeconds ?? (status == StatusCodes.Status503ServiceUnavailable ? 2 : null);
        if (wait is { } seconds)
            problem.Extensions[RetryAfter] = seconds;
        return problem;
    }

    private static ImmutableArray<ProblemEntry> Entries(Error error) =>
        error.Details.Length > 0 ? [.. error.Details.Select(detail => Entry(detail.Field, detail.Code, detail.Message))]
        : error.Field is { } field ? [Entry(field, error.Code, error.Message)]
        : [];

    /// <summary>A place that consists of digits is a line of a file, anything else a field.</summary>
    private static ProblemEntry Entry(string place, string code, string message) =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new ProblemEntry(null, line, code, message)
            : new ProblemEntry(place, null, code, message);
}

/// <summary>One reason of a problem.</summary>
/// <param name="Field">JSON path, column or parameter at fault.</param>
/// <param name="Line">Line of a file, counted from 1.</param>
/// <param name="Code">Stable code, <c>domain.reason</c>.</param>
/// <param name="Message">One sentence for a person.</param>
internal sealed record ProblemEntry(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    string Code,
    string Message);
