using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Simulation;

/// <summary>Builds grain objects of one class: records by their attribute, everything else from the services.</summary>
internal sealed class GrainBuilder
{
    private static readonly ConcurrentDictionary<Type, GrainBuilder> Known = new();

    private readonly ConstructorInvoker _constructor;
    private readonly Func<Activation, object?>[] _arguments;

    private GrainBuilder(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Single();
        _constructor = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(ArgumentOf)];
    }

    public static object Build(Activation activation)
    {
        var builder = Known.GetOrAdd(activation.Class.Type, static type => new GrainBuilder(type));
        return builder._constructor.Invoke(builder._arguments.Select(argument => argument(activation)).ToArray().AsSpan());
    }

    private static Func<Activation, object?> ArgumentOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is not { } attribute)
            return activation => activation.ActivationServices.GetRequiredService(type);
        var record = ConstructorInvoker.Create(typeof(PersistentRecord<>).MakeGenericType(type.GetGenericArguments()).GetConstructors().Single());
        return activation =>
        {
            var storage = activation.ActivationServices.GetRequiredKeyedService<IGrainStorage>(attribute.StorageName);
            var made = (PersistentRecord)record.Invoke(activation, attribute.StateName, storage);
            activation.Records.Add(made);
            return made;
        };
    }
}
