using System.Net.Http.Headers;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// After routing, before anything reads the request: an id in the path that could not have been issued answers 404, a parameter or header that is
/// no text 400, a body larger than its route takes 413, and a body that no route can read 415.
/// </summary>
internal sealed class RouteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        foreach (var (name, value) in context.Request.RouteValues)
        {
            if (IsIdName(name) && value is string id && !IsPossible(name, id))
                return Problems.WriteAsync(context, NotFound);
        }

        if (RequestText.Refusal(context) is { } noText)
            return Problems.WriteAsync(context, noText);
        if (BodyLimits.IsTooLarge(context))
            return Problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, BadRequests.TooLarge);
        return IsReadable(context.Request)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, BadRequests.UnsupportedMediaType);
    }

    public static Error NotFound => Error.NotFound("request.not_found", "There is nothing at this address.");

    private static bool IsIdName(string name) =>
        string.Equals(name, "id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal);

    private static bool IsPossible(string name, string id) =>
        string.Equals(name, "tenantId", StringComparison.Ordinal) ? GrainKeys.IsTenant(id) : GrainKeys.IsId(id);

    /// <summary>Compressed bodies could unfold beyond every limit, and JSON is UTF-8 (RFC 8259).</summary>
    private static bool IsReadable(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding is not ["identity"])
            return false;
        if (request.ContentType is not { } type || !type.Contains("json", StringComparison.OrdinalIgnoreCase))
            return true;
        return MediaTypeHeaderValue.TryParse(type, out var media)
            && (media.CharSet is null || string.Equals(media.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
