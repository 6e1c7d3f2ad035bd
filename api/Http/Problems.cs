using Microsoft.AspNetCore.Http.HttpResults;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>Refusals as RFC 9457 problems; the one place where a kind becomes a status.</summary>
internal static class Problems
{
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
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

    public static ProblemHttpResult Of(Error error)
    {
        var status = StatusOf(error.Kind);
        var errors = error.Details.Length > 0
            ? error.Details.Select(detail => new { field = detail.Field, code = detail.Code, message = detail.Message }).ToArray()
            : error.Field is { } field ? [new { field, code = error.Code, message = error.Message }] : [];
        return TypedResults.Problem(
            detail: error.Message,
            statusCode: status,
            type: "about:blank",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code, ["errors"] = errors });
    }
}
