using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>One grain class in one process: what its attributes say, and where its activations are.</summary>
internal sealed class GrainClass
{
    /// <summary>Orleans takes the number of processors; here a seed means the same on every machine.</summary>
    private const int Workers = 4;

    private static readonly ConcurrentDictionary<Assembly, Type[]> Known = new();

    private readonly Dictionary<IdSpan, List<Activation>> _activations = [];
    private readonly int _most;

    public GrainClass(Silo silo, Type type)
    {
        Silo = silo;
        Type = type;
        GrainType = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.Name ?? NameOf(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        var workers = type.GetCustomAttribute<StatelessWorkerAttribute>();
        _most = workers is null ? 1 : workers.MaxLocalWorkers > 0 ? workers.MaxLocalWorkers : Workers;
    }

    public Silo Silo { get; }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    /// <summary>In the order of their keys: how a dictionary happens to lie in memory must not decide anything.</summary>
    public IEnumerable<Activation> Activations => _activations.OrderBy(pair => pair.Key.Text, StringComparer.Ordinal).SelectMany(pair => pair.Value);

    public static Type[] In(Assembly assembly) => Known.GetOrAdd(assembly, static read =>
    [
        .. read.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type) && typeof(IGrainBase).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ]);

    /// <summary>An idle activation is preferred, a new one is made up to the limit, then the least busy one takes the call.</summary>
    public void Deliver(Call call)
    {
        if (!_activations.TryGetValue(call.Target.Key, out var living))
            _activations[call.Target.Key] = living = [];
        var chosen = living.MinBy(activation => activation.Load);
        if (chosen is null || (chosen.Load > 0 && living.Count < _most))
            living.Add(chosen = new Activation(this, call.Target.Key));
        chosen.Enqueue(call);
    }

    /// <summary>Removes an activation that ended.</summary>
    public void Forget(Activation activation)
    {
        var living = _activations[activation.GrainId.Key];
        living.Remove(activation);
        if (living.Count == 0)
            _activations.Remove(activation.GrainId.Key);
    }

    /// <summary>The class name in lower case without <c>Grain</c>, as Orleans has it.</summary>
    private static string NameOf(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }
}
