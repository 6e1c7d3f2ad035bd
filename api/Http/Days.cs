using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace StudyMate.Http;

/// <summary>The school days <c>from</c> and <c>to</c> of a figure, inclusive; a handler parameter. Null means the default: the last 30 days of the school.</summary>
internal sealed record Days(DateOnly? From, DateOnly? To) : IEndpointParameterMetadataProvider
{
    private const string Format = "yyyy-MM-dd";

    public static ValueTask<Days> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (from, to) = (Read(context, "from"), Read(context, "to"));
        if (from > to)
            throw RequestRefusedException.Parameter("from", "a day that is not after 'to'");
        return ValueTask.FromResult(new Days(from, to));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => QueryValues.Document(
        builder,
        new DocumentedParameter("from", "string", "First school day, inclusive; by default 30 days up to 'to'.", "date"),
        new DocumentedParameter("to", "string", "Last school day, inclusive; by default the school's today.", "date"));

    private static DateOnly? Read(HttpContext context, string name)
    {
        if (QueryValues.Text(context, name) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw RequestRefusedException.Parameter(name, $"a day, {Format}");
    }
}
