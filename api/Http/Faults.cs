using System.Data.Common;
using System.Text.Json;
using Orleans.Runtime;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// The fault boundary: what escapes a handler becomes a problem here and nowhere else. Faults are logged with the request id; callers
/// see a code and that id, never an exception.
/// </summary>
internal sealed partial class Faults(RequestDelegate next, ILogger<Faults> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
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

    private static (int Status, Error Error) Describe(Exception exception) => exception switch
    {
        RequestRefusedException refused => (refused.Status, refused.Error),
        AccessDeniedException denied => (Problems.StatusOf(denied.Error.Kind), denied.Error),
        BadHttpRequestException bad => BadRequests.Describe(bad),
        JsonException json => (StatusCodes.Status400BadRequest, BadRequests.Describe(json)),
        _ when IsPassing(exception) => (StatusCodes.Status503ServiceUnavailable, Unavailable),
        _ => (StatusCodes.Status500InternalServerError, ServerError),
    };

    /// <summary>
    /// Storage, time-outs, Orleans itself, and what a silo that leaves says of grains that it had begun to wake: the same request may succeed later.
    /// A caller who hung up was told apart before.
    /// </summary>
    private static bool IsPassing(Exception exception) => exception switch
    {
        TimeoutException or DbException or IOException or OrleansException or OperationCanceledException or ObjectDisposedException => true,
        AggregateException many => many.InnerExceptions.All(IsPassing),
        _ => exception.InnerException is { } inner && IsPassing(inner),
    };

    private static Error Unavailable =>
        new("server.unavailable", ErrorKind.Unavailable, "This cannot be done at the moment; nothing was half done. Try again.");

    private static Error ServerError =>
        new("server.error", ErrorKind.Unavailable, "Something went wrong on our side. Name the trace id when you report it.");

    [LoggerMessage(LogLevel.Error, "Request failed with {Code}.")]
    private partial void LogFault(Exception exception, string code);
}
