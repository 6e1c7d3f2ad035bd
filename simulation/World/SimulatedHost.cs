using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Storage;
using Orleans.Streams;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Integration;
using StudyMate.People;
using StudyMate.Storage;

namespace StudyMate.Simulation;

/// <summary>
/// One life of the host, from start to crash: the product's grains with their services and its SQLite stores, on scheduler, clock, disk, network and
/// chance of the simulation.
/// </summary>
internal sealed class SimulatedHost
{
    private readonly RecordWatch _records = new();
    private readonly Silo _silo;
    // Completed between turns, and whoever waits has a scheduler of its own: nothing runs in here.
    private readonly TaskCompletionSource _died = new();

    /// <param name="world">Where it runs.</param>
    /// <param name="disk">What it finds there and leaves behind.</param>
    /// <param name="outside">What goes on without it.</param>
    /// <param name="change">Last word on the services, for a test that makes one thing fail at one moment.</param>
    public SimulatedHost(SimulatedWorld world, SimulatedDisk disk, Outside outside, Action<IServiceCollection>? change = null)
    {
        Process = new SimulatedProcess(world);
        var services = new ServiceCollection();
        AddGrains(services);
        AddStorage(services, new SimulatedSqlite(disk, Process, outside.Faults, outside.Watch, outside.Mutant), _records, outside.Mutant);
        AddWorld(services, Process, outside);
        if (outside.Mutant != Mutant.None)
            AddMutant(services, Process, outside.Mutant);
        change?.Invoke(services);
        _silo = services.BuildServiceProvider().GetRequiredService<Silo>();
    }

    public SimulatedProcess Process { get; }

    public IGrainFactory Grains => _silo;

    /// <summary>Whether requests are let in.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Whether the write of a record is on its way to the disk.</summary>
    public bool IsWriting => _records.IsWriting;

    /// <summary>Completes when clients lose their connections.</summary>
    public Task Died => _died.Task;

    public Task StartAsync() => Process.Start(async () =>
    {
        await _silo.StartAsync();
        IsUp = true;
    });

    /// <summary>An orderly end: grains write their checkpoints.</summary>
    public Task StopAsync()
    {
        Disconnect();
        return Process.Start(_silo.StopAsync);
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
    }

    /// <summary>As the product's host does it, less what asks the machine or the framework.</summary>
    private static void AddGrains(IServiceCollection services) => services
        .AddSilo(typeof(Commit).Assembly)
        .AddGrainServices()
        .AddOptions()
        .AddLogging()
        .AddSingleton(MasterKeys.Parse("simulation:" + Convert.ToBase64String(new byte[32]), out _)!) // Well formed.
        .AddSingleton<ISealer, Sealer>()
        .AddSingleton<IPasswords, NoPasswords>()
        .AddSingleton<IIncomingGrainCallFilter, AccessFilter>();

    private static void AddStorage(IServiceCollection services, SimulatedSqlite database, RecordWatch records, Mutant mutant) => services
        .AddSingleton<ISqliteDatabase>(database)
        .AddSingleton<IFactStore, SqliteFactStore>()
        .AddSingleton<IRows, SqliteRows>()
        .AddSingleton<IUniqueKeys, SqliteUniqueKeys>()
        .AddSingleton<IDeletedData, NoFiles>()
        .AddSingleton<IGrainStorageSerializer, RecordSerializer>()
        .AddSingleton<IReminderTable, SqliteReminderTable>()
        .AddKeyedSingleton<IGrainStorage>(SqliteGrainStorage.Name, (provider, _) => records.Around(new MutantRecords(
            ActivatorUtilities.CreateInstance<SqliteGrainStorage>(provider), mutant)));

    private static void AddWorld(IServiceCollection services, SimulatedProcess process, Outside outside) => services
        .AddSingleton(process.Time)
        .AddSingleton<ITurnScheduler>(process)
        .AddSingleton<ILoggerFactory>(new TracingLoggers(outside.Findings))
        .AddSingleton<ISecretBytes>(new SeededBytes(outside.Secrets))
        .AddSingleton<IWebhookSender>(new NetworkSender(outside.Receivers, process))
        .AddSingleton<IIncomingGrainCallFilter>(outside.Watch)
        .AddKeyedSingleton<IStreamProvider>(FactStreams.Provider, (provider, _) => new LossyStreams(
            new StreamProvider(provider.GetRequiredService<Silo>()), process, outside.Faults, outside.Mutant));

    private static void AddMutant(IServiceCollection services, SimulatedProcess process, Mutant mutant)
    {
        services
            .AddSingleton<IFactStore>(provider => new MutantFacts(ActivatorUtilities.CreateInstance<SqliteFactStore>(provider), process.Time, mutant))
            .AddSingleton<IRows>(provider => new MutantRows(ActivatorUtilities.CreateInstance<SqliteRows>(provider), mutant));
        if (mutant == Mutant.ActorNotCleared)
            services.AddSingleton<IOutgoingGrainCallFilter, UnclearedActor>();
    }

    private sealed class SeededBytes(Chance chance) : ISecretBytes
    {
        public void Fill(Span<byte> target) => chance.Fill(target);
    }

    private sealed class NoFiles : IDeletedData
    {
        public Task OverwriteAsync() => Task.CompletedTask;
    }

    /// <summary>Nobody signs in here: hashing takes threads of its own.</summary>
    private sealed class NoPasswords : IPasswords
    {
        public Task<Result<Done>> CheckAsync(
            string source, string password, string email, ImmutableArray<string> schools, CancellationToken cancellationToken = default) => throw new NotSupportedException("No password is set here.");

        public Task<Result<string>> HashAsync(string source, string password, CancellationToken cancellationToken = default) => throw new NotSupportedException("No password is hashed here.");

        public Task<Result<ImmutableArray<bool>>> VerifyAsync(
            string source, ImmutableArray<string?> hashes, string password, CancellationToken cancellationToken = default) => throw new NotSupportedException("No password is checked here.");
    }
}

/// <summary>What is not part of any process: it goes on when one dies.</summary>
internal sealed record Outside(
    Findings Findings, Faults Faults, Coverage Coverage, EntryWatch Watch, Chance Secrets, Receivers Receivers, Mutant Mutant);
