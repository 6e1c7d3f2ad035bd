namespace StudyMate.Http;

/// <summary>Documents a query parameter that a type of this folder reads itself.</summary>
/// <param name="Name">Name in the query.</param>
/// <param name="Type">JSON schema type, <c>string</c> or <c>integer</c>.</param>
/// <param name="Description">Meaning, unit and limits.</param>
/// <param name="Format">JSON schema format, or null.</param>
internal sealed record QueryParameter(string Name, string Type, string Description, string? Format = null);

/// <summary>Reads single values of a query string; refuses what is repeated or of the wrong type.</summary>
internal static class QueryValues
{
    /// <summary>The value, or null when it is absent or empty.</summary>
    public static string? Text(HttpContext context, string name)
    {
        var values = context.Request.Query[name];
        if (values.Count > 1)
            throw RequestRefusedException.Parameter(name, "given once");
        return values is [{ Length: > 0 } value] ? value : null;
    }

    public static void Document(EndpointBuilder builder, params ReadOnlySpan<QueryParameter> parameters)
    {
        foreach (var parameter in parameters)
            builder.Metadata.Add(parameter);
    }
}
