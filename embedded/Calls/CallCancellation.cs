using System.Diagnostics.CodeAnalysis;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// Carries the caller's cancellation to the called method: the caller stops waiting at once, the method's own token is cancelled in a turn of the
/// called grain and the method decides what to do.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The method may keep its token longer than the call lives; the source holds no timer and no handle.")]
internal sealed class CallCancellation
{
    private readonly CancellationTokenSource _source = new();
    private readonly Call _call;
    private readonly CancellationTokenRegistration _registration;

    public CallCancellation(Call call, CancellationToken token)
    {
        _call = call;
        CallersToken = token;
        call.ReplaceToken(_source.Token);
        _registration = token.UnsafeRegister(static (state, cancelled) => ((CallCancellation)state!).OnCancelled(cancelled), this);
    }

    /// <summary>The token that the caller gave.</summary>
    public CancellationToken CallersToken { get; }

    /// <summary>Cancels the token of the called method.</summary>
    public bool Cancel()
    {
        _source.Cancel();
        return true;
    }

    public void CallEnded() => _registration.Unregister();

    private void OnGivenUp()
    {
        if (_call.Target?.Target.Engine is not { } engine)
            return;
        if (engine.Meters.TimesRequests)
            engine.Meters.OnRequestEnded(engine.Timeouts.TimeSince(_call));
        engine.Meters.OnCancelled(_call);
    }

    private void OnCancelled(CancellationToken token)
    {
        if (!_call.IsFinished)
            OnGivenUp();
        _call.Fail(new OperationCanceledException(token));
        if (_call.Receiver is { } receiver)
            receiver.QueueAction(() => _source.Cancel());
        else
            _source.Cancel();
    }
}
