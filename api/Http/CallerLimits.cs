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

/// <summary>What each caller has left in this process. Requests and calls over a connection to a hub are taken from the same.</summary>
internal sealed class CallerRates(IOptions<CallerLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Actor> _limiter = PartitionedRateLimiter.Create<Actor, (string Tenant, string Account)>(
        actor => RateLimitPartition.GetTokenBucketLimiter(
            (actor.Tenant, actor.AccountId),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.Value.Burst,
                TokensPerPeriod = options.Value.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));

    /// <summary>Takes one; whether there was one, and how many are left.</summary>
    public (bool IsAcquired, long Left) Take(Actor actor)
    {
        using var lease = _limiter.AttemptAcquire(actor);
        return (lease.IsAcquired, _limiter.GetStatistics(actor)?.CurrentAvailablePermits ?? 0);
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Refuses a caller that asks too much with 429, before its request costs anything, so that it takes nothing from others.</summary>
internal sealed class CallerLimits(RequestDelegate next, CallerRates rates, IOptions<CallerLimitOptions> options)
{
    private readonly string _limit = options.Value.Burst.ToString(CultureInfo.InvariantCulture);

    public async Task InvokeAsync(HttpContext context)
    {
        if (Actor.Current is { Role: not Role.Partner } actor && context.GetEndpoint()?.Metadata.GetMetadata<NaturalKeys>() is null)
        {
            var (isAcquired, left) = rates.Take(actor);
            context.Response.Headers["X-RateLimit-Limit"] = _limit;
            context.Response.Headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
            if (!isAcquired)
            {
                await Problems.WriteAsync(context, TooMany);
                return;
            }
        }

        await next(context);
    }

    public static Error TooMany => new("request.rate_limited", ErrorKind.Throttled, "You are asking too much at once.") { RetryAfterSeconds = 1 };
}
