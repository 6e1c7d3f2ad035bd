using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// Receives the whole body before a request is worked on, and gives the request's place to others meanwhile: slow senders wait for nobody but
/// themselves. A stranger's body must keep up; those of an account arrive a bounded number at a time.
/// </summary>
internal sealed class BodyReading(RequestDelegate next, ConcurrencyLimits limits, TimeProvider time)
{
    /// <summary>Bytes of a body that is kept in memory if its route takes more than <see cref="BodyLimits.Default"/>; the rest goes to a temporary file.</summary>
    private const int MemoryBytes = 64 * 1024;

    private const int FirstBytes = 4 * 1024;
    private const int AnonymousBytesPerSecond = 16 * 1024;

    /// <summary>What a bad network may lose before the first byte.</summary>
    private static readonly TimeSpan AnonymousGrace = TimeSpan.FromSeconds(10);

    public async Task InvokeAsync(HttpContext context)
    {
        if (await ReceiveAsync(context) is { } refusal)
            await Problems.WriteAsync(context, refusal);
        else
            await next(context);
    }

    private async Task<Error?> ReceiveAsync(HttpContext context)
    {
        if (context.Features.Get<RequestPlace>() is not { } place || context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return null;
        if (context.GetEndpoint()?.Metadata.GetMetadata<HeaderCheck>()?.Refusal(context.Request.Headers) is { } refusal)
            return refusal;
        place.GiveBack();
        if (Actor.Current is { } actor)
        {
            using var lease = limits.Bodies.AttemptAcquire(actor);
            if (!lease.IsAcquired)
                return CallerLimits.TooMany;
            await ReceiveAsync(context.Request, LimitOf(context), context.RequestAborted);
        }
        else
        {
            await ReceiveInTimeAsync(context);
        }

        return await place.TakeAsync(context.RequestAborted);
    }

    private async Task ReceiveInTimeAsync(HttpContext context)
    {
        var limit = LimitOf(context);
        var patience = AnonymousGrace + TimeSpan.FromSeconds((double)(context.Request.ContentLength ?? limit) / AnonymousBytesPerSecond);
        using var late = new CancellationTokenSource(patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            await ReceiveAsync(context.Request, limit, stop.Token);
        }
        catch (OperationCanceledException cut) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body took too long to arrive.", StatusCodes.Status408RequestTimeout, cut);
        }
    }

    private static async Task ReceiveAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        if (limit > BodyLimits.Default)
        {
            request.EnableBuffering(MemoryBytes);
            await request.Body.DrainAsync(cancellationToken);
        }
        else
        {
            // It grows with what has come, whatever was announced.
            var kept = new MemoryStream((int)Math.Min(request.ContentLength ?? FirstBytes, FirstBytes));
            await request.Body.CopyToAsync(kept, cancellationToken);
            request.Body = kept;
        }

        request.Body.Position = 0;
    }

    private static long LimitOf(HttpContext context) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? BodyLimits.Default;
}

/// <summary>What a route says of a request by its headers, before its body is received.</summary>
internal sealed record HeaderCheck(Func<IHeaderDictionary, Error?> Refusal);
