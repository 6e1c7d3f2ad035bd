using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>
/// The cluster that most tests of this folder share, one after the other, each in a school of its own: two silos, one of them with an API in its
/// process, and an API that is a client of theirs. So there are two doors, and half of all grains are not where the request came in.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster : IAsyncLifetime, ICollectionFixture<SharedCluster>
{
    public const string Name = "Cluster";

    private ClusterApp? _cluster;
    private StudyMateApp? _all;
    private StudyMateApp? _api;
    private SiloAddress[] _silos = [];

    internal ClusterApp Cluster => _cluster ?? throw new InvalidOperationException("The cluster has not been started.");

    /// <summary>API and silo in one process.</summary>
    internal StudyMateApp All => _all ?? throw new InvalidOperationException("The cluster has not been started.");

    /// <summary>API without grains.</summary>
    internal StudyMateApp Api => _api ?? throw new InvalidOperationException("The cluster has not been started.");

    internal IReadOnlyList<SiloAddress> Silos => _silos;

    public async Task InitializeAsync()
    {
        if (MariaDbFactAttribute.Missing is not null)
            return;
        _cluster = new ClusterApp();
        _all = await _cluster.StartAllAsync();
        var silo = await _cluster.StartSiloAsync();
        _api = await _cluster.StartApiAsync();
        _silos = [_all.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress, silo.Address];
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    /// <summary>One of the two doors, by the name of its mode.</summary>
    internal StudyMateApp Door(string mode) => mode is "api" ? Api : All;

    /// <summary>Puts a grain of a school on one of the two silos.</summary>
    internal Task PutAsync<T>(string tenant, string id, int silo)
        where T : IGrainWithStringKey => ClusterApp.PutAsync(Api.Grains, Api.Grains.GetGrain<T>(GrainKeys.Of(tenant, id)), Silos[silo]);

    /// <summary>What a school's log holds.</summary>
    internal Task<ImmutableArray<StoredFact>> FactsAsync(string tenant) => All.Services.GetRequiredService<IFactStore>().ReadAsync(tenant, 0, int.MaxValue);

    /// <summary>Somebody who runs the installation.</summary>
    internal static HttpClient Platform(StudyMateApp door) => door.As(new Actor("platform-1", GrainKeys.Platform, Role.PlatformAdmin, null));
}
