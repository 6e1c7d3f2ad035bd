using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Calls;
using StudyMate.Embedded.Contracts;
using StudyMate.Embedded.Diagnostics;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Hosting;

/// <summary>One host's grains: built with the services, runs between start and stop of the host.</summary>
internal sealed class Engine : IHostedService, IDisposable
{
    private readonly GrainCollectionOptions _collection;
    private readonly EmbeddedOptions _options;
    private readonly EnginePartFactory[] _partFactories;
    private IIncomingGrainCallFilter[] _incoming = [];
    private IIncomingGrainCallFilter[] _tracedIncoming = [];
    private IOutgoingGrainCallFilter[] _outgoing = [];
    private IOutgoingGrainCallFilter[] _tracedOutgoing = [];
    private IEnginePart[] _parts = [];
    private IdleCollector? _collector;
    private volatile EngineState _state;

    public Engine(
        IServiceProvider services,
        TimeProvider time,
        IEngineScheduler scheduler,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        IOptions<EmbeddedOptions> options,
        IEnumerable<EnginePartFactory> parts,
        IMeterFactory meters,
        ILoggerFactory loggers)
    {
        Services = services;
        Time = time;
        Scheduler = scheduler;
        TurnsPerSlice = scheduler.TurnsPerSlice;
        _collection = collection.Value;
        _options = options.Value;
        Log = new EngineLog(loggers.CreateLogger("StudyMate.Embedded"));
        Timeouts = new CallTimeouts(this, messaging.Value.ResponseTimeout);
        Observers = new ObserverTarget(this);
        Catalog = new GrainCatalog(this, GrainCatalog.AssembliesWithGrains());
        _partFactories = [.. parts];
        Meters = new EngineMeters(meters, () => Catalog.Classes.Sum(grainClass => grainClass.ActivationCount));
    }

    private enum EngineState
    {
        Created,
        Running,
        Stopping,
        Stopped,
    }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public IEngineScheduler Scheduler { get; }

    public int TurnsPerSlice { get; }

    public EngineLog Log { get; }

    public EngineMeters Meters { get; }

    public CallTimeouts Timeouts { get; }

    public ObserverTarget Observers { get; }

    public GrainCatalog Catalog { get; }

    /// <summary>The filters of a call that begins now: those that propagate activities cost nothing while nobody listens.</summary>
    public IIncomingGrainCallFilter[] IncomingFilters => EngineActivities.CallsAreListenedTo ? _tracedIncoming : _incoming;

    /// <inheritdoc cref="IncomingFilters"/>
    public IOutgoingGrainCallFilter[] OutgoingFilters => EngineActivities.CallsAreListenedTo ? _tracedOutgoing : _outgoing;

    public MessageRebuilder? Rebuilder { get; private set; }

    public TimeSpan ActivationTimeout => _collection.ActivationTimeout;

    public TimeSpan DeactivationTimeout => _collection.DeactivationTimeout;

    public long Timestamp => Time.GetTimestamp();

    public bool IsRunning => _state == EngineState.Running;

    /// <summary>While the host stops, grains may still call each other to come to an end; nobody else is let in.</summary>
    public bool Accepts(Call call) => _state == EngineState.Running || (_state == EngineState.Stopping && call.Sender is not null);

    public TimeSpan CollectionAgeOf(Type grainClass)
    {
        if (grainClass.IsDefined(typeof(KeepAliveAttribute)))
            return TimeSpan.MaxValue;
        if (grainClass.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } limit)
            return limit.AgeLimit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : limit.AgeLimit;
        return _collection.ClassSpecificCollectionAge.GetValueOrDefault(grainClass.FullName!, _collection.CollectionAge);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        ContractCheck.ThrowIfViolated(Catalog);
        _tracedIncoming = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        _tracedOutgoing = [.. Services.GetServices<IOutgoingGrainCallFilter>()];
        _incoming = [.. _tracedIncoming.Where(filter => filter is not ActivityPropagation)];
        _outgoing = [.. _tracedOutgoing.Where(filter => filter is not ActivityPropagation)];
        Rebuilder = _options.RebuildMessages ? new MessageRebuilder() : null;
        _state = EngineState.Running;
        _collector = new IdleCollector(this, _collection.CollectionQuantum);
        _parts = [.. _partFactories.Select(part => part.Create(this))];
        foreach (var part in _parts)
            await part.StartAsync(cancellationToken);
    }

    public void Dispose()
    {
        _collector?.Dispose();
        Timeouts.Dispose();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_state != EngineState.Running)
            return;
        foreach (var part in _parts)
            await part.StopAsync(cancellationToken);
        _state = EngineState.Stopping;
        _collector?.Dispose();
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host is shutting down.");

        try
        {
            // A grain that ends may call another one into life: repeat until nobody is left.
            while (Catalog.Classes.SelectMany(grainClass => grainClass.Activations).ToArray() is { Length: > 0 } left)
            {
                // Awaited one by one, so that each end is a turn of this scheduler and none of the thread pool.
                var ends = left.OrderBy(activation => activation.Key).Select(async activation => await activation.DeactivateAsync(reason, cancellationToken));
                await Task.WhenAll(ends).WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.StoppedBusy(string.Join(", ", Catalog.Classes.SelectMany(grainClass => grainClass.Activations).Take(10).Select(activation => activation.GrainId)));
        }

        _state = EngineState.Stopped;
        Timeouts.FailAll();
    }
}

/// <summary>A part of the engine that starts and stops with the host.</summary>
internal interface IEnginePart
{
    Task StartAsync(CancellationToken cancellationToken);

    Task StopAsync(CancellationToken cancellationToken);
}

/// <summary>Makes a part for an engine; registered as a service, because parts are optional.</summary>
internal sealed record EnginePartFactory(Func<Engine, IEnginePart> Create);
