using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Calls;

/// <summary>One call on its way through the filters of the calling side. A filter that goes on again sends the call again.</summary>
internal sealed class OutgoingCallContext<T>(Call<T> call, GrainReference reference, IOutgoingGrainCallFilter[] filters) : IOutgoingGrainCallContext
{
    private readonly Activation? _source = call.Sender;
    private Task?[]? _innerFilters;
    private int _stage;
    private Call<T> _call = call;
    private Task<T>? _sent;
    private Response? _response;

    public IInvokable Request => _call;

    public object Grain => reference;

    public GrainId? SourceId => _source?.GrainId;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => _call.Method.Interface.InterfaceType;

    public string InterfaceName => _call.GetInterfaceName();

    public string MethodName => _call.GetMethodName();

    public MethodInfo InterfaceMethod => _call.GetMethod();

    public IGrainContext? SourceContext => _source;

    public object? Result
    {
        get => Response?.Result;
        set => _response = Response.FromResult(value);
    }

    // A failed call leaves no response: its exception is thrown by Invoke, and a filter that catches it sets a result instead.
    public Response? Response
    {
        get => _response ?? (_sent is { IsCompletedSuccessfully: true } ended ? _call.ToResponse(ended) : null);
        set => _response = value;
    }

    private bool HasAnswer => _response is not null || _sent is { IsCompletedSuccessfully: true };

    public async Task<T> Send()
    {
        await Invoke();
        if (_response is not null)
            return typeof(T) == typeof(Nothing) ? default! : _response.GetResult<T>();
        return _sent is { IsCompletedSuccessfully: true } ? await _sent : throw Broken();
    }

    public Task Invoke()
    {
        while (_stage > 1 && EndedStage(_stage - 1))
            _stage--;
        var stage = _stage++;
        if (stage < filters.Length)
            return Run(stage, filters[stage]);
        if (_sent is { IsCompleted: false })
            throw new InvalidOperationException($"A filter went on with {_call} while it was on its way.");
        if (_sent is not null)
            _call = _call.Again();
        _response = null;
        return _sent = CallSender.Dispatch(reference, _call);
    }

    private Task Run(int stage, IOutgoingGrainCallFilter filter)
    {
        if (stage == 0)
            return filter.Invoke(this);
        _innerFilters ??= new Task?[filters.Length];
        _innerFilters[stage] = null;
        return _innerFilters[stage] = Checked(filter.Invoke(this));
    }

    private async Task Checked(Task running)
    {
        await running;
        if (!HasAnswer)
            throw Broken();
    }

    private bool EndedStage(int stage) => (_innerFilters is not null && stage < filters.Length ? _innerFilters[stage] : _sent) is { IsCompleted: true };

    private InvalidOperationException Broken() => new($"A filter neither went on with {_call} nor set a result.");
}
