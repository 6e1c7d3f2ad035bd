using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Activations;

/// <summary>All grain classes of one host, found in the loaded assemblies that refer to this one.</summary>
internal sealed class GrainCatalog
{
    private static readonly ConcurrentDictionary<Assembly, Type[]> Types = new();
    private static readonly ConcurrentDictionary<Assembly, Type[]> GrainClasses = new();

    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly ConcurrentDictionary<Type, GrainClass> _byInterface = new();
    private readonly List<string> _problems = [];

    public GrainCatalog(Engine engine, IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(GrainClassesOf).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var grainType = GrainInterfaces.GrainTypeOf(type);
            if (_byType.TryGetValue(grainType, out var other))
                _problems.Add($"{type} and {other.Type} share the grain type '{grainType}': give one of them a [GrainType].");
            else
                _byType[grainType] = new GrainClass(engine, type, grainType);
        }
    }

    public IEnumerable<GrainClass> Classes => _byType.Values;

    /// <summary>What keeps the host from starting.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public GrainClass? Find(GrainType grainType) => _byType.GetValueOrDefault(grainType);

    /// <summary>The class that implements an interface.</summary>
    /// <exception cref="ArgumentException">None does, or several do and none is named after the interface.</exception>
    public GrainClass ImplementationOf(Type interfaceType, string? classNamePrefix = null) => classNamePrefix is null
        ? _byInterface.GetOrAdd(interfaceType, static (type, catalog) => catalog.Resolve(type, null), this)
        : Resolve(interfaceType, classNamePrefix);

    /// <summary>The assemblies that can hold grains: all that refer to this one, those included that are not loaded yet.</summary>
    public static IEnumerable<Assembly> AssembliesWithGrains()
    {
        var found = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var open = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && RefersToEngine(assembly)));
        while (open.TryPop(out var assembly))
        {
            if (!found.TryAdd(assembly.GetName().Name!, assembly))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("StudyMate.", StringComparison.Ordinal)))
            {
                var referenced = Assembly.Load(name);
                if (RefersToEngine(referenced))
                    open.Push(referenced);
            }
        }

        return found.Values;
    }

    private static bool RefersToEngine(Assembly assembly)
    {
        var name = typeof(GrainCatalog).Assembly.GetName().Name;
        return Array.Exists(assembly.GetReferencedAssemblies(), reference => string.Equals(reference.Name, name, StringComparison.Ordinal));
    }

    private static Type[] GrainClassesOf(Assembly assembly) =>
        GrainClasses.GetOrAdd(assembly, static read => [.. TypesOf(read).Where(GrainInterfaces.IsGrainClass)]);

    public static IEnumerable<Type> TypesOf(Assembly assembly) => Types.GetOrAdd(assembly, static read => [.. ReadTypes(read)]);

    private static IEnumerable<Type> ReadTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partial)
        {
            // A type whose dependency is absent cannot be a grain of this host; the others still are.
            return partial.Types.OfType<Type>();
        }
    }

    private GrainClass Resolve(Type interfaceType, string? prefix)
    {
        var candidates = _byType.Values.Where(candidate => interfaceType.IsAssignableFrom(candidate.Type)).ToArray();
        if (prefix is not null)
            candidates = [.. candidates.Where(candidate => candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
        if (candidates.Length > 1)
        {
            var conventional = candidates.Where(candidate => string.Equals(interfaceType.Name, $"I{candidate.Type.Name}", StringComparison.Ordinal)).ToArray();
            candidates = conventional.Length == 1 ? conventional : candidates;
        }

        return candidates switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"Could not find an implementation for interface {interfaceType}", nameof(interfaceType)),
            _ => throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for interface {interfaceType}. Candidates: {string.Join(", ", candidates.Select(candidate => candidate.Type.FullName))}", nameof(interfaceType)),
        };
    }
}
