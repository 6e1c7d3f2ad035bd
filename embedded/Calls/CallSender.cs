using Orleans.Runtime;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Calls;

/// <summary>The caller's half of a call.</summary>
internal static class CallSender
{
    public static Task<T> Send<T>(GrainReference reference, Call<T> call)
    {
        var engine = reference.Target.Engine;
        call.Target = reference;
        call.Sender = Activation.Current;
        var filters = engine.OutgoingFilters;
        if (filters.Length != 0)
            return new OutgoingCallContext<T>(call, reference, filters).Send();
        return Dispatch(reference, call);
    }

    /// <summary>Sends a call of the engine itself, with the given context and past the outgoing filters.</summary>
    public static Task<T> Dispatch<T>(GrainReference reference, Call<T> call, RequestContextValues? context)
    {
        var promise = call.Promise;
        call.Target = reference;
        call.Context = context;
        call.Deadline = reference.Target.Engine.Timeouts.DeadlineOf(call.Method);
        if (reference.Target.Engine.IsRunning)
            reference.Target.Deliver(reference, call);
        else
            call.Fail(new SiloUnavailableException($"The host is not running and can not process {call}."));
        return promise;
    }

    /// <summary>Sends the call as it is now, with the caller's context of this moment.</summary>
    public static Task<T> Dispatch<T>(GrainReference reference, Call<T> call)
    {
        if (call.Token.IsCancellationRequested)
            return Task.FromCanceled<T>(call.Token);

        var engine = reference.Target.Engine;
        call.Context = RequestContext.Current;
        call.Parent = call.Sender?.Busy;
        if (engine.Rebuilder is { } rebuilder)
            call.RebuildArguments(rebuilder);

        var promise = call.Promise;
        if (!engine.Accepts(call))
        {
            // Nobody waits for the end of a one-way call: there is nobody to tell.
            if (call.IsOneWay)
                return Task.FromResult(default(T)!);
            call.Fail(new SiloUnavailableException($"The host is not running and can not process {call}."));
            return promise;
        }

        if (call.IsOneWay)
        {
            // Nobody waits: no time-out, no cancellation, no answer.
            reference.Target.Deliver(reference, call);
            return Task.FromResult(default(T)!);
        }

        call.Deadline = engine.Timeouts.DeadlineOf(call.Method);
        call.ObserveCancellation();
        reference.Target.Deliver(reference, call);
        return promise;
    }
}
