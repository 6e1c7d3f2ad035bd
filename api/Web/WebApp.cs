using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using StudyMate.Http;
using StudyMate.Operations;

namespace StudyMate.Web;

/// <summary>
/// Serves the browser app: its files, its page for every screen that it has, and the same page with 404 for a person who opens any other
/// address, so that the app says so in their language. Everything else goes on to the API, which answers what does not exist with a problem.
/// </summary>
internal sealed class WebApp(RequestDelegate next, WebFiles files)
{
    /// <summary>
    /// Only our own scripts, styles and connections; nothing inline, nothing embedded, nothing of another host. 'self' includes the
    /// WebSocket of the same host.
    /// </summary>
    private const string Policy = "default-src 'self'; connect-src 'self'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private const string NotBuilt = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>StudyMate</title></head>
        <body>
        <h1>StudyMate</h1>
        <p>The API is running, but the browser app was not built: this needs Node.js 20.19 or newer with npm. Install it, then build and start again.</p>
        <p lang="fr">L'API fonctionne, mais l'application web n'a pas été construite : il faut Node.js 20.19 ou plus récent avec npm. Installez-le, puis
        reconstruisez et redémarrez.</p>
        <p><a href="/openapi/v1.json">OpenAPI</a></p>
        </body>
        </html>
        """;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || IsOfTheApi(request.Path))
            return next(context);
        if (files.Find(request.Path.Value ?? "") is { } file)
            return SendAsync(context, file);
        var isScreen = files.Screens.Include(request.Path.Value ?? "");
        if (!(isScreen ? TakesAPage(request) : IsNavigation(request)))
            return next(context);
        if (files.IndexFile is not { } index)
            return SayNotBuiltAsync(context);
        return SendAsync(context, index, isScreen ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    private static bool IsOfTheApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(Hubs.Path, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(OrleansDashboardApi.Path, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    /// <summary>A screen is for whoever does not ask for data: link checkers, previews and watchers of uptime name any type, or none.</summary>
    private static bool TakesAPage(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return Names(accept, MediaTypeNames.Text.Html) || !Names(accept, "json");
    }

    /// <summary>Somebody opens a page. A script or picture that is missing must not get a page instead.</summary>
    private static bool IsNavigation(HttpRequest request) =>
        Names(request.Headers.Accept.ToString(), MediaTypeNames.Text.Html) && !request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);

    private static bool Names(string accept, string type) => accept.Contains(type, StringComparison.OrdinalIgnoreCase);

    private static async Task SendAsync(HttpContext context, WebFile file, int status = StatusCodes.Status200OK)
    {
        var form = Choose(file, context.Request);
        var headers = context.Response.Headers;
        AddSafeHeaders(headers);
        headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = form.ETag;
        if (file.Forms.Length > 1)
            headers.Vary = HeaderNames.AcceptEncoding;
        context.Response.StatusCode = status;
        // What does not exist is not "unchanged" either.
        if (status == StatusCodes.Status200OK && IsKnown(context.Request, form))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (form.Encoding is { } encoding)
            headers.ContentEncoding = encoding;
        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = form.Bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(form.Bytes, context.RequestAborted);
    }

    private static async Task SayNotBuiltAsync(HttpContext context)
    {
        AddSafeHeaders(context.Response.Headers);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(NotBuilt, context.RequestAborted);
    }

    /// <summary>The smallest form that the caller takes.</summary>
    private static WebForm Choose(WebFile file, HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return file.Forms.First(form => form.Encoding is null || accepted.Any(encoding => encoding.Value.Equals(form.Encoding, StringComparison.Ordinal) && encoding.Quality is not 0));
    }

    private static bool IsKnown(HttpRequest request, WebForm form) =>
        request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag.Equals(form.ETag, StringComparison.Ordinal));

    private static void AddSafeHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
