using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Contracts;

/// <summary>Refuses to start a host whose contracts Orleans would punish later: everything that is wrong is told at once.</summary>
internal static class ContractCheck
{
    private static readonly ConcurrentDictionary<Type, string?> Items = new();

    // A process that starts one host after the other, as tests and the simulation do, looks at each grain class once.
    private static readonly ConcurrentDictionary<Type, bool> Clean = new();

    public static void ThrowIfViolated(GrainCatalog catalog)
    {
        Type[] unknown = [.. catalog.Classes.Select(grainClass => grainClass.Type).Where(type => !Clean.ContainsKey(type))];
        string[] problems = [.. catalog.Problems, .. ProblemsOf(unknown)];
        if (problems.Length > 0)
            throw new OrleansConfigurationException($"{problems.Length} violations of the grain contracts:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
        foreach (var type in unknown)
            Clean[type] = true;
    }

    /// <summary>What is wrong with the contracts of these grain classes.</summary>
    public static IReadOnlyList<string> ProblemsOf(IEnumerable<Type> grainClasses)
    {
        var check = new TypeCheck();
        var open = new Queue<Type>();
        var seen = new HashSet<Type>();
        foreach (var type in grainClasses.SelectMany(grainClass => grainClass.GetInterfaces()))
        {
            if (GrainInterfaces.IsGrainInterface(type))
                open.Enqueue(type);
            else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncObserver<>))
                check.Check(type.GetGenericArguments()[0], $"stream of {type.GetGenericArguments()[0].Name}");
        }

        while (open.TryDequeue(out var type))
        {
            if (seen.Add(type) && type.Assembly != typeof(ContractCheck).Assembly)
                CheckInterface(type, check, open);
        }

        return check.Problems;
    }

    /// <summary>Checks the items of a stream when it is first used, as no signature names them before.</summary>
    public static void ThrowIfNoStreamItem(Type type)
    {
        var problem = Items.GetOrAdd(type, static item =>
        {
            var check = new TypeCheck();
            check.Check(item, $"stream of {item.Name}");
            return check.Problems.Count == 0 ? null : string.Join(Environment.NewLine, check.Problems);
        });
        if (problem is not null)
            throw new OrleansConfigurationException(problem);
    }

    private static void CheckInterface(Type type, TypeCheck check, Queue<Type> open)
    {
        if (!type.IsDefined(typeof(AliasAttribute), inherit: false))
            check.Add(type.FullName!, "has no [Alias]");
        foreach (var method in ReferenceEmitter.MethodsOf(type).Where(method => method.DeclaringType!.Assembly != typeof(ContractCheck).Assembly))
        {
            var where = $"{method.DeclaringType!.FullName}.{method.Name}";
            if (!method.IsDefined(typeof(AliasAttribute)))
                check.Add(where, "has no [Alias]");
            if (method.IsGenericMethodDefinition)
                check.Add(where, "is generic: grain methods are not");
            if (ResultOf(method) is not { } result)
                check.Add(where, $"returns {method.ReturnType.Name}: only Task, Task<T>, ValueTask and ValueTask<T> can cross");
            else if (result != typeof(void))
                check.Check(result, where);
            foreach (var parameter in method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)))
            {
                check.Check(parameter.ParameterType, $"{where}({parameter.Name})");
                if (GrainInterfaces.IsObserverInterface(parameter.ParameterType))
                    open.Enqueue(parameter.ParameterType);
            }
        }
    }

    private static Type? ResultOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
            return typeof(void);
        return type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(Task<>) || definition == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : null;
    }
}
