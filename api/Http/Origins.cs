namespace StudyMate.Http;

/// <summary>Which page a request comes from. Browsers say so whenever it matters; other clients name none, and send no cookie that they were not given.</summary>
internal static class Origins
{
    /// <summary>Of this server, or of no page.</summary>
    public static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is not { Count: > 0 } origin
        || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of this server, or of a browser app elsewhere that an operator has named.</summary>
    public static bool IsAllowed(HttpRequest request, CorsSettings settings) =>
        IsOwn(request) || settings.Origins.Contains(request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);
}
