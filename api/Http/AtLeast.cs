using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace StudyMate.Http;

/// <summary>The fact position that a figure must include, <c>?atLeast=</c>; a handler parameter. The read takes up to 2 s to include it, else its answer is <c>stale</c>.</summary>
/// <param name="Position">0 when the caller does not mind.</param>
internal sealed record AtLeast(long Position) : IEndpointParameterMetadataProvider
{
    public static ValueTask<AtLeast> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        long position = 0;
        if (QueryValues.Text(context, "atLeast") is { } text && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position))
            throw RequestRefusedException.Parameter("atLeast", "a position, as an answer gave it");
        return ValueTask.FromResult(new AtLeast(position));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => QueryValues.Document(
        builder,
        new DocumentedParameter("atLeast", "integer", "Fact position to include, within 2 s; then the answer is what there is, with stale: true.", "int64"));
}
