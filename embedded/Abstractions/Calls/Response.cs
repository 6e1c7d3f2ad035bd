using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

/// <summary>The outcome of a call: a result or an exception.</summary>
public abstract class Response : IDisposable
{
    /// <summary>Done, without a result.</summary>
    public static Response Completed => CompletedResponse.Instance;

    /// <summary>The result; reading it throws when the call failed.</summary>
    public abstract object? Result { get; set; }

    /// <summary>The failure, if any.</summary>
    public abstract Exception? Exception { get; set; }

    /// <summary>A failure.</summary>
    public static Response FromException(Exception exception) => new ExceptionResponse { Exception = exception };

    /// <summary>A result.</summary>
    public static Response FromResult<TResult>(TResult value) => new Response<TResult> { TypedResult = value };

    /// <summary>The result without boxing; throws when the call failed.</summary>
    public abstract T GetResult<T>();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <inheritdoc/>
    public override string ToString() => Exception?.ToString() ?? Result?.ToString() ?? "[null]";
}

/// <summary>A call that ended without a result.</summary>
public sealed class CompletedResponse : Response
{
    /// <summary>The only one.</summary>
    public static CompletedResponse Instance { get; } = new();

    /// <inheritdoc/>
    public override object? Result { get => null; set => throw new InvalidOperationException("A completed response has no result to set."); }

    /// <inheritdoc/>
    public override Exception? Exception { get => null; set => throw new InvalidOperationException("A completed response has no exception to set."); }

    /// <inheritdoc/>
    public override T GetResult<T>() => default!;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "[Completed]";
}

/// <summary>A call that failed.</summary>
public sealed class ExceptionResponse : Response
{
    /// <inheritdoc/>
    public override object? Result
    {
        get
        {
            ExceptionDispatchInfo.Throw(Exception!);
            return null;
        }
        set => throw new InvalidOperationException("A failed call has no result to set.");
    }

    /// <inheritdoc/>
    public override Exception? Exception { get; set; }

    /// <inheritdoc/>
    public override T GetResult<T>()
    {
        ExceptionDispatchInfo.Throw(Exception!);
        return default;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}

/// <summary>A call that ended with a result.</summary>
public sealed class Response<TResult> : Response
{
    /// <summary>The result without boxing.</summary>
    public TResult? TypedResult { get; set; }

    /// <inheritdoc/>
    public override object? Result { get => TypedResult; set => TypedResult = (TResult?)value; }

    /// <inheritdoc/>
    public override Exception? Exception { get => null; set => throw new InvalidOperationException("A result has no exception to set."); }

    /// <inheritdoc/>
    public override T GetResult<T>() => typeof(TResult) == typeof(T) ? (T)(object)TypedResult! : (T)Result!;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
