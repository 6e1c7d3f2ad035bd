using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Hosting;
using Orleans.Storage;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>
/// The cluster that all tests of what we assume of Orleans share, one after the other. Each uses grains of its own: keys are not shared between tests.
/// </summary>
[CollectionDefinition(Name)]
public sealed class OrleansCluster : IAsyncLifetime, ICollectionFixture<OrleansCluster>
{
    public const string Name = "Orleans";

    private TestCluster? _cluster;

    internal TestCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster has not been started.");

    internal IClusterClient Grains => Cluster.Grains;

    internal FakeTimeProvider Clock => Cluster.Clock;

    /// <summary>What grains and filters of all silos write down: it outlives their activations.</summary>
    internal Diary Diary { get; } = new();

    public async Task InitializeAsync() => _cluster = await TestCluster.StartAsync(Configure);

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    private void Configure(ISiloBuilder silo)
    {
        silo.Services.AddSingleton(Diary);
        silo.Services.AddKeyedSingleton<IGrainStorage>(RecordTests.FullDisk.Name, new RecordTests.FullDisk());
        silo.AddIncomingGrainCallFilter<FilterTests.First>();
        silo.AddIncomingGrainCallFilter<FilterTests.Second>();
    }
}

/// <summary>Pages by name, shared by all silos.</summary>
internal sealed class Diary
{
    private readonly ConcurrentQueue<(string Page, string Entry)> _entries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    public void Add(string page, string entry) => _entries.Enqueue((page, entry));

    public string[] Of(string page) => [.. _entries.Where(line => line.Page == page).Select(line => line.Entry)];

    /// <summary>What the one whose page it is waits for, until the test opens it.</summary>
    public Task Gate(string page) => GateOf(page).Task;

    public void OpenGate(string page) => GateOf(page).TrySetResult();

    private TaskCompletionSource GateOf(string page) => _gates.GetOrAdd(page, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
