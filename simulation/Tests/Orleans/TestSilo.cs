using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;
using StudyMate.Storage;

namespace StudyMate.Simulation;

/// <summary>A process with the grains of these tests, on the disk of the simulation. Nothing goes wrong but what a test does.</summary>
internal sealed class TestSilo : IDisposable
{
    public const string Streams = "streams";

    private const int MostSteps = 100_000;

    private readonly SimulatedWorld _world;
    private readonly SimulatedProcess _outside;
    private readonly SimulatedDisk _disk;
    private readonly Action<IServiceCollection>? _change;
    private ServiceProvider _services;

    public TestSilo(int seed = 1, Action<IServiceCollection>? change = null)
    {
        _world = new SimulatedWorld((ulong)seed, new DateTimeOffset(2026, 3, 9, 7, 0, 0, TimeSpan.Zero));
        _outside = new SimulatedProcess(_world);
        _disk = new SimulatedDisk(_outside.Time);
        _change = change;
        Process = new SimulatedProcess(_world);
        _services = Start();
    }

    public SimulatedProcess Process { get; private set; }

    public DateTimeOffset Now => _world.Now;

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => _services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);

    /// <summary>Begins something in the process, from outside of its grains.</summary>
    public Task<T> Begin<T>(Func<Task<T>> work) => Begin(Process, work);

    /// <summary>Does it to its end.</summary>
    public T Do<T>(Func<Task<T>> work) => Drive(Begin(work));

    /// <inheritdoc cref="Do{T}(Func{Task{T}})"/>
    public void Do(Func<Task> work) => Drive(Begin(async () =>
    {
        await work();
        return true;
    }));

    /// <summary>Lets everything happen until it has ended.</summary>
    public T Drive<T>(Task<T> work)
    {
        var last = _world.Steps + MostSteps;
        while (!work.IsCompleted)
            (_world.Steps < last && _world.Step()).Should().BeTrue("What the test waits for does not happen.");
        return work.GetAwaiter().GetResult();
    }

    public void PassTime(TimeSpan span) => Drive(Begin(_outside, async () =>
    {
        await Task.Delay(span, _outside.Time);
        return true;
    }));

    public void Send<T>(string ns, string key, T item) => Do(() =>
        _services.GetRequiredKeyedService<IStreamProvider>(Streams).GetStream<T>(StreamId.Create(ns, key)).OnNextAsync(item));

    public void Stop() => Do(_services.GetRequiredService<Silo>().StopAsync);

    /// <summary>The power goes, and comes back at once.</summary>
    public void LosePower()
    {
        Process.Kill();
        _disk.LosePower();
        Process = new SimulatedProcess(_world);
        _services = Start();
    }

    /// <summary>Changes a record behind the back of its grain.</summary>
    public void OnDisk(string sql) => _disk.Session.Run(sql);

    public void Dispose()
    {
        Process.Kill();
        _disk.Dispose();
    }

    private static Task<T> Begin<T>(SimulatedProcess process, Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, process).Unwrap();

    private ServiceProvider Start()
    {
        var chance = new Chance(1);
        var coverage = new Coverage();
        var findings = new Findings(_world, trace: null);
        var database = new SimulatedSqlite(_disk, Process, new Faults(chance, coverage) { Active = false }, new EntryWatch(findings, coverage), Mutant.None);
        var services = new ServiceCollection()
            .AddSilo(typeof(TestSilo).Assembly)
            .AddLogging()
            .AddSingleton(Process.Time)
            .AddSingleton<ITurnScheduler>(Process)
            .AddSingleton<ILoggerFactory>(new TracingLoggers(findings))
            .AddSingleton<IReminderTable>(new SqliteReminderTable(database))
            .AddKeyedSingleton<IGrainStorage>("records", new SqliteGrainStorage(database, new RecordSerializer([TestJson.Default])))
            .AddKeyedSingleton<IStreamProvider>(Streams, (provider, _) => new StreamProvider(provider.GetRequiredService<Silo>()));
        _change?.Invoke(services);
        var built = services.BuildServiceProvider();
        Do(built.GetRequiredService<Silo>().StartAsync);
        return built;
    }
}

/// <summary>What a grain of these tests keeps.</summary>
internal sealed record Purse(int Coins = 0)
{
    public Purse()
        : this(0)
    {
    }
}

[JsonSerializable(typeof(Purse))]
internal sealed partial class TestJson : JsonSerializerContext;
