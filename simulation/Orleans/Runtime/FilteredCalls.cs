using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>A call on its way through the filters of the called side, then to the method.</summary>
internal sealed class IncomingCall(Call call, Activation receiver) : IIncomingGrainCallContext
{
    private int _next;

    public GrainId? SourceId => call.SourceId;

    public GrainId TargetId => receiver.GrainId;

    public string InterfaceName => InterfaceMethod.DeclaringType!.FullName!;

    public string MethodName => InterfaceMethod.Name;

    public MethodInfo InterfaceMethod => call.Method;

    public Task Invoke()
    {
        var filters = receiver.Class.Silo.IncomingFilters;
        return _next < filters.Length ? filters[_next++].Invoke(this) : call.Begin(receiver);
    }
}

/// <summary>A call on its way through the filters of the calling side, then to the grain.</summary>
internal sealed class OutgoingCall(Call call, IOutgoingGrainCallFilter[] filters, Silo silo) : IOutgoingGrainCallContext
{
    private int _next;

    public GrainId? SourceId => call.SourceId;

    public GrainId TargetId => call.Target;

    public string InterfaceName => InterfaceMethod.DeclaringType!.FullName!;

    public string MethodName => InterfaceMethod.Name;

    public MethodInfo InterfaceMethod => call.Method;

    public Task Invoke() => _next < filters.Length ? filters[_next++].Invoke(this) : silo.Dispatch(call);
}
