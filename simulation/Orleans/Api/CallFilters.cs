using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>A call on its way through the filters.</summary>
public interface IGrainCallContext
{
    /// <summary>Who calls: a grain, or whoever is outside.</summary>
    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>Goes on: to the next filter, in the end to the method.</summary>
    Task Invoke();
}

/// <summary>A call that has arrived.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext;

/// <summary>A call that is about to leave.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext;

/// <summary>Runs around every call that arrives; those of the host in the order of their registration.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>Runs around every call that leaves.</summary>
public interface IOutgoingGrainCallFilter
{
    Task Invoke(IOutgoingGrainCallContext context);
}
