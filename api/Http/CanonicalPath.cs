using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing.Patterns;

namespace StudyMate.Http;

/// <summary>
/// The one way to write a request's address: the pattern of its route with its values, in small letters. However many spellings routing takes
/// for the same (<c>/students/</c>, <c>/STUDENTS</c>, <c>/%73tudents</c>), they are one.
/// </summary>
internal static class CanonicalPath
{
    public static string Of(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern: { } pattern })
            throw new InvalidOperationException("A request without a route has no canonical path.");
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
                path.Append(TextOf(part, context.Request.RouteValues));
        }

        return path.ToString().ToLowerInvariant();
    }

    private static string? TextOf(RoutePatternPart part, RouteValueDictionary values) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Convert.ToString(values[parameter.Name], CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("Routing has a kind of part that nobody knew of."),
    };
}
