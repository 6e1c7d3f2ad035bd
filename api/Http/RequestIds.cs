using System.Globalization;

namespace StudyMate.Http;

/// <summary>
/// Every request has an id: the caller's <c>X-Request-ID</c> if it is a harmless one, else a fresh one. It is echoed, part of every
/// log line and of every problem. Also says how long the answer took to begin (<c>X-Response-Time</c>, milliseconds).
/// </summary>
internal sealed partial class RequestIds(RequestDelegate next, ILogger<RequestIds> logger)
{
    public const string Header = "X-Request-ID";
    public const string TimeHeader = "X-Response-Time";
    private const int MaxLength = 64;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = TimeProvider.System.GetTimestamp();
        var id = context.Request.Headers[Header] is [{ } given] && IsHarmless(given) ? given : Guid.CreateVersion7().ToString("n");
        context.TraceIdentifier = id;
        context.Response.OnStarting(
            static state =>
            {
                var (response, id, started) = ((HttpResponse, string, long))state;
                response.Headers[Header] = id;
                response.Headers[TimeHeader] = Elapsed(started).ToString("0.0", CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            },
            (context.Response, id, started));

        using (logger.BeginScope(new RequestScope(id)))
        {
            await next(context);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
                LogFailed(context.Request.Method, RouteOf(context), context.Response.StatusCode, Elapsed(started));
            else
                LogAnswered(context.Request.Method, RouteOf(context), context.Response.StatusCode, Elapsed(started));
        }
    }

    /// <summary>The pattern, not the path: a path may carry what does not belong in a log.</summary>
    private static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";

    private static double Elapsed(long started) => TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;

    private static bool IsHarmless(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    [LoggerMessage(LogLevel.Debug, "{Method} {Route} answered {Status} in {ElapsedMs} ms")]
    private partial void LogAnswered(string method, string route, int status, double elapsedMs);

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} failed with {Status} in {ElapsedMs} ms")]
    private partial void LogFailed(string method, string route, int status, double elapsedMs);
}

/// <summary>The log scope of a request; structured loggers read the pair, plain ones the text.</summary>
internal sealed class RequestScope(string id) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] =>
        index == 0 ? new KeyValuePair<string, object?>("requestId", id) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"requestId:{id}";
}
