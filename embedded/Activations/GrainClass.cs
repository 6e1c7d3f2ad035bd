using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using StudyMate.Embedded.Calls;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Activations;

/// <summary>One grain class on one host: what its attributes say, how its grains are built, and where its activations are.</summary>
internal sealed class GrainClass : GrainTarget
{
    private readonly ConcurrentDictionary<IdSpan, Activation> _activations = new();
    private readonly ConcurrentDictionary<IdSpan, WorkerPool> _workers = new();
    private readonly GrainBuilder _builder;

    public GrainClass(Engine engine, Type type, GrainType grainType)
        : base(engine, grainType)
    {
        Type = type;
        TypeName = $"{type.FullName},{type.Assembly.GetName().Name}";
        Tag = new KeyValuePair<string, object?>("grain_type", grainType.ToString());
        Interfaces = [.. type.GetInterfaces().Where(GrainInterfaces.IsGrainInterface)];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        FiltersItself = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        MayInterleave = MayInterleavePredicate(type);
        OverridesOnActivate = Overrides(nameof(IGrainBase.OnActivateAsync));
        OverridesOnDeactivate = Overrides(nameof(IGrainBase.OnDeactivateAsync));
        CollectionAge = engine.CollectionAgeOf(type);
        if (type.GetCustomAttribute<StatelessWorkerAttribute>() is { } worker)
            MaxWorkers = worker.MaxLocalWorkers > 0 ? worker.MaxLocalWorkers : Environment.ProcessorCount;
        _builder = GrainBuilder.Of(type);
    }

    public Type Type { get; }

    /// <summary>As activities name it.</summary>
    public string TypeName { get; }

    /// <summary>As the meters name it.</summary>
    public KeyValuePair<string, object?> Tag { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    public bool FiltersItself { get; }

    public Func<object, IInvokable, bool>? MayInterleave { get; }

    public bool OverridesOnActivate { get; }

    public bool OverridesOnDeactivate { get; }

    public bool NeedsScope => _builder.NeedsScope;

    public TimeSpan CollectionAge { get; }

    /// <summary>0 unless the grain is a stateless worker.</summary>
    public int MaxWorkers { get; }

    public IEnumerable<Activation> Activations => MaxWorkers == 0
        ? _activations.Select(pair => pair.Value)
        : _workers.SelectMany(pair => pair.Value.Activations);

    public int ActivationCount => MaxWorkers == 0 ? _activations.Count : _workers.Sum(pair => pair.Value.Activations.Length);

    public object Create(Activation activation) => _builder.Build(activation);

    public override void Deliver(GrainReference reference, Call call)
    {
        if (MaxWorkers != 0)
        {
            _workers.GetOrAdd(reference.Key, static (key, grainClass) => new WorkerPool(grainClass, key), this).Deliver(call);
            return;
        }

        var activation = reference.LastSeen;
        while (activation is null || !activation.TryEnqueue(call))
            reference.LastSeen = activation = Find(reference.Key);
    }

    /// <summary>Removes an activation that ended.</summary>
    public void Forget(Activation activation)
    {
        if (MaxWorkers == 0)
            _activations.TryRemove(new KeyValuePair<IdSpan, Activation>(activation.Key, activation));
        else if (_workers.TryGetValue(activation.Key, out var pool))
            pool.Forget(activation);
    }

    private Activation Find(IdSpan key) => _activations.TryGetValue(key, out var found)
        ? found
        : _activations.GetOrAdd(key, static (missing, grainClass) => new Activation(grainClass, missing), this);

    private bool Overrides(string method)
    {
        if (!typeof(IGrainBase).IsAssignableFrom(Type))
            return false;
        var map = Type.GetInterfaceMap(typeof(IGrainBase));
        var implementation = map.TargetMethods[Array.FindIndex(map.InterfaceMethods, candidate => string.Equals(candidate.Name, method, StringComparison.Ordinal))];
        return implementation.DeclaringType != typeof(Grain) && implementation.DeclaringType != typeof(IGrainBase);
    }

    private static Func<object, IInvokable, bool>? MayInterleavePredicate(Type type)
    {
        if (type.GetCustomAttribute<MayInterleaveAttribute>() is not { } attribute)
            return null;
        const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;
        var method = type.GetMethod(attribute.CallbackMethodName, Anywhere, [typeof(IInvokable)]);
        if (method is null || method.ReturnType != typeof(bool))
            throw new InvalidOperationException($"{type} has no predicate 'bool {attribute.CallbackMethodName}(IInvokable)', which [MayInterleave] names.");
        if (method.IsStatic)
        {
            var predicate = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, request) => predicate(request);
        }

        return (grain, request) => (bool)method.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, [request], null)!;
    }
}
