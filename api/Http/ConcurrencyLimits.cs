using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// How much one account or one address may have going on at once in this process. Not members of the middleware that asks them: nobody disposes that, and each
/// of these has a timer that would keep a stopped application in memory.
/// </summary>
internal sealed class ConcurrencyLimits(IOptions<OverloadOptions> options) : IDisposable
{
    /// <summary>Bodies that arrive, per account.</summary>
    public PartitionedRateLimiter<Actor> Bodies { get; } = PerAccount(options.Value.MaxBodiesPerAccount);

    /// <summary>Connections to hubs, per account.</summary>
    public PartitionedRateLimiter<Actor> HubConnections { get; } = PerAccount(options.Value.MaxHubConnectionsPerAccount);

    /// <summary>Requests that nobody is signed in for, per address or known device.</summary>
    public PartitionedRateLimiter<string> Strangers { get; } = PartitionedRateLimiter.Create<string, string>(
        source => RateLimitPartition.GetConcurrencyLimiter(source, _ => AtOnce(options.Value.MaxAnonymousPerAddress)));

    public void Dispose()
    {
        Bodies.Dispose();
        HubConnections.Dispose();
        Strangers.Dispose();
    }

    private static PartitionedRateLimiter<Actor> PerAccount(int limit) => PartitionedRateLimiter.Create<Actor, (string Tenant, string Account)>(
        actor => RateLimitPartition.GetConcurrencyLimiter((actor.Tenant, actor.AccountId), _ => AtOnce(limit)));

    private static ConcurrencyLimiterOptions AtOnce(int limit) => new() { PermitLimit = limit, QueueLimit = 0 };
}
