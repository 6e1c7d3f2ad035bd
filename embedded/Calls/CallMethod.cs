using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace StudyMate.Embedded.Calls;

/// <summary>One method of a grain interface.</summary>
internal sealed class CallMethod
{
    private readonly ConcurrentDictionary<Type, MethodInfo> _implementations = new();

    public CallMethod(GrainInterface owner, MethodInfo method)
    {
        Interface = owner;
        Info = method;
        Name = method.Name;
        ActivityName = $"{owner.Name}/{method.Name}";
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsOneWay = method.IsDefined(typeof(OneWayAttribute));
        AlwaysInterleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        TakesToken = method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
    }

    public GrainInterface Interface { get; }

    public MethodInfo Info { get; }

    public string Name { get; }

    public string ActivityName { get; }

    public bool IsReadOnly { get; }

    public bool IsOneWay { get; }

    public bool AlwaysInterleaves { get; }

    public bool TakesToken { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>The method of a class that implements this one; this one itself for what the engine calls on its own parts.</summary>
    public MethodInfo ImplementationIn(Type type) => _implementations.GetOrAdd(type, static (implementing, method) =>
    {
        var declaring = method.Info.DeclaringType!;
        if (!declaring.IsAssignableFrom(implementing))
            return method.Info;
        var map = implementing.GetInterfaceMap(declaring);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method.Info)];
    }, this);
}

/// <summary>One grain interface and how references to it are made; the same for every host in the process.</summary>
internal sealed class GrainInterface(Type type, string name, string wireName)
{
    public GrainInterface(Type type)
        : this(type, type.FullName ?? type.Name, type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.FullName ?? type.Name)
    {
    }

    public Type Type { get; } = type;

    public string Name { get; } = name;

    public GrainInterfaceType InterfaceType { get; } = new(wireName);

    /// <summary>Makes a reference; set when the reference class is emitted.</summary>
    public Func<GrainTarget, IdSpan, GrainReference> Create { get; set; } = null!;
}
