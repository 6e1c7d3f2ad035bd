using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>One method of a grain interface: makes its calls. The same for every process and thread.</summary>
internal abstract class GrainMethod(MethodInfo info)
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    private readonly bool _alwaysInterleaves = info.IsDefined(typeof(AlwaysInterleaveAttribute));
    private readonly bool _isOneWay = info.IsDefined(typeof(OneWayAttribute));
    private readonly int _token = Array.FindIndex(info.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
    private readonly MethodInvoker _invoker = MethodInvoker.Create(info);

    public static GrainMethod Of(MethodInfo info) => Known.GetOrAdd(info, static method =>
    {
        var result = method.ReturnType;
        if (!typeof(Task).IsAssignableFrom(result))
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns {result}: grain methods return tasks.");
        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result.IsGenericType ? result.GetGenericArguments()[0] : typeof(Nothing)), method)!;
    });

    public Call CallOf(GrainId target, object?[] args, Activation? sender)
    {
        var call = Make(new CallTarget(target, info, activation => (Task)_invoker.Invoke(activation.GrainInstance, args.AsSpan())!), sender);
        (call.AlwaysInterleaves, call.IsOneWay) = (_alwaysInterleaves, _isOneWay);
        if (_token >= 0)
            call.HasToken(token => args[_token] = token, (CancellationToken)args[_token]!); // The parameter is of that type.
        return call;
    }

    protected abstract Call Make(CallTarget target, Activation? sender);
}

/// <summary>A method that answers with a <typeparamref name="T"/>.</summary>
internal sealed class GrainMethod<T>(MethodInfo info) : GrainMethod(info)
{
    protected override Call Make(CallTarget target, Activation? sender) => new Call<T>(target, sender);
}
