using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as an object: a method and its arguments.</summary>
public interface IInvokable : IDisposable
{
    /// <summary>The object that is called, once known.</summary>
    object? GetTarget();

    /// <summary>Takes the object that is called.</summary>
    void SetTarget(ITargetHolder holder);

    /// <summary>Calls the method on the target.</summary>
    ValueTask<Response> Invoke();

    /// <summary>The number of arguments, cancellation tokens excluded.</summary>
    int GetArgumentCount();

    /// <summary>One argument.</summary>
    object? GetArgument(int index);

    /// <summary>Replaces one argument.</summary>
    void SetArgument(int index, object value);

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The interface's name.</summary>
    string GetInterfaceName();

    /// <summary>Interface and method in one name, for traces.</summary>
    string GetActivityName();

    /// <summary>The method of the interface.</summary>
    MethodInfo GetMethod();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>The time-out of this method; <see langword="null"/> means the general one.</summary>
    TimeSpan? GetDefaultResponseTimeout() => null;

    /// <summary>The token given by the caller, as the called method sees it.</summary>
    CancellationToken GetCancellationToken() => CancellationToken.None;

    /// <summary>Cancels the token of the called method; <see langword="false"/> if it takes none.</summary>
    bool TryCancel() => false;

    /// <summary>Whether the method takes a cancellation token.</summary>
    bool IsCancellable => false;
}

/// <summary>Holds the object that is called.</summary>
public interface ITargetHolder
{
    /// <summary>The object that is called.</summary>
    object? GetTarget();

    /// <summary>A component of the activation.</summary>
    object? GetComponent(Type componentType);
}
