using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>Where every turn runs, one after the other; whoever implements it decides the order.</summary>
internal interface ITurnScheduler
{
    void Schedule(IThreadPoolWorkItem turn);
}

/// <summary>The grains of one process. Everything in here runs on one thread.</summary>
internal sealed class Silo : IGrainFactory
{
    /// <summary>How long a caller waits, as Orleans has it by default.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may take to come or to go.</summary>
    public static readonly TimeSpan LifeTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan CollectionQuantum = TimeSpan.FromMinutes(1);

    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly Dictionary<Type, GrainClass> _byInterface = [];
    private readonly CallTimeouts _timeouts;
    private readonly ITimer _collector;
    private IOutgoingGrainCallFilter[] _outgoing = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private bool _running;
    private bool _stopping;

    public Silo(IServiceProvider services, IEnumerable<Assembly> grains)
    {
        Services = services;
        Time = services.GetRequiredService<TimeProvider>();
        Scheduler = services.GetRequiredService<ITurnScheduler>();
        Log = new SiloLog(services.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans"));
        _timeouts = new CallTimeouts(Time);
        _collector = CleanContext.CreateTimer(Time, Collect);
        foreach (var grainClass in grains.SelectMany(GrainClass.In).Select(type => new GrainClass(this, type)))
            _byType.Add(grainClass.GrainType, grainClass);
    }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public ITurnScheduler Scheduler { get; }

    public SiloLog Log { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; private set; } = [];

    public IEnumerable<GrainClass> Classes => _byType.Values;

    /// <summary>Whether this is the thread that everything runs on.</summary>
    public bool IsHere => Environment.CurrentManagedThreadId == _thread;

    public bool IsRunning => _running && !_stopping;

    public GrainClass ClassOf(GrainType type) => _byType[type];

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)GrainReference.To(this, GrainId.Create(ImplementationOf(typeof(TGrainInterface)).GrainType, primaryKey), typeof(TGrainInterface));

    public async Task StartAsync()
    {
        IncomingFilters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        _outgoing = [.. Services.GetServices<IOutgoingGrainCallFilter>()];
        _running = true;
        _collector.Change(CollectionQuantum, CollectionQuantum);
        await Services.GetRequiredService<Reminders>().StartAsync();
    }

    /// <summary>Every grain comes to its end; nobody but they may still call.</summary>
    public async Task StopAsync()
    {
        Services.GetRequiredService<Reminders>().Stop();
        _collector.Dispose();
        _stopping = true;
        // A grain that ends may call another one into life: repeat until nobody is left.
        while (Activations().ToArray() is { Length: > 0 } left)
        {
            // Awaited one by one, so that each end is a turn of this scheduler and none of the thread pool.
            await Task.WhenAll(left.Select(async activation =>
            {
                activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host is shutting down."));
                await activation.Ended;
            }));
        }

        _running = false;
        _timeouts.FailAll();
    }

    /// <summary>Sends a call of the code that runs now: of a grain, or of somebody outside.</summary>
    public Task Send(GrainId target, GrainMethod method, object?[] args)
    {
        var call = method.CallOf(target, args, Activation.Current);
        return _outgoing.Length == 0 ? Dispatch(call) : call.SendThrough(_outgoing, this);
    }

    /// <summary>Sends a call on its way, with the caller's context of this moment.</summary>
    public Task Dispatch(Call call)
    {
        call.Context = RequestContext.Current;
        if (!_running || (_stopping && call.Sender is null))
        {
            call.Fail(new SiloUnavailableException($"The host is not running: {call}"));
        }
        else if (call.Token.IsCancellationRequested)
        {
            call.Fail(new OperationCanceledException(call.Token));
        }
        else
        {
            if (!call.IsOneWay)
                Observe(call);
            // Calls that are on their way together arrive in any order, as in Orleans.
            Scheduler.Schedule(new Arrival(call, ClassOf(call.Target.Type)));
        }

        return call.IsOneWay ? Task.CompletedTask : call.Answer;
    }

    private void Observe(Call call)
    {
        _timeouts.Watch(call);
        call.ObserveToken();
    }

    private GrainClass ImplementationOf(Type interfaceType)
    {
        if (!_byInterface.TryGetValue(interfaceType, out var found))
            _byInterface[interfaceType] = found = Classes.Single(grainClass => interfaceType.IsAssignableFrom(grainClass.Type));
        return found;
    }

    private void Collect()
    {
        var unusedSince = Time.GetUtcNow() - CollectionAge;
        foreach (var activation in Activations().Where(activation => activation.IsIdleSince(unusedSince)).ToArray())
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody used it."));
    }

    private sealed class Arrival(Call call, GrainClass grainClass) : IThreadPoolWorkItem
    {
        public void Execute() => grainClass.Deliver(call);
    }

    private IEnumerable<Activation> Activations() => Classes.SelectMany(grainClass => grainClass.Activations);
}

/// <summary>Registers the grains of a process.</summary>
internal static class SiloServices
{
    /// <param name="services">With scheduler, clock, logging, storage of records and reminders.</param>
    /// <param name="grains">Where the grain classes are.</param>
    public static IServiceCollection AddSilo(this IServiceCollection services, params Assembly[] grains) => services
        .AddSingleton(provider => new Silo(provider, grains))
        .AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>())
        .AddSingleton<Reminders>();
}
