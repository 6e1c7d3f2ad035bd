using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace StudyMate.Http;

/// <summary>How large a body a route takes; <see cref="Default"/> unless it says otherwise.</summary>
internal static class BodyLimits
{
    /// <summary>Bytes; also the limit of one batch of device events.</summary>
    public const int Default = 1024 * 1024;

    /// <summary>Bytes that are still received of a body that is refused, so that its sender gets to read the answer.</summary>
    private const long MaxDrained = 64 * 1024 * 1024;

    public static TBuilder MaxBody<TBuilder>(this TBuilder route, int bytes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new BodyLimit(bytes));

    /// <summary>
    /// Whether a request announces more than its route takes. Kestrel would notice at the first read, answer and close the connection; the reset
    /// that follows takes the answer away from a client that is still sending. Without its limit it receives and drops the rest instead, for at
    /// most five seconds.
    /// </summary>
    public static bool IsTooLarge(HttpContext context)
    {
        var limit = context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>();
        if (context.Request.ContentLength is not { } length || !(length > limit.MaxRequestBodySize))
            return false;
        if (length <= MaxDrained)
            limit.MaxRequestBodySize = null;
        return true;
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
