using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A grain call as a filter sees it.</summary>
public interface IGrainCallContext
{
    /// <summary>The call: method and arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain object (incoming) or the reference (outgoing).</summary>
    object Grain { get; }

    /// <summary>The calling grain; <see langword="null"/> when the call comes from outside.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>The called interface.</summary>
    GrainInterfaceType InterfaceType { get; }

    /// <summary>The name of the called interface.</summary>
    string InterfaceName { get; }

    /// <summary>The name of the called method.</summary>
    string MethodName { get; }

    /// <summary>The called method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The result, after <see cref="Invoke"/>; a filter may replace it.</summary>
    object? Result { get; set; }

    /// <summary>The answer, after <see cref="Invoke"/>; a filter may replace it.</summary>
    Response? Response { get; set; }

    /// <summary>Goes on to the next filter or to the method.</summary>
    Task Invoke();
}

/// <summary>A call that arrives at a grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The called activation.</summary>
    IGrainContext TargetContext { get; }

    /// <summary>The called method of the grain class.</summary>
    MethodInfo ImplementationMethod { get; }
}

/// <summary>A call that leaves for a grain.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The calling activation; <see langword="null"/> when the call comes from outside.</summary>
    IGrainContext? SourceContext { get; }
}

/// <summary>Runs around every incoming call; a grain class may implement it for itself.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs around a call; without <see cref="IGrainCallContext.Invoke"/> the call does not happen.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>Runs around every outgoing call, with the caller's context.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Runs around a call; without <see cref="IGrainCallContext.Invoke"/> the call does not happen.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}

/// <summary>An <see cref="IIncomingGrainCallFilter"/> as a function.</summary>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

/// <summary>An <see cref="IOutgoingGrainCallFilter"/> as a function.</summary>
public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
