using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StudyMate.Facts;

/// <summary>The real store, behind a gate and with faults on demand.</summary>
internal sealed class FaultyFactStore(IFactStore store) : IFactStore
{
    private int _flushes;
    private readonly ConcurrentDictionary<string, int> _headReads = new(StringComparer.Ordinal);

    /// <summary>Awaited before each flush.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Which append fails, once, before anything is written.</summary>
    public Func<Append, bool>? RefusedOnce { get; set; }

    /// <summary>Thrown once, after the real store has written: the outcome that nobody knows.</summary>
    public Exception? FaultAfterWrite { get; set; }

    /// <summary>Thrown for each scope that asks how far its log is, while it is set.</summary>
    public Exception? HeadFault { get; set; }

    /// <summary>Called before facts of a scope are read.</summary>
    public Action? OnScopeRead { get; set; }

    /// <summary>How often a scope has asked so.</summary>
    public int HeadReads(string scopeId) => _headReads.GetValueOrDefault(scopeId);

    public int Flushes => Volatile.Read(ref _flushes);

    /// <summary>Puts it in front of an application's store.</summary>
    public static void Register(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IFactStore));
        services.AddSingleton(provider => new FaultyFactStore((IFactStore)(
            real.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!))));
        services.Replace(ServiceDescriptor.Singleton<IFactStore>(provider => provider.GetRequiredService<FaultyFactStore>()));
    }

    public async Task<AppendOutcome> AppendAsync(string tenant, long expectedHead, ImmutableArray<Append> appends)
    {
        Interlocked.Increment(ref _flushes);
        await Gate;
        if (RefusedOnce is { } refused && appends.Any(refused))
        {
            RefusedOnce = null;
            throw new IOException("The disk is full.");
        }

        var outcome = await store.AppendAsync(tenant, expectedHead, appends);
        if (FaultAfterWrite is not { } fault)
            return outcome;
        FaultAfterWrite = null;
        throw fault;
    }

    public Task<long> GetHeadAsync(string tenant, CancellationToken cancellationToken = default) => store.GetHeadAsync(tenant, cancellationToken);

    public Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default)
    {
        OnScopeRead?.Invoke();
        return store.ReadScopeAsync(scope, after, limit, cancellationToken);
    }

    public Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default)
    {
        _headReads.AddOrUpdate(scope.Id, 1, static (_, count) => count + 1);
        return HeadFault is { } fault ? Task.FromException<long>(fault) : store.GetScopeHeadAsync(scope, cancellationToken);
    }

    public Task<ImmutableArray<StoredFact>> ReadAsync(string tenant, long after, int limit, CancellationToken cancellationToken = default) =>
        store.ReadAsync(tenant, after, limit, cancellationToken);
}
