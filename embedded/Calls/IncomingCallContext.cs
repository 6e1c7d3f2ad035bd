using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Calls;

/// <summary>One call on its way through the filters of the called side: those of the host in their order, then the grain's own.</summary>
internal sealed class IncomingCallContext(Call call, Activation activation, IIncomingGrainCallFilter[] filters) : IIncomingGrainCallContext
{
    private int _stage;
    private Task? _method;
    private Response? _response;

    public IInvokable Request => call;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => call.SourceId;

    public GrainId TargetId => activation.GrainId;

    public GrainInterfaceType InterfaceType => call.Method.Interface.InterfaceType;

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.GetMethodName();

    public MethodInfo InterfaceMethod => call.GetMethod();

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => activation.Class.ImplementationOf(call.Method);

    public object? Result
    {
        get => Response?.Result;
        set => _response = Response.FromResult(value);
    }

    public Response? Response
    {
        get => _response ?? (_method is { IsCompleted: true } ended ? call.ToResponse(ended) : null);
        set => _response = value;
    }

    public Task Invoke()
    {
        var stage = _stage++;
        if (stage < filters.Length)
            return filters[stage].Invoke(this);
        if (stage == filters.Length && activation.GrainInstance is IIncomingGrainCallFilter own)
            return own.Invoke(this);
        return _method = call.Begin(activation.CallTarget(call));
    }

    /// <summary>Answers with what the filters left.</summary>
    public void Answer()
    {
        var rebuilder = activation.Class.Engine.Rebuilder;
        if (_response is not null)
            call.Answer(_response, rebuilder);
        else if (_method is null)
            call.Answer(Response.Completed, rebuilder);
        else if (_method.IsCompletedSuccessfully)
            call.Succeed(_method, rebuilder);
        else
            call.Answer(call.ToResponse(_method), rebuilder);
    }
}
