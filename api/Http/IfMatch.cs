using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>The version that a change was made on, from <c>If-Match</c>; a handler parameter.</summary>
/// <param name="Version">The version; null for <c>*</c> (whatever there is) and when the header is absent.</param>
/// <param name="IsGiven">Whether the caller sent the header.</param>
internal sealed record IfMatch(long? Version, bool IsGiven) : IEndpointParameterMetadataProvider
{
    /// <summary>The version, where a change without one would overwrite the work of others: refused with 428 when the header is absent.</summary>
    public long? Required => IsGiven ? Version : throw new RequestRefusedException(
        StatusCodes.Status428PreconditionRequired,
        Error.Malformed("request.precondition_required", "Say with If-Match which version this change was made on.", "If-Match"));

    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch;
        return ValueTask.FromResult(header switch
        {
            [] => new IfMatch(null, false),
            ["*"] => new IfMatch(null, true),
            [{ } tag] when ETags.Read(tag) is { } version => new IfMatch(version, true),
            _ => throw RequestRefusedException.Parameter("If-Match", "one ETag as an answer gave it"),
        });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(
        new DocumentedParameter("If-Match", "string", "The ETag of the version that this change was made on.") { IsHeader = true });
}

/// <summary>Versions of documents as strong entity tags: version 7 is <c>"7"</c>.</summary>
internal static class ETags
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version of a tag made by <see cref="Of"/>, or null.</summary>
    public static long? Read(string tag) =>
        tag is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>Tells the caller which version the answer shows.</summary>
    public static void Set(HttpContext context, long version) => context.Response.Headers.ETag = Of(version);
}
