using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using StudyMate.Http;
using StudyMate.Operations;

namespace StudyMate.Web;

/// <summary>
/// Serves the browser app: its files, and its page for every address that is none of the API's, because the app itself knows its
/// screens. Everything else goes on to the API, which answers what does not exist with a problem.
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
        if (!IsNavigation(request))
            return next(context);
        return files.IndexFile is { } index ? SendAsync(context, index) : SayNotBuiltAsync(context);
    }

    private static bool IsOfTheApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(Hubs.Path, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(OrleansDashboardApi.Path, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    /// <summary>Somebody opens a page. A script or picture that is missing must not get a page instead.</summary>
    private static bool IsNavigation(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);

    private static async Task SendAsync(HttpContext context, WebFile file)
    {
        var form = Choose(file, context.Request);
        var headers = context.Response.Headers;
        AddSafeHeaders(headers);
        headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = form.ETag;
        if (file.Forms.Length > 1)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(context.Request, form))
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
