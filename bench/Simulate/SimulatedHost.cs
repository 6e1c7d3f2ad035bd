using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Storage;
using Orleans.Streams;
using StudyMate.Common;
using StudyMate.Embedded.Scheduling;
using StudyMate.Embedded.Simulation;
using StudyMate.Embedded.Streams;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Integration;
using StudyMate.Storage;
using EmbeddedEngine = StudyMate.Embedded.Hosting.Engine;

namespace StudyMate.Bench;

/// <summary>
/// One life of the host, from start to crash: the product's own composition, with scheduler, clock, disk, network and chance of the
/// simulation in place of the machine's.
/// </summary>
internal sealed class SimulatedHost
{
    private static readonly Lazy<ImmutableArray<ServiceDescriptor>> Product = new(Compose);

    private readonly RecordWatch _records = new();
    private readonly ServiceProvider _services;
    private readonly IMeterFactory _meters;
    private readonly EmbeddedEngine _engine;
    // Completed between turns, and whoever waits has a scheduler of its own: nothing runs in here.
    private readonly TaskCompletionSource _died = new();

    /// <param name="world">Where it runs.</param>
    /// <param name="disk">What it finds there and leaves behind.</param>
    /// <param name="outside">What goes on without it.</param>
    /// <param name="change">Last word on the services, for a test that makes one thing fail at one moment.</param>
    public SimulatedHost(SimulatedWorld world, SimulatedDisk disk, Outside outside, Action<IServiceCollection>? change = null)
    {
        Process = new SimulatedProcess(world);
        _services = Build(Process, disk, outside, _records, change);
        _engine = _services.GetRequiredService<EmbeddedEngine>();
        _meters = _services.GetRequiredService<IMeterFactory>();
        Grains = _services.GetRequiredService<IGrainFactory>();
    }

    public SimulatedProcess Process { get; }

    public IGrainFactory Grains { get; }

    /// <summary>Whether requests are let in.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Whether the write of a record is on its way to the disk.</summary>
    public bool IsWriting => _records.IsWriting;

    /// <summary>Completes when clients lose their connections.</summary>
    public Task Died => _died.Task;

    public Task StartAsync() => Process.Start(async () =>
    {
        await _engine.StartAsync(CancellationToken.None);
        IsUp = true;
    });

    /// <summary>An orderly end: grains write their checkpoints.</summary>
    public Task StopAsync()
    {
        Disconnect();
        return Process.Start(() => _engine.StopAsync(CancellationToken.None));
    }

    /// <summary>Nobody reaches it any more; what it has begun goes on until it is killed.</summary>
    public void Disconnect()
    {
        IsUp = false;
        _died.TrySetResult();
    }

    /// <summary>Activations, caches, timers, calls in flight: gone.</summary>
    public void Kill()
    {
        Disconnect();
        Process.Kill();
        // A dead process has no meters. Those of this life are in a list of the runtime's, and keep all of it alive.
        _meters.Dispose();
    }

    private static ServiceProvider Build(SimulatedProcess process, SimulatedDisk disk, Outside outside, RecordWatch records, Action<IServiceCollection>? change)
    {
        var services = new ServiceCollection();
        foreach (var descriptor in Product.Value)
            ((ICollection<ServiceDescriptor>)services).Add(descriptor);
        services
            .AddSingleton(process.Time)
            .AddSingleton<IEngineScheduler>(process)
            .AddSingleton<ILoggerFactory>(new TracingLoggers(outside.Findings))
            .AddSingleton<ISqliteDatabase>(new SimulatedSqlite(disk, process, outside.Faults, outside.Watch, outside.Mutant))
            .AddSingleton<IDeletedData, NoFiles>()
            .AddSingleton<ISecretBytes>(new SeededBytes(outside.Secrets))
            .AddSingleton<IWebhookSender>(new NetworkSender(outside.Receivers, process))
            .AddSingleton<IIncomingGrainCallFilter>(outside.Watch)
            .AddKeyedSingleton<IGrainStorage>(SqliteGrainStorage.Name, (provider, _) => records.Around(new MutantRecords(
                ActivatorUtilities.CreateInstance<SqliteGrainStorage>(provider), outside.Mutant)))
            .AddKeyedSingleton<IStreamProvider>(FactStreams.Provider, (provider, _) => new LossyStreams(
                new MemoryStreamProvider(provider.GetRequiredService<EmbeddedEngine>(), FactStreams.Provider), process, outside.Faults, outside.Mutant));
        if (outside.Mutant != Mutant.None)
            AddMutant(services, process, outside.Mutant);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static void AddMutant(IServiceCollection services, SimulatedProcess process, Mutant mutant)
    {
        services
            .AddSingleton<IFactStore>(provider => new MutantFacts(ActivatorUtilities.CreateInstance<SqliteFactStore>(provider), process.Time, mutant))
            .AddSingleton<IRows>(provider => new MutantRows(ActivatorUtilities.CreateInstance<SqliteRows>(provider), mutant));
        if (mutant == Mutant.ActorNotCleared)
            services.AddSingleton<IOutgoingGrainCallFilter, UnclearedActor>();
    }

    /// <summary>What the product's host registers, once per process; nothing of it is started here but the engine.</summary>
    private static ImmutableArray<ServiceDescriptor> Compose()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Secrets:MasterKeys", "simulation:" + Convert.ToBase64String(new byte[32])),
            new("Data:Folder", "nowhere"),
        ]);
        builder.AddStudyMateHost(HostMode.All);
        return [.. builder.Services.Where(service => service.ServiceType != typeof(IHostedService) && service.ServiceType != typeof(ILoggerFactory))];
    }

    private sealed class SeededBytes(Chance chance) : ISecretBytes
    {
        public void Fill(Span<byte> target) => chance.Fill(target);
    }

    private sealed class NoFiles : IDeletedData
    {
        public Task OverwriteAsync() => Task.CompletedTask;
    }
}

/// <summary>What is not part of any process: it goes on when one dies.</summary>
internal sealed record Outside(
    Findings Findings, Faults Faults, Coverage Coverage, EntryWatch Watch, Chance Secrets, Receivers Receivers, Mutant Mutant);
