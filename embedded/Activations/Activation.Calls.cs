using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Serialization.Invocation;
using Orleans.Storage;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Activations;

/// <summary>The queue of calls and who may enter beside whom.</summary>
internal sealed partial class Activation
{
    private Call? _head;
    private Call? _tail;

    // The last waiting call known to be barred by the running ones: until one of these ends, only younger calls are worth looking at.
    private Call? _scanned;
    private Call? _busy;
    private List<Call>? _runningCalls; // those beside the busy one
    private int _running;
    private int _waiting;
    private bool _watched;

    /// <summary>Calls that run or wait.</summary>
    public int Load => _running + _waiting;

    /// <summary>Queues a call; false if this activation is gone.</summary>
    public bool TryEnqueue(Call call)
    {
        bool schedule, watch;
        lock (this)
        {
            if (_state == ActivationState.Ended)
                return false;
            call.Receiver = this;
            if (_tail is null)
                _head = call;
            else
                _tail.Next = call;
            _tail = call;
            _waiting++;
            watch = !_watched;
            _watched = true;
            schedule = !_scheduled;
            _scheduled = true;
        }

        Class.Engine.Meters.OnSent();
        if (watch)
            Class.Engine.Timeouts.Watch(this);
        if (schedule)
            Class.Engine.Scheduler.Schedule(this);
        return true;
    }

    /// <summary>Adds the calls that wait or run here; false, and no longer watched, when there are none.</summary>
    public bool CollectCalls(List<Call> into)
    {
        lock (this)
        {
            for (var call = _head; call is not null; call = call.Next)
                into.Add(call);
            if (_runningCalls is not null)
                into.AddRange(_runningCalls);
            if (_busy is not null)
                into.Add(_busy);
            return _watched = Load != 0;
        }
    }

    /// <summary>Answers the caller and lets the next call in. Runs in a turn of this activation.</summary>
    public void OnEnded(Call call, Task ended)
    {
        var meters = Class.Engine.Meters;
        if (meters.TimesRequests && !call.IsOneWay && !call.IsFinished)
            meters.OnRequestEnded(Class.Engine.Timeouts.TimeSince(call));

        // First the books, then the answer: whoever hears it finds this activation as it will be.
        lock (this)
        {
            _running--;
            if (call.KeepsAlive)
                LastUsed = Class.Engine.Timestamp;
            // A call that entered beside the one that ends now bars others from here on: a write does not enter while any read runs.
            if (_busy == call)
                _busy = TakeNextBusy();
            else
                _runningCalls?.Remove(call);
            _scanned = null;
        }

        if (ended.IsCompletedSuccessfully)
        {
            if (call.Filtered is { } filtered)
                filtered.Answer(Class.Engine.Rebuilder);
            else
                call.Succeed(ended, Class.Engine.Rebuilder);
        }
        else
        {
            OnFailed(call, ended);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnFailed(Call call, Task ended)
    {
        var exception = call.ToResponse(ended).Exception!;
        Class.Engine.Log.CallFailed(call, exception);
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            // What this activation remembers is not what the storage holds; callers up the chain are not to blame.
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "The grain's record was changed by somebody else."));
        }

        call.Fail(Class.Engine.Rebuilder is { } rebuilder ? rebuilder.RebuildException(exception) : exception);
    }

    /// <summary>Takes the first call that may run now. Under the lock.</summary>
    private Call? TakeCall()
    {
        if (_head is null || (_state != ActivationState.Running && !(_state == ActivationState.Ending && HasLocalCall())))
            return null;

        var previous = _running == 0 ? null : _scanned;
        for (var call = previous is null ? _head : previous.Next; call is not null; call = call.Next)
        {
            if (call.IsFinished && !call.IsOneWay)
            {
                // The caller gave up before the call began.
                Unlink(call, previous);
                Class.Engine.Meters.OnExpired();
                continue;
            }

            if (MayRun(call))
            {
                Unlink(call, previous);
                call.Next = null;
                _running++;
                if (_busy is null && !call.AlwaysInterleaves)
                    _busy = call;
                else
                    (_runningCalls ??= []).Add(call);
                return call;
            }

            previous = call;
        }

        _scanned = previous;
        return null;
    }

    private void Unlink(Call call, Call? previous)
    {
        if (previous is null)
            _head = call.Next;
        else
            previous.Next = call.Next;
        if (_tail == call)
            _tail = previous;
        _waiting--;
    }

    private bool MayRun(Call call)
    {
        if (_state == ActivationState.Ending && !call.IsLocal)
            return false;
        if (_running == 0 || call.AlwaysInterleaves || _busy is null || Class.IsReentrant)
            return true;
        if (call.Method.IsReadOnly && _busy.Method.IsReadOnly)
            return true;
        if (_extras?.ReentrantSections is { Count: > 0 } sections && call.Context?.ReentrancyId is { } id && id != Guid.Empty && sections.ContainsKey(id))
            return true;
        return Class.MayInterleave is { } mayInterleave && AskToInterleave(mayInterleave, call);
    }

    /// <summary>Asks the grain's predicate. A call whose predicate fails is let in, only to be failed before its method begins.</summary>
    private bool AskToInterleave(Func<object, IInvokable, bool> mayInterleave, Call call)
    {
        try
        {
            return mayInterleave(GrainInstance!, call) || mayInterleave(GrainInstance!, _busy!);
        }
        catch (Exception exception)
        {
            Extras.Refused = (call, exception);
            return true;
        }
    }

    private Exception? TakeRefusal(Call call)
    {
        if (_extras?.Refused is not { } refused || refused.Call != call)
            return null;
        _extras.Refused = null;
        return refused.Exception;
    }

    private Call? TakeNextBusy()
    {
        var next = _runningCalls?.Find(static call => !call.AlwaysInterleaves);
        if (next is not null)
            _runningCalls!.Remove(next);
        return next;
    }

    private bool HasLocalCall()
    {
        for (var call = _head; call is not null; call = call.Next)
        {
            if (call.IsLocal)
                return true;
        }

        return false;
    }
}
