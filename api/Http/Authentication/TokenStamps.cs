using System.Collections.Concurrent;
using Orleans;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Http;

/// <summary>
/// Whether access tokens still stand, asked of the sign-in's grain at most every 30 s per process: a deactivation, another role,
/// password or access code, or an archived school reaches access tokens within that time.
/// </summary>
internal sealed class TokenStamps(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);
    private const int MaxEntries = 50_000;
    private readonly ConcurrentDictionary<(string Tenant, string Id, string Family), Entry> _known = new();

    /// <summary>The refusal of a token, or null while it stands.</summary>
    public async ValueTask<Error?> RefusalAsync(string tenant, string id, string family, string stamp, CancellationToken cancellationToken)
    {
        var key = (tenant, id, family);
        if (_known.TryGetValue(key, out var entry)
            && string.Equals(entry.Stamp, stamp, StringComparison.Ordinal)
            && time.GetElapsedTime(entry.At) < MaxAge)
        {
            return entry.Refusal;
        }

        var at = time.GetTimestamp();
        var answer = await grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(tenant, id)).CheckAsync(new TokenCheck(family, stamp), cancellationToken);
        if (_known.Count >= MaxEntries)
            Forget();
        _known[key] = new Entry(stamp, at, answer.Error);
        return answer.Error;
    }

    /// <summary>A sign-in has ended through this process: it is not waited for.</summary>
    public void Forget(string tenant, string id, string family) => _known.TryRemove((tenant, id, family), out _);

    private void Forget()
    {
        foreach (var (key, entry) in _known)
        {
            if (time.GetElapsedTime(entry.At) >= MaxAge)
                _known.TryRemove(key, out _);
        }

        // All of them fresh: start again rather than grow without bound.
        if (_known.Count >= MaxEntries)
            _known.Clear();
    }

    private sealed record Entry(string Stamp, long At, Error? Refusal);
}
