using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Contracts;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// One call: message, request and the caller's promise in one object, so that a call costs two allocations (this and the caller's task). Its
/// subclasses are emitted, one per interface method, with a typed field per argument.
/// </summary>
internal abstract class Call : IInvokable
{
    private const int Waiting = 0;
    private const int Finished = 1;

    private int _state;
    private object? _target;
    private Action? _onEnded;
    private CallCancellation? _cancellation;

    /// <summary>The next call in the queue of the called activation.</summary>
    internal Call? Next;

    /// <summary>The call that the caller was busy with when it made this one; the way back through a chain of waiting grains.</summary>
    internal Call? Parent;

    /// <summary>The calling activation, if a grain made the call.</summary>
    internal Activation? Sender;

    /// <summary>The called activation, once the call is queued there.</summary>
    internal Activation? Receiver;

    /// <summary>What the caller's <see cref="RequestContext"/> held.</summary>
    internal RequestContextValues? Context;

    /// <summary>Timestamp at which the caller gives up.</summary>
    internal long Deadline = long.MaxValue;

    /// <summary>What the filters of the called side hold about this call.</summary>
    internal IncomingCallContext? Filtered;

    /// <summary>The running method, once it did not end at once.</summary>
    internal Task? Running;

    internal GrainReference? Target;

    internal abstract CallMethod Method { get; }

    internal virtual bool IsOneWay => Method.IsOneWay;

    internal virtual bool AlwaysInterleaves => Method.AlwaysInterleaves;

    /// <summary>Ticks of timers: they belong to one activation and are never handed to the next.</summary>
    internal virtual bool IsLocal => false;

    /// <summary>Whether the call counts as use of the activation.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>Who calls: a grain, or the client that stands for everything outside.</summary>
    internal virtual GrainId SourceId => Sender?.GrainId ?? Target!.Target.Engine.Observers.ClientId;

    internal bool IsFinished => Volatile.Read(ref _state) == Finished;

    /// <summary>The token that the caller gave; the method sees it after <see cref="ReplaceToken"/>.</summary>
    internal virtual CancellationToken Token => CancellationToken.None;

    /// <summary>Starts the method. The task is a <see cref="Task{TResult}"/> when there is a result.</summary>
    internal abstract Task Begin(object target);

    /// <summary>Answers with the result of an ended task.</summary>
    internal abstract void Succeed(Task ended, MessageRebuilder? rebuilder);

    internal abstract void Answer(Response response, MessageRebuilder? rebuilder);

    internal abstract Response ToResponse(Task ended);

    internal abstract void Fail(Exception exception);

    internal virtual void RebuildArguments(MessageRebuilder rebuilder)
    {
    }

    internal virtual void ReplaceToken(CancellationToken token)
    {
    }

    /// <summary>Runs <see cref="Activation.OnEnded"/> in the activation's turn when the method ends later.</summary>
    internal void AwaitEnd(Task running)
    {
        Running = running;
        running.GetAwaiter().UnsafeOnCompleted(_onEnded ??= () => Receiver!.OnEnded(this, Running!));
    }

    /// <summary>True for exactly one of: result, failure, time-out, cancellation.</summary>
    protected bool TryFinish()
    {
        if (Interlocked.Exchange(ref _state, Finished) != Waiting)
            return false;
        Parent = null;
        _cancellation?.CallEnded();
        return true;
    }

    /// <summary>A copy that was not sent yet; its token is the caller's again.</summary>
    protected Call Unsent()
    {
        var copy = (Call)MemberwiseClone();
        copy._state = Waiting;
        copy._target = null;
        copy._onEnded = null;
        copy._cancellation = null;
        (copy.Next, copy.Parent, copy.Receiver, copy.Filtered, copy.Running) = (null, null, null, null, null);
        if (_cancellation is not null)
            copy.ReplaceToken(_cancellation.CallersToken);
        return copy;
    }

    internal void ObserveCancellation()
    {
        var token = Token;
        if (token.CanBeCanceled)
            _cancellation = new CallCancellation(this, token);
    }

    public virtual object? GetTarget() => _target;

    public void SetTarget(ITargetHolder holder) => _target = holder.GetTarget();

    public async ValueTask<Response> Invoke()
    {
        var task = Begin(_target!);
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return ToResponse(task);
    }

    public virtual int GetArgumentCount() => 0;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.Interface.Name;

    public string GetActivityName() => Method.ActivityName;

    public MethodInfo GetMethod() => Method.Info;

    public Type GetInterfaceType() => Method.Interface.Type;

    public TimeSpan? GetDefaultResponseTimeout() => Method.Timeout;

    public CancellationToken GetCancellationToken() => Token;

    public bool TryCancel() => _cancellation?.Cancel() ?? false;

    public bool IsCancellable => Method.TakesToken;

    public void Dispose()
    {
    }

    public override string ToString() =>
        $"{GetActivityName()} ({(Sender is null ? "client" : Sender.GrainId.ToString())} → {Target?.GrainId.ToString() ?? Receiver?.GrainId.ToString()})";

    [MethodImpl(MethodImplOptions.NoInlining)]
    protected static Exception ExceptionOf(Task ended)
    {
        try
        {
            ended.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            return exception;
        }

        throw new InvalidOperationException("The task did not fail.");
    }
}
