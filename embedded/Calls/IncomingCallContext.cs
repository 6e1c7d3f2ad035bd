using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using StudyMate.Embedded.Contracts;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// One call on its way through the filters of the called side: those of the host in their order, then the own one of the called object, then the
/// method on <paramref name="target"/>. A filter may go on more than once: each time all that comes after it runs again.
/// </summary>
internal sealed class IncomingCallContext(Call call, IGrainContext context, object target, IIncomingGrainCallFilter[] filters) : IIncomingGrainCallContext
{
    private int _stage;
    private Task?[]? _innerFilters;
    private Task? _method;
    private Response? _response;

    public IInvokable Request => call;

    public object Grain => context.GrainInstance!;

    public GrainId? SourceId => call.SourceId;

    public GrainId TargetId => context.GrainId;

    public GrainInterfaceType InterfaceType => call.Method.Interface.InterfaceType;

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.GetMethodName();

    public MethodInfo InterfaceMethod => call.GetMethod();

    public IGrainContext TargetContext => context;

    public MethodInfo ImplementationMethod => call.Method.ImplementationIn(Grain.GetType());

    // A failed call has no result; its exception is thrown by Invoke.
    public object? Result
    {
        get => Response is { Exception: null } response ? response.Result : null;
        set => _response = Response.FromResult(value);
    }

    public Response? Response
    {
        get => _response ?? (_method is { IsCompleted: true } ended ? call.ToResponse(ended) : null);
        set => _response = value;
    }

    private int MethodStage => context.GrainInstance is IIncomingGrainCallFilter ? filters.Length + 1 : filters.Length;

    private bool HasAnswer => _response is not null || _method is { IsCompleted: true };

    public Task Invoke()
    {
        while (_stage > 1 && EndedStage(_stage - 1))
            _stage--;
        var stage = _stage++;
        if (stage < filters.Length)
            return Run(stage, filters[stage]);
        if (context.GrainInstance is IIncomingGrainCallFilter own && stage == filters.Length)
            return Run(stage, own);
        if (_method is { IsCompleted: false })
            throw new InvalidOperationException($"A filter went on with {call} while it was running.");
        _response = null;
        return _method = call.Begin(target);
    }

    /// <summary>Answers with what the filters left.</summary>
    public void Answer(MessageRebuilder? rebuilder)
    {
        if (_response is not null)
            call.Answer(_response, rebuilder);
        else if (_method is null)
            call.Fail(Broken());
        else if (_method.IsCompletedSuccessfully)
            call.Succeed(_method, rebuilder);
        else
            call.Answer(call.ToResponse(_method), rebuilder);
    }

    private Task Run(int stage, IIncomingGrainCallFilter filter)
    {
        if (stage == 0)
            return filter.Invoke(this);
        _innerFilters ??= new Task?[filters.Length + 1];
        _innerFilters[stage] = null;
        var running = filter.Invoke(this);
        return _innerFilters[stage] = running.IsCompletedSuccessfully && HasAnswer ? running : Checked(running);
    }

    private async Task Checked(Task running)
    {
        await running;
        if (!HasAnswer)
            throw Broken();
    }

    private bool EndedStage(int stage) => (stage < MethodStage ? _innerFilters?[stage] : _method) is { IsCompleted: true };

    private InvalidOperationException Broken() => new($"A filter neither went on with {call} nor set a result.");
}
