using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// In front of an API that has its grains elsewhere: until the first silo has been reached every request but the probes hears at once when to come
/// back, because a call to a grain would wait for nothing. Later losses of the cluster are faults of single calls.
/// </summary>
internal sealed class ClusterGate(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    private static readonly Error NotYet = new("server.starting", ErrorKind.Unavailable, "The server is starting. Try again in a moment.") { RetryAfterSeconds = 2 };

    public Task InvokeAsync(HttpContext context) =>
        lifetime.ApplicationStarted.IsCancellationRequested || context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : Problems.WriteAsync(context, NotYet);
}
