using Microsoft.AspNetCore.Http.Metadata;

namespace StudyMate.Http;

/// <summary>How large a body a route takes; <see cref="Default"/> unless it says otherwise.</summary>
internal static class BodyLimits
{
    /// <summary>Bytes; also the limit of one batch of device events.</summary>
    public const int Default = 1024 * 1024;

    public static TBuilder MaxBody<TBuilder>(this TBuilder route, int bytes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new BodyLimit(bytes));

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
