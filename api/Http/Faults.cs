using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Orleans.Runtime;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// The fault boundary: what escapes a handler becomes a problem here and nowhere else. Faults are logged with the request id; callers
/// see a code and that id, never an exception.
/// </summary>
internal sealed partial class Faults(RequestDelegate next, IHostApplicationLifetime lifetime, ILogger<Faults> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody reads an answer.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception exception)
        {
            var (status, error) = Describe(exception);
            if (status >= StatusCodes.Status500InternalServerError)
                LogFault(exception, error.Code);
            if (context.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                context.Abort();
                return;
            }

            context.Response.Clear();
            await Problems.WriteAsync(context, status, error);
        }
    }

    private (int Status, Error Error) Describe(Exception exception) => exception switch
    {
        RequestRefusedException refused => (refused.Status, refused.Error),
        AccessDeniedException denied => (Problems.StatusOf(denied.Error.Kind), denied.Error),
        BadHttpRequestException bad => BadRequests.Describe(bad),
        _ when IsPassing(exception) => (StatusCodes.Status503ServiceUnavailable, Unavailable),
        _ => (StatusCodes.Status500InternalServerError, ServerError),
    };

    /// <summary>
    /// Storage, time-outs, Orleans itself, and what a silo that leaves says of grains that it had begun to wake: the same request may succeed later.
    /// A caller who hung up was told apart before; whatever else was cancelled or disposed of is a fault of ours. So is what cannot be read of
    /// what we stored (a body that cannot be read is told where it is read), and a file that is not where we look for it.
    /// </summary>
    private bool IsPassing(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException or EndOfStreamException or JsonException => false,
        // How Orleans says that a record could not be read.
        OrleansException { InnerException: JsonException } => false,
        TimeoutException or DbException or IOException or OrleansException => true,
        OperationCanceledException given when IsStopping || IsGivenUpByOrleans(given) => true,
        ObjectDisposedException disposed when IsStopping || IsServiceProvider(disposed) => true,
        AggregateException many => many.InnerExceptions.All(IsPassing),
        _ => exception.InnerException is { } inner && IsPassing(inner),
    };

    private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>A grain whose silo leaves, or that took too long to wake. What comes from another process has lost its token on the way.</summary>
    private static bool IsGivenUpByOrleans(OperationCanceledException given) =>
        given.CancellationToken == CancellationToken.None
        || new StackTrace(given).GetFrames().Any(frame => DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName?.StartsWith("Orleans.", StringComparison.Ordinal) is true);

    /// <summary>The services of a silo that is gone. From another process the message alone tells the object's name.</summary>
    private static bool IsServiceProvider(ObjectDisposedException disposed) =>
        disposed.Message.Contains($"'{nameof(IServiceProvider)}'", StringComparison.Ordinal);

    private static Error Unavailable =>
        new("server.unavailable", ErrorKind.Unavailable, "This cannot be done at the moment; nothing was half done. Try again.");

    private static Error ServerError =>
        new("server.error", ErrorKind.Unavailable, "Something went wrong on our side. Name the trace id when you report it.");

    [LoggerMessage(LogLevel.Error, "Request failed with {Code}.")]
    private partial void LogFault(Exception exception, string code);
}
