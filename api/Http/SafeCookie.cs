namespace StudyMate.Http;

/// <summary>
/// Cookies of this server: no script reads them, no other site sends them, and only one part of the server receives them. On HTTPS their names say
/// <c>__Secure-</c>: browsers take such a cookie from a secure page alone, so that nobody on the line plants one.
/// </summary>
internal static class SafeCookie
{
    private const string Prefix = "__Secure-";

    public static CookieOptions For(HttpContext context, string path) => new()
    {
        HttpOnly = true,
        // Over plain HTTP only while developing, where there is no certificate.
        Secure = context.Request.IsHttps || !context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        SameSite = SameSiteMode.Strict,
        Path = path,
        IsEssential = true,
    };

    /// <summary>The cookie; on HTTPS also one of the plain name, which browsers of before still hold. It is replaced with the next that is set.</summary>
    public static string? Read(HttpRequest request, string name) =>
        request.IsHttps && request.Cookies[Prefix + name] is { } secure ? secure : request.Cookies[name];

    public static void Set(HttpContext context, string name, string value, CookieOptions options)
    {
        RemovePlain(context, name, options);
        context.Response.Cookies.Append(NameFor(context.Request, name), value, options);
    }

    public static void Delete(HttpContext context, string name, CookieOptions options)
    {
        RemovePlain(context, name, options);
        context.Response.Cookies.Delete(NameFor(context.Request, name), options);
    }

    /// <summary>Under which a cookie is set here.</summary>
    public static string NameFor(HttpRequest request, string name) => request.IsHttps ? Prefix + name : name;

    private static void RemovePlain(HttpContext context, string name, CookieOptions options)
    {
        if (context.Request.IsHttps && context.Request.Cookies.ContainsKey(name))
            context.Response.Cookies.Delete(name, new CookieOptions(options) { MaxAge = null });
    }
}
