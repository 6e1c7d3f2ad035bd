using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StudyMate.Embedded.Storage;

namespace StudyMate.Embedded.Activations;

/// <summary>Builds grain objects of one class: services from the activation's scope, records by their attribute.</summary>
internal sealed class GrainBuilder
{
    private static readonly ConcurrentDictionary<Type, GrainBuilder> Known = new();

    private readonly ConstructorInvoker _constructor;
    private readonly Func<Activation, object?>[] _arguments;

    private GrainBuilder(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        var chosen = constructors.FirstOrDefault(candidate => candidate.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.Where(candidate => candidate.IsPublic).MaxBy(candidate => candidate.GetParameters().Length)
            ?? constructors.MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no constructor.");
        _constructor = ConstructorInvoker.Create(chosen);
        var parameters = chosen.GetParameters();
        _arguments = [.. parameters.Select(ArgumentOf)];
        NeedsScope = parameters.Any(parameter => !IsOwn(parameter));
    }

    /// <summary>The builder of a class; the same for every host of this process.</summary>
    public static GrainBuilder Of(Type type) => Known.GetOrAdd(type, static grain => new GrainBuilder(grain));

    /// <summary>Whether a constructor argument comes from the services: then the activation has a scope of its own.</summary>
    public bool NeedsScope { get; }

    public object Build(Activation activation)
    {
        var arguments = new object?[_arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = _arguments[index](activation);
        return _constructor.Invoke(arguments.AsSpan());
    }

    private static bool IsOwn(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(IGrainContext) || parameter.IsDefined(typeof(PersistentStateAttribute));

    private static Func<Activation, object?> ArgumentOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(IGrainContext))
            return static activation => activation;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } record)
            return PersistentRecord.FactoryFor(parameter, record);
        if (type == typeof(IServiceProvider))
            return static activation => activation.ActivationServices;
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return activation => activation.ActivationServices.GetRequiredKeyedService(type, keyed.Key);
        if (parameter.HasDefaultValue)
            return activation => activation.ActivationServices.GetService(type) ?? parameter.DefaultValue;
        return activation => activation.ActivationServices.GetRequiredService(type);
    }
}
