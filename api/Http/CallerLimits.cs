using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>How much one signed-in caller may ask of one process. Partners have quotas of their own, of which their keys keep count.</summary>
internal sealed class CallerLimitOptions
{
    public const string Section = "CallerLimits";

    /// <summary>Steady rate. Far above what a person or a device does: it stops a loop gone wild, not a busy school.</summary>
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>Requests that may come at once after a pause.</summary>
    public int Burst { get; set; } = 1_000;
}

/// <summary>Refuses a caller that asks too much with 429, before its request costs anything, so that it takes nothing from others.</summary>
internal sealed class CallerLimits : IDisposable
{
    private readonly RequestDelegate _next;
    private readonly PartitionedRateLimiter<Actor> _limiter;
    private readonly string _limit;

    public CallerLimits(RequestDelegate next, IOptions<CallerLimitOptions> options)
    {
        _next = next;
        var (rate, burst) = (options.Value.RequestsPerSecond, options.Value.Burst);
        _limit = burst.ToString(CultureInfo.InvariantCulture);
        _limiter = PartitionedRateLimiter.Create<Actor, (string Tenant, string Account)>(actor => RateLimitPartition.GetTokenBucketLimiter(
            (actor.Tenant, actor.AccountId),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = rate,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (Actor.Current is { Role: not Role.Partner } actor && context.GetEndpoint()?.Metadata.GetMetadata<NaturalKeys>() is null)
        {
            using var lease = _limiter.AttemptAcquire(actor);
            var left = _limiter.GetStatistics(actor)?.CurrentAvailablePermits ?? 0;
            context.Response.Headers["X-RateLimit-Limit"] = _limit;
            context.Response.Headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
            if (!lease.IsAcquired)
            {
                await Problems.WriteAsync(context, TooMany);
                return;
            }
        }

        await _next(context);
    }

    public void Dispose() => _limiter.Dispose();

    public static Error TooMany => new("request.rate_limited", ErrorKind.Throttled, "You are asking too much at once.") { RetryAfterSeconds = 1 };
}
