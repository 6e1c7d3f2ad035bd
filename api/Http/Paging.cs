using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>The <c>limit</c> and <c>cursor</c> of a list; a handler parameter.</summary>
/// <param name="Request">As grains take it.</param>
internal sealed record Paging(PageRequest Request) : IEndpointParameterMetadataProvider
{
    public static ValueTask<Paging> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var limit = PageRequest.DefaultLimit;
        if (QueryValues.Text(context, "limit") is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= PageRequest.MaxLimit))
        {
            throw RequestRefusedException.Parameter("limit", $"an integer from 1 to {PageRequest.MaxLimit}");
        }

        var cursor = QueryValues.Text(context, "cursor");
        if (cursor is not null && !Cursor.IsWellFormed(cursor))
            throw new RequestRefusedException(Error.Malformed("request.invalid_cursor", "The cursor is not one that this list has issued.", "cursor"));
        return ValueTask.FromResult(new Paging(new PageRequest(cursor, limit)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => QueryValues.Document(
        builder,
        new DocumentedParameter("limit", "integer", $"Items per page, 1 to {PageRequest.MaxLimit}; default {PageRequest.DefaultLimit}.", "int32"),
        new DocumentedParameter("cursor", "string", "The nextCursor of the page before."));
}
