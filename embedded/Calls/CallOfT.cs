using System.Runtime.CompilerServices;
using Orleans.Serialization.Invocation;
using StudyMate.Embedded.Contracts;

namespace StudyMate.Embedded.Calls;

/// <summary>A call with a result of type <typeparamref name="T"/>; calls without one have a <see cref="Nothing"/>.</summary>
internal abstract class Call<T> : Call
{
    // Continuations run on the caller's scheduler or on the thread pool: answers are given inside of turns, where the runtime does not inline them.
    private AsyncTaskMethodBuilder<T> _promise;

    /// <summary>The caller's task; first read before the call is sent.</summary>
    internal Task<T> Promise => _promise.Task;

    /// <summary>The same call, to be sent once more.</summary>
    internal Call<T> Again()
    {
        var copy = (Call<T>)Unsent();
        copy._promise = default;
        return copy;
    }

    protected abstract T ResultOf(Task ended);

    internal sealed override void Succeed(Task ended, MessageRebuilder? rebuilder)
    {
        var result = ResultOf(ended);
        SetResult(rebuilder is null ? result : rebuilder.Rebuild(result));
    }

    internal sealed override void Answer(Response response, MessageRebuilder? rebuilder)
    {
        if (response.Exception is { } exception)
            Fail(rebuilder is null ? exception : rebuilder.RebuildException(exception));
        else
            SetResult(typeof(T) == typeof(Nothing) ? default! : Rebuilt(response.GetResult<T>(), rebuilder));
    }

    internal sealed override Response ToResponse(Task ended) => !ended.IsCompletedSuccessfully
        ? Response.FromException(ExceptionOf(ended))
        : typeof(T) == typeof(Nothing) ? Response.Completed : Response.FromResult(ResultOf(ended));

    internal sealed override void Fail(Exception exception)
    {
        // Nobody holds the promise of a one-way call: a failure there would surface as an unobserved exception.
        if (TryFinish() && !IsOneWay)
            _promise.SetException(exception);
    }

    internal void SetResult(T result)
    {
        if (TryFinish())
            _promise.SetResult(result);
    }

    private static T Rebuilt(T result, MessageRebuilder? rebuilder) => rebuilder is null ? result : rebuilder.Rebuild(result);
}

/// <summary>The result of a call that has none.</summary>
internal readonly struct Nothing;

/// <summary>A call of a method that returns <see cref="Task{TResult}"/>.</summary>
internal abstract class TaskCall<T> : Call<T>
{
    protected abstract Task<T> CallTarget(object target);

    internal sealed override Task Begin(object target) => CallTarget(target);

    protected sealed override T ResultOf(Task ended) => Unsafe.As<Task<T>>(ended).GetAwaiter().GetResult();
}

/// <summary>A call of a method that returns <see cref="Task"/>.</summary>
internal abstract class VoidTaskCall : Call<Nothing>
{
    protected abstract Task CallTarget(object target);

    internal sealed override Task Begin(object target) => CallTarget(target);

    protected sealed override Nothing ResultOf(Task ended) => default;
}

/// <summary>A call of a method that returns <see cref="ValueTask{TResult}"/>.</summary>
internal abstract class ValueTaskCall<T> : Call<T>
{
    protected abstract ValueTask<T> CallTarget(object target);

    internal sealed override Task Begin(object target) => CallTarget(target).AsTask();

    protected sealed override T ResultOf(Task ended) => Unsafe.As<Task<T>>(ended).GetAwaiter().GetResult();
}

/// <summary>A call of a method that returns <see cref="ValueTask"/>.</summary>
internal abstract class VoidValueTaskCall : Call<Nothing>
{
    protected abstract ValueTask CallTarget(object target);

    internal sealed override Task Begin(object target) => CallTarget(target).AsTask();

    protected sealed override Nothing ResultOf(Task ended) => default;
}
