using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using StudyMate.Common;
using StudyMate.Operations;

namespace StudyMate.Http;

/// <summary>How many requests are worked on at once.</summary>
internal sealed class OverloadOptions
{
    public const string Section = "Overload";

    /// <summary>Requests in progress; what waits for figures (<c>atLeast</c>) counts too.</summary>
    public int MaxConcurrentRequests { get; set; } = 512;

    /// <summary>Requests that may wait for a place. Small: a long queue serves only callers that have given up.</summary>
    public int MaxQueuedRequests { get; set; } = 128;

    /// <summary>WebSockets of hubs at a time. They wait more than they work, so they take no request's place.</summary>
    public int MaxHubConnections { get; set; } = 10_000;

    /// <summary>… of one account: one for each page of the app that is open somewhere.</summary>
    public int MaxHubConnectionsPerAccount { get; set; } = 32;

    /// <summary>Requests of one address at a time that nobody is signed in for, with those whose body is still arriving. A school may share an address.</summary>
    public int MaxAnonymousPerAddress { get; set; } = 64;

    /// <summary>Bodies of one account that are arriving at a time.</summary>
    public int MaxBodiesPerAccount { get; set; } = 32;

    /// <summary>What a refused caller is told to wait.</summary>
    public int RetryAfterSeconds { get; set; } = 1;

    /// <summary>How long requests may go on once the process takes no more: after <see cref="LeavingOptions.LeaveSeconds"/>.</summary>
    public int DrainSeconds { get; set; } = 10;
}

/// <summary>
/// Admits a bounded number of requests and refuses the rest at once with 503, before anything is spent on them, so that those
/// admitted keep their latency. When the host stops, what is still running is cut off once the process has left and the drain time is over: a
/// request that was taken in the last second of leaving has all of that time.
/// </summary>
internal sealed class OverloadGate : IDisposable
{
    private readonly RequestDelegate _next;
    private readonly OverloadOptions _options;
    private readonly ConcurrencyLimiter _limiter;
    private readonly ConcurrencyLimiter _hubs;
    private readonly ConcurrentDictionary<HttpContext, bool> _running = [];
    private readonly CancellationTokenRegistration _stopping;
    private readonly TimeProvider _time;
    private readonly TimeSpan _cutOffAfter;
    private ITimer? _drained;

    public OverloadGate(RequestDelegate next, IOptions<OverloadOptions> options, IOptions<LeavingOptions> leaving, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        _next = next;
        _options = options.Value;
        _time = time;
        _cutOffAfter = TimeSpan.FromSeconds(leaving.Value.LeaveSeconds + _options.DrainSeconds);
        _limiter = Limiter(_options.MaxConcurrentRequests, _options.MaxQueuedRequests);
        _hubs = Limiter(_options.MaxHubConnections, queued: 0);
        _stopping = lifetime.ApplicationStopping.Register(BeginDrain);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        // The probe must hear "alive" exactly when the process is busy.
        if (context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase))
        {
            await _next(context);
            return;
        }

        var limiter = context.Request.Path.StartsWithSegments(Hubs.Path, StringComparison.OrdinalIgnoreCase) ? _hubs : _limiter;
        using var place = new RequestPlace(limiter, _options.RetryAfterSeconds);
        if (await place.TakeAsync(context.RequestAborted) is { } refusal)
        {
            await Problems.WriteAsync(context, refusal);
            return;
        }

        context.Features.Set(place);
        _running.TryAdd(context, true);
        try
        {
            await _next(context);
        }
        finally
        {
            _running.TryRemove(context, out _);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _drained?.Dispose();
        _limiter.Dispose();
        _hubs.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int permits, int queued) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = permits,
        QueueLimit = queued,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private void BeginDrain() => _drained = _time.CreateTimer(_ => CutOff(), null, _cutOffAfter, Timeout.InfiniteTimeSpan);

    private void CutOff()
    {
        foreach (var context in _running.Keys)
            context.Abort();
    }
}

/// <summary>A request's place among those that are worked on. It is given back while the request waits for its own body.</summary>
internal sealed class RequestPlace(ConcurrencyLimiter limiter, int retryAfterSeconds) : IDisposable
{
    private RateLimitLease? _lease;

    /// <summary>Waits in the queue for a place; the refusal when that is full.</summary>
    public async ValueTask<Error?> TakeAsync(CancellationToken cancellationToken)
    {
        _lease = await limiter.AcquireAsync(1, cancellationToken);
        return _lease.IsAcquired
            ? null
            : new Error("server.overloaded", ErrorKind.Unavailable, "The server is busy. Try again in a moment.") { RetryAfterSeconds = retryAfterSeconds };
    }

    public void GiveBack()
    {
        _lease?.Dispose();
        _lease = null;
    }

    public void Dispose() => GiveBack();
}

internal static class RequestPlaceExtensions
{
    /// <summary>The request goes on without a place: what it does from here on has limits of its own.</summary>
    public static void GiveBackPlace(this HttpContext context) => context.Features.Get<RequestPlace>()?.GiveBack();
}
