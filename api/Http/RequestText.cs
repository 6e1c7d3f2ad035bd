using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>Every text of a request outside its body: query, headers and what a route takes from the path.</summary>
internal static class RequestText
{
    private const int LongestName = 60;

    /// <summary>The refusal of a request that holds what <see cref="TypedText.IsText"/> refuses, or null. A value of the path leads nowhere.</summary>
    public static Error? Refusal(HttpContext context)
    {
        foreach (var (_, value) in context.Request.RouteValues)
        {
            if (value is string text && !TypedText.IsText(text))
                return RouteGuard.NotFound;
        }

        return (context.Request.QueryString.HasValue ? Refusal(context.Request.Query) : null) ?? Refusal(context.Request.Headers);
    }

    private static Error? Refusal(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given)
    {
        foreach (var (name, values) in given)
        {
            if (!TypedText.IsText(name))
                return Malformed(name);
            foreach (var value in values)
            {
                if (!TypedText.IsText(value))
                    return Malformed(name);
            }
        }

        return null;
    }

    /// <summary>A name is repeated only when it looks like one of ours.</summary>
    private static Error Malformed(string name) => Error.Malformed(
        "request.invalid_parameter",
        "A parameter or header holds a character that no text may hold.",
        name.Length <= LongestName && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-') ? name : null);
}
