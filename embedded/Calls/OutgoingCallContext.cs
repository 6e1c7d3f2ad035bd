using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace StudyMate.Embedded.Calls;

/// <summary>One call on its way through the filters of the calling side.</summary>
internal sealed class OutgoingCallContext(Call call, GrainReference reference, IOutgoingGrainCallFilter[] filters) : IOutgoingGrainCallContext
{
    private int _stage;
    private Task? _sent;
    private Func<Task>? _send;
    private Response? _response;

    public IInvokable Request => call;

    public object Grain => reference;

    public GrainId? SourceId => call.Sender?.GrainId;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => call.Method.Interface.InterfaceType;

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.GetMethodName();

    public MethodInfo InterfaceMethod => call.GetMethod();

    public IGrainContext? SourceContext => call.Sender;

    public object? Result
    {
        get => Response?.Result;
        set => _response = Response.FromResult(value);
    }

    public Response? Response
    {
        get => _response ?? (_sent is { IsCompleted: true } ended ? call.ToResponse(ended) : null);
        set => _response = value;
    }

    public async Task<T> Send<T>()
    {
        _send = () => CallSender.Dispatch(reference, (Call<T>)call);
        await Invoke();
        if (_response is not null)
            return typeof(T) == typeof(Nothing) ? default! : _response.GetResult<T>();
        return _sent is null ? default! : await (Task<T>)_sent;
    }

    public Task Invoke()
    {
        var stage = _stage++;
        return stage < filters.Length ? filters[stage].Invoke(this) : _sent = _send!();
    }
}
