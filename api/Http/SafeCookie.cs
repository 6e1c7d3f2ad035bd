namespace StudyMate.Http;

/// <summary>Cookies of this server: no script reads them, no other site sends them, and only one part of the server receives them.</summary>
internal static class SafeCookie
{
    public static CookieOptions For(HttpContext context, string path) => new()
    {
        HttpOnly = true,
        // Over plain HTTP only while developing, where there is no certificate.
        Secure = context.Request.IsHttps || !context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        SameSite = SameSiteMode.Strict,
        Path = path,
        IsEssential = true,
    };
}
