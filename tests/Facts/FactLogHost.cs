using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Streams;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Facts;

/// <summary>The fact log on a silo and a real storage; streams only record, and the store can be held or made to fail.</summary>
internal sealed class FactLogHost : IAsyncDisposable
{
    private readonly TestCluster _host;
    private readonly StorageFixture _storage;

    private readonly AppendsBegun _begun;

    private FactLogHost(TestCluster host, StorageFixture storage, AppendsBegun begun, FaultyFactStore store, RecordingStreams announced)
    {
        (_host, _storage, _begun, Store, Announced) = (host, storage, begun, store, announced);
    }

    public FaultyFactStore Store { get; }

    public RecordingStreams Announced { get; }

    public StorageFixture Storage => _storage;

    public IFactLogGrain Log => _host.Grains.GetGrain<IFactLogGrain>(GrainKeys.Of("school", "log"));

    public static async Task<FactLogHost> StartAsync(string database)
    {
        var storage = StorageFixture.On(database);
        var store = new FaultyFactStore(storage.Facts);
        var streams = new RecordingStreams();
        var begun = new AppendsBegun();
        var host = await TestCluster.StartAsync(silo => silo.Services
            .AddSingleton<IFactStore>(store)
            .AddSingleton<IIncomingGrainCallFilter>(begun)
            .AddKeyedSingleton<IStreamProvider>(FactStreams.Provider, streams), silos: 1);
        return new FactLogHost(host, storage, begun, store, streams);
    }

    /// <summary>As many appends as given have had their first turn: each is being written or waits. Calls that are under way together arrive in any order.</summary>
    public async Task BegunAsync(int appends)
    {
        await Wait.UntilAsync(() => _begun.Count >= appends);
        // The last was counted just before its turn, and this turn is a later one.
        await Log.GetHeadAsync();
    }

    public Task<ImmutableArray<StoredFact>> FactsAsync() => Storage.Facts.ReadAsync("school", 0, int.MaxValue);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _storage.Dispose();
    }
}

/// <summary>Counts the appends that the log has begun.</summary>
internal sealed class AppendsBegun : IIncomingGrainCallFilter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName == nameof(IFactLogGrain.AppendAsync))
            Interlocked.Increment(ref _count);
        return context.Invoke();
    }
}
