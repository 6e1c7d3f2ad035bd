using System.Collections.Immutable;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <param name="Grain">Which grain is called.</param>
/// <param name="Method">The method as its interface has it.</param>
/// <param name="Body">What runs in the grain's turn.</param>
internal sealed record CallTarget(GrainId Grain, MethodInfo Method, Func<Activation, Task> Body);

/// <summary>The result of a call that has none.</summary>
internal readonly record struct Nothing;

/// <summary>One call: message and the caller's promise.</summary>
internal abstract class Call(CallTarget target, Activation? sender)
{
    private CancellationTokenRegistration _registration;
    private Action<CancellationToken>? _setToken;

    public GrainId Target => target.Grain;

    public MethodInfo Method => target.Method;

    /// <summary>The calling grain; null for whoever is outside.</summary>
    public Activation? Sender => sender;

    public GrainId SourceId => sender?.GrainId ?? GrainTypePrefix.Client;

    /// <summary>Where the call waits or runs.</summary>
    public Activation? Receiver { get; set; }

    /// <summary>What the caller's <see cref="RequestContext"/> held.</summary>
    public ImmutableDictionary<string, object>? Context { get; set; }

    public bool AlwaysInterleaves { get; set; }

    /// <summary>Nobody waits.</summary>
    public bool IsOneWay { get; set; }

    /// <summary>A tick of a timer ends with its activation; all else is handed to the next one.</summary>
    public bool IsTick { get; init; }

    /// <summary>Whether it counts as use of the grain.</summary>
    public bool KeepsAlive { get; init; } = true;

    public CancellationToken Token { get; private set; }

    /// <summary>What the caller waits for.</summary>
    public abstract Task Answer { get; }

    /// <summary>The method, once it was begun.</summary>
    protected Task? Running { get; private set; }

    public Task Begin(Activation activation) => Running = target.Body(activation);

    /// <summary>Answers the caller, who may have given up; <paramref name="ended"/> is the method with all filters around it.</summary>
    public abstract void Complete(Task ended);

    public abstract void Fail(Exception exception);

    /// <summary>Sends the call through the filters of the calling side.</summary>
    public abstract Task SendThrough(IOutgoingGrainCallFilter[] filters, Silo silo);

    public void HasToken(Action<CancellationToken> set, CancellationToken token) => (Token, _setToken) = (token, set);

    /// <summary>The caller stops waiting as soon as its token says so; the method hears of it in a turn of its grain and decides what to do.</summary>
    public void ObserveToken()
    {
        if (!Token.CanBeCanceled)
            return;
        var source = new CancellationTokenSource();
        _setToken!(source.Token);
        _registration = Token.UnsafeRegister(
            (_, token) =>
            {
                Fail(new OperationCanceledException(token));
                Receiver?.Queue(source.Cancel);
            },
            null);
    }

    public override string ToString() => $"{SourceId} → {Target} {Method.Name}";

    protected void StopObserving() => _registration.Unregister();
}

/// <inheritdoc/>
internal sealed class Call<T>(CallTarget target, Activation? sender) : Call(target, sender)
{
    // Whoever waits has a scheduler of its own, so nothing of the caller's runs inside of an answer.
    private readonly TaskCompletionSource<T> _promise = new();

    public override Task Answer => _promise.Task;

    public override void Complete(Task ended)
    {
        if (!ended.IsCompletedSuccessfully)
            Fail(ended.Exception?.InnerException ?? new TaskCanceledException(ended));
        else if (Running is { IsCompletedSuccessfully: true } method)
            Succeed(method is Task<T> typed ? typed.Result : default!); // Nothing is all that an untyped task answers.
        else
            Fail(new InvalidOperationException($"A filter neither went on with {this} nor failed it."));
    }

    public override void Fail(Exception exception)
    {
        StopObserving();
        if (exception is OperationCanceledException cancelled)
            _promise.TrySetCanceled(cancelled.CancellationToken);
        else
            _promise.TrySetException(exception);
    }

    public override Task SendThrough(IOutgoingGrainCallFilter[] filters, Silo silo) => SendAsync(new OutgoingCall(this, filters, silo));

    private async Task<T> SendAsync(OutgoingCall outgoing)
    {
        await outgoing.Invoke();
        return IsOneWay ? default! : await _promise.Task; // Nothing is all that nobody waits for.
    }

    private void Succeed(T result)
    {
        StopObserving();
        _promise.TrySetResult(result);
    }
}
