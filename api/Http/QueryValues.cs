namespace StudyMate.Http;

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

    public static void Document(EndpointBuilder builder, params ReadOnlySpan<DocumentedParameter> parameters)
    {
        foreach (var parameter in parameters)
            builder.Metadata.Add(parameter);
    }
}
