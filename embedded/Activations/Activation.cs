using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StudyMate.Embedded.Calls;
using StudyMate.Embedded.Timers;

namespace StudyMate.Embedded.Activations;

/// <summary>
/// One activation of a grain: its queue, its scheduler and its life in one object, because a bare grain must stay small. Everything that most
/// grains never need lives in <see cref="ActivationExtras"/>.
/// </summary>
internal sealed partial class Activation : TaskScheduler, IGrainContext, IWorkItemScheduler, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static Activation? _current;

    [ThreadStatic]
    private static Activation? _constructing;

    private readonly IdSpan _key;
    private ActivationState _state;
    private ActivationExtras? _extras;

    public Activation(GrainClass grainClass, IdSpan key)
    {
        Class = grainClass;
        _key = key;
        LastUsed = grainClass.Engine.Timestamp;
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static new Activation? Current => _current;

    /// <summary>The activation whose grain object is being built on this thread.</summary>
    public static Activation? Constructing => _constructing;

    public GrainClass Class { get; }

    public IdSpan Key => _key;

    public GrainId GrainId => new(Class.GrainType, _key);

    public object? GrainInstance { get; private set; }

    /// <summary>The call that bars others from entering, if any.</summary>
    public Call? Busy => _busy;

    public long LastUsed { get; private set; }

    public bool HasEnded => _state == ActivationState.Ended;

    public IServiceProvider ActivationServices
    {
        get
        {
            if (!Class.NeedsScope)
                return Class.Engine.Services;
            var extras = Extras;
            lock (extras)
                return (extras.Scope ??= Class.Engine.Services.CreateScope()).ServiceProvider;
        }
    }

    public GrainReference GrainReference => Extras.Reference ??= ReferenceEmitter.Of(Class.Interfaces[0]).Create(Class, _key);

    IWorkItemScheduler IGrainContext.Scheduler => this;

    public Task Deactivated
    {
        get
        {
            var extras = Extras;
            lock (this)
            {
                extras.Ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_state == ActivationState.Ended)
                    extras.Ended.TrySetResult();
                return extras.Ended.Task;
            }
        }
    }

    private ActivationExtras Extras => _extras ?? MakeExtras();

    public object? GetTarget() => GrainInstance;

    /// <summary>The object that a call is made on: the grain, or a component for the engine's own interfaces.</summary>
    public object CallTarget(Call call) => call.GetTarget() ?? GrainInstance!;

    public object? GetComponent(Type componentType) => componentType.IsInstanceOfType(GrainInstance)
        ? GrainInstance
        : _extras?.Components?.GetValueOrDefault(componentType);

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        var extras = Extras;
        lock (extras)
        {
            if (value is null)
                extras.Components?.Remove(typeof(TComponent));
            else
                (extras.Components ??= [])[typeof(TComponent)] = value;
        }
    }

    public TComponent GetOrAddComponent<TComponent>(Func<Activation, TComponent> create)
        where TComponent : class
    {
        var extras = Extras;
        lock (extras)
        {
            extras.Components ??= [];
            if (!extras.Components.TryGetValue(typeof(TComponent), out var found))
                extras.Components[typeof(TComponent)] = found = create(this);
            return (TComponent)found;
        }
    }

    public void EnterReentrantSection(Guid id)
    {
        lock (this)
        {
            var sections = Extras.ReentrantSections ??= [];
            sections[id] = sections.GetValueOrDefault(id) + 1;
            _scanned = null;
        }
    }

    public void LeaveReentrantSection(Guid id)
    {
        lock (this)
        {
            if (_extras?.ReentrantSections is { } sections && sections.TryGetValue(id, out var count) && count > 1)
                sections[id] = count - 1;
            else
                _extras?.ReentrantSections?.Remove(id);
        }
    }

    public void AddRecord(Storage.ILoadedOnActivation record) => (Extras.Records ??= []).Add(record);

    public void AddTimer(GrainTimer timer)
    {
        lock (this)
            (Extras.Timers ??= []).Add(timer);
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (this)
            _extras?.Timers?.Remove(timer);
    }

    bool IEquatable<IGrainContext>.Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[Activation {GrainId} {_state}]";

    private ActivationExtras MakeExtras()
    {
        Interlocked.CompareExchange(ref _extras, new ActivationExtras(), null);
        return _extras!;
    }
}
